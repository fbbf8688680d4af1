import { spawn } from 'node:child_process'

/**
 * Runs one group of the gate and prints its output when it has ended, in one piece, so that groups that run
 * beside each other do not mix their lines.
 * @param {string} root folder of package.json
 * @param {{ name: string, command: string[] }} group
 * @returns {Promise<{ name: string, passed: boolean, seconds: number }>}
 */
export async function runGroup(root, { name, command }) {
  const begun = performance.now()
  const { code, output } = await collect(root, command)
  const seconds = (performance.now() - begun) / 1000
  const passed = code === 0
  console.log(`\n${passed ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`)
  if (output.trim() !== '') console.log(output.trimEnd())
  return { name, passed, seconds }
}

/**
 * Runs all groups, at most `atOnce` beside each other, in their order; none is left out because another failed.
 * @returns the results in the order of the groups
 */
export async function runTogether(root, groups, atOnce) {
  const results = new Array(groups.length)
  let next = 0
  const lane = async () => {
    while (next < groups.length) {
      const mine = next++
      results[mine] = await runGroup(root, groups[mine])
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, Math.min(atOnce, groups.length)) }, lane))
  return results
}

function collect(cwd, [command, ...args]) {
  return new Promise((resolve) => {
    const env = { ...process.env }
    if (process.stdout.isTTY && !('NO_COLOR' in env)) env.FORCE_COLOR ??= '1'
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const pieces = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => pieces.push(piece))
    child.once('error', (error) => resolve({ code: 127, output: error.message }))
    child.once('close', (code) => resolve({ code, output: Buffer.concat(pieces).toString('utf8') }))
  })
}
