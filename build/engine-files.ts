import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'
import { stripDead } from './strip-dead.ts'
import { stripExports } from './strip-exports.ts'

const MODULE = 'virtual:duckdb'
const require = createRequire(import.meta.url)
const CACHE = 'node_modules/.cache/jijing'
/** Goes up when what is made of DuckDB's files changes: what was kept is made again. */
const RECIPE = '5'

/** A file of the database engine as it ships: gzipped here, inflated by the page. */
export interface EngineFile {
  /** Path in the built site, with the hash of its content. */
  path: string
  bytes: Buffer
}

/**
 * DuckDB's WASM and its worker. The worker's script gets our prelude in front, which inflates the WASM in the worker
 * (`src/warehouse/adapters/duckdb-prelude.js`).
 */
export function engineFiles(root: string): { wasm: EngineFile; worker: EngineFile } {
  const prelude = readFileSync(join(root, 'src/warehouse/adapters/duckdb-prelude.js'))
  const script = readFileSync(require.resolve('@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js'), 'utf8')
  // Its source map is not shipped.
  const worker = Buffer.from(`${String(prelude)}\n${script.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n')}`)
  const wasm = readFileSync(require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'))
  return {
    wasm: zipped(root, [wasm, script], 'duckdb-eh', 'wasm.gz', () => stripDead(stripExports(wasm, script))),
    worker: zipped(root, [worker], 'duckdb-worker', 'js.gz', () => worker),
  }
}

/** Made and gzipped at the highest level, which takes a quarter of a minute for the WASM: kept from build to build. */
function zipped(
  root: string,
  madeOf: readonly (string | Uint8Array)[],
  name: string,
  ending: string,
  make: () => Uint8Array,
): EngineFile {
  const hash = createHash('sha256').update(RECIPE)
  for (const part of madeOf) hash.update(part)
  const short = hash.digest('hex').slice(0, 10)
  const kept = join(root, CACHE, `${name}-${short}.${ending}`)
  const path = `assets/${name}-${short}.${ending}`
  try {
    return { path, bytes: readFileSync(kept) }
  } catch {
    // At this level of memory, of all, the WASM comes out smallest.
    const bytes = gzipSync(make(), { level: 9, memLevel: 7 })
    mkdirSync(join(root, CACHE), { recursive: true })
    writeFileSync(kept, bytes)
    return { path, bytes }
  }
}

/**
 * `virtual:duckdb` says where the page finds the two files: `wasm` and `worker`, addresses relative to the page. Plain
 * file servers do not compress `.wasm`, and some hosts refuse files over 25 MiB: so it ships as `.gz`, for every form.
 *
 * @param emit false in a build whose page already carries the files
 */
export function engineFilesPlugin({ emit = true } = {}): Plugin {
  let root = process.cwd()
  let development = false
  return {
    name: 'jijing-engine-files',
    configResolved(config) {
      root = config.root
      development = config.command === 'serve'
    },
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
    load(id) {
      if (id !== `\0${MODULE}`) return null
      const files = Object.entries(engineFiles(root))
      return files
        .map(([name, { path, bytes }]) => {
          if (emit && !development) this.emitFile({ type: 'asset', fileName: path, source: bytes })
          const address = development ? `/@fs/${join(root, CACHE, path.slice('assets/'.length))}` : path
          return `export const ${name} = ${JSON.stringify(address)}`
        })
        .join('\n')
    },
  }
}
