import { spawn } from 'node:child_process'
import { setPriority } from 'node:os'

const NICE = 15

/**
 * Mutation testing of the engine; it takes half an hour of two cores, so whatever else runs goes first.
 * @param {string} root folder of package.json
 * @param {string[]} files what to mutate, as files or patterns; everything where none is named
 * @returns {Promise<number>} exit code: 0 when enough mutants were killed
 */
export function mutate(root, files) {
  const stryker = [
    'node_modules/@stryker-mutator/core/bin/stryker.js',
    'run',
    'test/mutation/stryker.config.mjs',
  ]
  const only = files.length > 0 ? ['--mutate', files.join(',')] : []
  const child = spawn(process.execPath, [...stryker, ...only], { cwd: root, stdio: 'inherit' })
  if (child.pid) setPriority(child.pid, NICE)
  return new Promise((resolve) => {
    child.once('error', () => resolve(127))
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
