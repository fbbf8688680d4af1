import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Worker as NodeThread } from 'node:worker_threads'
import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm'
import { WasmWarehouse } from '@/warehouse/adapters/wasm-warehouse'
import { LOAD_FOLDER, lockDown } from '@/warehouse/lock-down'
import { martScript } from '@/warehouse/marts'
import { openSchema, STARTUP } from '@/warehouse/open-schema'
import type { Warehouse } from '@/warehouse'

const require = createRequire(import.meta.url)
const worker = require.resolve('@duckdb/duckdb-wasm/dist/duckdb-node-eh.worker.cjs')
const wasm = require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm')

/** What DuckDB's worker expects of a browser: a global scope that receives and posts messages. */
const SCOPE = `
  const { parentPort, workerData } = require('node:worker_threads')
  globalThis.self = globalThis
  console.log = console.error = () => undefined
  globalThis.postMessage = (message, transfer) => parentPort.postMessage(message, transfer)
  parentPort.on('message', (data) => globalThis.onmessage({ data }))
  require(workerData)
`

/** A thread of Node with the face of a browser's worker. Its own echo of failed statements is not shown. */
class ThreadWorker extends EventTarget {
  readonly #thread = new NodeThread(SCOPE, { eval: true, workerData: worker })

  constructor() {
    super()
    this.#thread.on('message', (data: unknown) => this.dispatchEvent(new MessageEvent('message', { data })))
    this.#thread.on('error', (error) => this.dispatchEvent(Object.assign(new Event('error'), { error })))
    this.#thread.on('exit', () => this.dispatchEvent(new Event('close')))
  }

  postMessage(message: unknown, transfer: ArrayBuffer[] = []) {
    this.#thread.postMessage(message, transfer)
  }

  terminate() {
    void this.#thread.terminate()
  }
}

const script = (name: string) => readFileSync(new URL(`../../src/warehouse/${name}`, import.meta.url), 'utf8')
const scripts = {
  views: script('views.sql'),
  marts: script('marts.sql'),
  figures: ['figures.sql', 'figures-problems.sql', 'figures-findings.sql'].map(script).join('\n'),
}

/** The real DuckDB-WASM (`eh`) in a thread of Node, bare and not yet opened. */
export async function wasmInNode(): Promise<AsyncDuckDB> {
  const database = new AsyncDuckDB(new VoidLogger(), new ThreadWorker() as unknown as Worker)
  await database.instantiate(wasm)
  return database
}

/** The adapter of the browser on the real DuckDB-WASM (`eh`), in a thread of Node: all of `openWasm` but OPFS. */
export async function openWasmInNode(given?: AsyncDuckDB): Promise<Warehouse> {
  const database = given ?? (await wasmInNode())
  await database.open({})
  const warehouse = new WasmWarehouse(database, await database.connect(), 'memory', martScript(scripts))
  await warehouse.run(STARTUP)
  await openSchema(warehouse, {
    schema: [script('schema.sql'), script('packed.sql'), script('packed-rows.sql')].join('\n'),
    ...scripts,
  })
  await warehouse.run(lockDown([LOAD_FOLDER]))
  return warehouse
}
