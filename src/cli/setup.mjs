import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

// Runs before anything is installed: Node's own modules only.

const OLDEST_NODE = [20, 19]

/** What stops a command before it starts, as a sentence for the person who typed it. */
export class SetupError extends Error {}

/**
 * Whether this Node.js can run the tools. An old one fails inside a package with a syntax error that says
 * nothing about the cause.
 * @param {string} version as in `process.versions.node`
 */
export function isNodeSupported(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])
}

/**
 * Whether the packages that npm says it installed are those of the lock file. Packages that npm leaves out on
 * this platform (optional ones) may be missing, any other difference counts.
 * @param {string} root folder of package.json
 */
export function isInstalled(root) {
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'))
  const wanted = readPackages(join(root, 'package-lock.json'))
  if (!installed || !wanted) return false
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const found = installed[path]
    if (!found) return Boolean(entry.optional || entry.devOptional || entry.peer)
    return found.version === entry.version && found.integrity === entry.integrity
  })
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null
  } catch {
    return null
  }
}

/**
 * Makes `node_modules` match the lock file; does nothing, in a millisecond, when it does already. Everything
 * that npm prints goes to stderr: stdout belongs to the command that follows.
 * @param {string} root folder of package.json
 * @throws {SetupError} when Node.js is too old or the installation fails
 */
export async function setUp(root) {
  if (!isNodeSupported(process.versions.node)) {
    const oldest = OLDEST_NODE.join('.')
    throw new SetupError(
      `绩镜需要 Node.js ${oldest} 或更高版本，这里是 ${process.versions.node}，请升级后重试。\n` +
        `Jijing needs Node.js ${oldest} or newer, this is ${process.versions.node}: upgrade it and run the command again.`,
    )
  }
  const stamp = join(root, 'node_modules', '.jijing-setup.json')
  const wanted = fingerprint(root)
  if (isCurrent(readStamp(stamp), wanted)) return
  await whileAlone(root, async () => {
    const found = readStamp(stamp)
    if (isCurrent(found, wanted)) return
    // Installed by hand: no reason to install again. But a folder that was copied from another system holds
    // that system's binaries, whatever npm's own record says.
    const isForeign = typeof found?.platform === 'string' && found.platform !== wanted.platform
    if (isForeign || !isInstalled(root)) await install(root)
    writeFileSync(stamp, JSON.stringify(wanted) + '\n')
  })
}

function isCurrent(found, wanted) {
  return found !== null && found.lock === wanted.lock && found.platform === wanted.platform
}

function fingerprint(root) {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  return { lock, platform: `${process.platform}-${process.arch}` }
}

function readStamp(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

async function install(root) {
  console.error('绩镜：正在安装依赖（npm ci），只需一次…  Jijing: installing packages, once…')
  const begun = Date.now()
  // `npm run -s` hands its silence down to npm ci; a failure must still be told.
  const options = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const code = await run(npmCommand(), options, root)
  if (code !== 0) {
    throw new SetupError(
      `依赖安装失败（npm ci 退出码 ${code}）。请看上面的 npm 信息，确认能访问 npm 仓库后再运行同一命令。\n` +
        `The packages could not be installed (npm ci ended with ${code}). See npm's message above, check that this ` +
        'machine reaches the npm registry, and run the same command again.',
    )
  }
  console.error(`绩镜：依赖已安装 · packages installed in ${((Date.now() - begun) / 1000).toFixed(1)} s`)
}

/** The npm that runs us, else the one on the PATH. */
function npmCommand() {
  const npm = process.env.npm_execpath
  if (npm && basename(npm) === 'npm-cli.js') return [process.execPath, npm]
  return ['npm']
}

function run([command, ...first], args, cwd) {
  return new Promise((resolve) => {
    const child = spawn(command, [...first, ...args], {
      cwd,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32' && command === 'npm',
    })
    child.once('error', () => resolve(127))
    child.once('exit', (code, signal) => resolve(code ?? `signal ${signal}`))
  })
}

/**
 * Two commands started at once on a fresh clone must not install into one folder together: the second waits
 * for the first. A lock whose owner is dead is taken over.
 */
async function whileAlone(root, work) {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16)
  const lock = join(tmpdir(), `jijing-setup-${name}.lock`)
  for (let waited = false; !take(lock); waited = true) {
    if (!waited) console.error('绩镜：等待另一个安装过程…  Jijing: another command is installing, waiting…')
    await sleep(500)
  }
  try {
    await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function take(lock) {
  try {
    const file = openSync(lock, 'wx')
    writeFileSync(file, String(process.pid))
    closeSync(file)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (!ownerIsAlive(lock)) rmSync(lock, { force: true })
    return false
  }
}

function ownerIsAlive(lock) {
  try {
    const owner = readFileSync(lock, 'utf8')
    // Empty for the instant between its creation and its first write.
    if (owner !== '') process.kill(Number(owner), 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
