// The one door of every npm script: installs what is missing, then runs the command. Plain JavaScript and
// Node's own modules, because on a fresh clone there is nothing else yet.
import { dirname, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { SetupError, setUp } from './setup.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** Each command: from its arguments to an exit code. Modules are loaded after the set-up, never before. */
const commands = {
  start: async (args) => (await import('./start.mjs')).start(root, args),
  dev: async (args) => (await import('./start.mjs')).dev(root, args),
  build: async () => (await import('./start.mjs')).buildApp(root),
  check: async () => (await import('./gate.mjs')).check(root),
  test: async () => (await import('./gate.mjs')).test(root),
  'pack-engine': async ([destination]) => {
    console.log(await (await import('./pack-engine.mjs')).packEngine(root, resolve(destination ?? root)))
    return 0
  },
  screens: (args) => runTypeScript('test/screens/index.ts', args),
  bench: (args) => runTypeScript('test/bench/index.ts', args),
  fuzz: (args) => runTypeScript('test/fuzz/index.ts', args),
  mutate: async (args) => (await import('./mutate.mjs')).mutate(root, args),
  jijing: (args) => runTypeScript('src/cli/main.ts', args),
}

/**
 * Runs a TypeScript module in this process: its default export takes the arguments and the caller's folder and
 * resolves with the exit code. One process starts in half the time of two, and its stdout is untouched.
 */
async function runTypeScript(file, args) {
  const { register } = await import('tsx/esm/api')
  // npm moves to the package's folder; paths in the arguments mean the folder of the person who typed them.
  const cwd = (process.env.npm_lifecycle_event && process.env.INIT_CWD) || process.cwd()
  process.env.TSX_TSCONFIG_PATH = resolve(root, 'tsconfig.json')
  process.chdir(root)
  register({ tsconfig: resolve(root, 'tsconfig.json') })
  const { default: main } = await import(pathToFileURL(resolve(root, file)).href)
  return main(args, cwd)
}

// A reader that has seen enough (`| head`) is no failure of ours.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

const [name, ...args] = process.argv.slice(2)
const command = Object.hasOwn(commands, name ?? '') ? commands[name] : null
if (!command) {
  console.error(`用法 usage: node src/cli/run.mjs <${Object.keys(commands).join(' | ')}>`)
  process.exitCode = 2
} else {
  try {
    await setUp(root)
    // No process.exit: a large answer on its way into a pipe would be cut off.
    process.exitCode = await command(args)
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error)
    process.exitCode = 1
  }
}
