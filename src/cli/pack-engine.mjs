// The shared engine as a package of its own: one module without Vue or DuckDB, its types, its schemes. decimal.js is built
// in, so that a machine without a network can install the tarball.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

const FOLDER = 'dist-engine'

/**
 * Builds `dist-engine/`: what `exports["./engine"]` names, ready for `npm pack`.
 * @param {string} root folder of package.json
 * @param {string} [folder] where to build, beside the default
 * @returns {Promise<string>} the folder
 */
export async function buildEngine(root, folder = join(root, FOLDER)) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const { build } = await import('vite')
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      target: 'es2022',
      lib: { entry: join(root, 'src/engine/index.ts'), formats: ['es'], fileName: () => 'engine.js' },
    },
  })
  declareTypes(root, join(folder, 'types'))
  cpSync(join(root, 'src/engine/schemes'), join(folder, 'schemes'), { recursive: true })
  cpSync(join(root, 'src/engine/README.md'), join(folder, 'README.md'))
  cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'))
  const { name, version, license, engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const entry = { types: './types/index.d.ts', default: './engine.js' }
  const manifest = {
    name,
    version,
    description:
      'The shared engine of 绩镜 Jijing: recomputes the scores of self-evaluation tables and explains them',
    license,
    type: 'module',
    engines,
    sideEffects: false,
    exports: { './engine': entry, './schemes/*.json': './schemes/*.json' },
  }
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  return folder
}

/** Declarations with the extensions that Node's own resolution asks for. */
function declareTypes(root, folder) {
  const options =
    '--declaration --emitDeclarationOnly --strict --skipLibCheck --resolveJsonModule --target es2022'
  execFileSync(
    process.execPath,
    [
      join(root, 'node_modules/typescript/bin/tsc'),
      ...options.split(' '),
      ...['--module', 'esnext', '--moduleResolution', 'bundler', '--rootDir', join(root, 'src/engine')],
      ...['--ignoreConfig', '--outDir', folder, join(root, 'src/engine/index.ts')],
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  )
  cpSync(join(root, 'node_modules/decimal.js/decimal.d.ts'), join(folder, 'decimal-js.d.ts'))
  const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.d.ts'))
  const known = new Set(files.map((name) => resolve(folder, name)))
  for (const name of files) {
    const path = join(folder, name)
    const depth = relative(dirname(path), folder) || '.'
    const text = readFileSync(path, 'utf8')
      .replace(/(from |import\()['"](\.[^'"]*)['"]/g, (_, before, target) => {
        const at = resolve(dirname(path), target)
        const suffix = known.has(`${at}.d.ts`) ? '.js' : '/index.js'
        return `${before}'${target}${suffix}'`
      })
      .replace("from 'decimal.js'", `from '${depth}/decimal-js.js'`)
    writeFileSync(path, text)
  }
}

/**
 * Packs the engine.
 * @param {string} root folder of package.json
 * @param {string} [destination] folder of the tarball
 * @param {string} [built] where to build
 * @returns {Promise<string>} path of the tarball
 */
export async function packEngine(root, destination = root, built = undefined) {
  const folder = await buildEngine(root, built)
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', destination], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  )
  return join(destination, packed.filename)
}
