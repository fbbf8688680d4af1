import {
  AsyncDuckDB,
  DuckDBAccessMode,
  VoidLogger,
  type AsyncDuckDBConnection,
  type DuckDBConfig,
} from '@duckdb/duckdb-wasm'
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url'
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url'
import { decodeTable } from './arrow'
import { insertFromCsv, toCsv } from './bulk'
import { statementFailed, WorkspaceBusyError } from './errors'
import { prepareDatabase } from './prepare'
import schema from './schema.sql?raw'
import views from './views.sql?raw'
import type { Param, Warehouse } from './warehouse'

export { WorkspaceBusyError } from './errors'

const DATABASE = 'jijing.duckdb'
const LOCK = 'jijing-workspace'

export interface WasmOptions {
  /** Keep the data in the browser's own file system (OPFS), where it has one. */
  persist: boolean
}

/** Takes the lock that one tab may hold; the returned function gives it back. Null = another tab has it. */
async function takeLock(): Promise<(() => void) | null> {
  if (!('locks' in navigator)) return () => undefined
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(LOCK, { ifAvailable: true }, (lock) => {
        if (!lock) return resolve(null)
        return new Promise<void>((release) => resolve(release))
      })
      .catch(reject)
  })
}

/** Whether this page may keep files: not on `file://`, not in some private windows. */
async function hasOpfs(): Promise<boolean> {
  try {
    await navigator.storage.getDirectory()
    return true
  } catch {
    return false
  }
}

/** Removes the stored workspace; for when it cannot be opened or the person wants it gone. */
export async function discardOpfs(): Promise<void> {
  const root = await navigator.storage.getDirectory()
  for (const name of [DATABASE, `${DATABASE}.wal`]) {
    await root.removeEntry(name).catch((cause: unknown) => {
      if (!(cause instanceof DOMException && cause.name === 'NotFoundError')) throw cause
    })
  }
}

async function openDatabase(database: AsyncDuckDB, stored: boolean) {
  const config: DuckDBConfig = { query: { castBigIntToDouble: false, castDecimalToDouble: false } }
  if (!stored) return database.open({ ...config, path: ':memory:' })
  // Just after a reload the previous page's worker may hold the file for a moment longer.
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.open({
        ...config,
        path: `opfs://${DATABASE}`,
        accessMode: DuckDBAccessMode.READ_WRITE,
      })
    } catch (cause) {
      if (attempt === 5 || !/handle|access/i.test(String(cause))) throw cause
      await new Promise((resolve) => setTimeout(resolve, 150 * attempt))
    }
  }
}

/**
 * Opens DuckDB-WASM (`eh` bundle, shipped with the app) in a worker of its own.
 * @throws WorkspaceBusyError when another tab has the stored workspace
 * @throws WarehouseError when the stored workspace is of another version
 */
export async function openWasm({ persist }: WasmOptions): Promise<Warehouse> {
  const stored = persist && (await hasOpfs())
  const release = stored ? await takeLock() : () => undefined
  if (!release) throw new WorkspaceBusyError()
  const worker = new Worker(workerUrl)
  const database = new AsyncDuckDB(new VoidLogger(), worker)
  try {
    await database.instantiate(new URL(wasmUrl, location.href).href)
    await openDatabase(database, stored)
    const connection = await database.connect()
    const warehouse = adapt(database, connection, stored, release)
    await prepareDatabase(warehouse, { schema, views })
    if (stored) await warehouse.run('CHECKPOINT')
    return warehouse
  } catch (cause) {
    worker.terminate()
    release()
    throw cause
  }
}

function adapt(
  database: AsyncDuckDB,
  connection: AsyncDuckDBConnection,
  stored: boolean,
  release: () => void,
): Warehouse {
  let loads = 0
  const warehouse: Warehouse = {
    storage: stored ? 'opfs' : 'memory',
    async query<Row>(sql: string, params: readonly Param[] = []): Promise<Row[]> {
      try {
        if (params.length === 0) return decodeTable<Row>(await connection.query(sql))
        const statement = await connection.prepare(sql)
        try {
          return decodeTable<Row>(await statement.query(...params))
        } finally {
          await statement.close()
        }
      } catch (cause) {
        throw statementFailed(sql, cause)
      }
    },
    async run(script) {
      try {
        await connection.query(script)
      } catch (cause) {
        throw statementFailed(script, cause)
      }
    },
    async load(table, columns, rows) {
      const { csv, count } = toCsv(columns, rows)
      if (count === 0) return 0
      const file = `load-${++loads}.csv`
      await database.registerFileBuffer(file, new TextEncoder().encode(csv))
      try {
        await warehouse.run(insertFromCsv(table, columns, `'${file}'`))
      } finally {
        await database.dropFile(file)
      }
      return count
    },
    async transaction(work) {
      await warehouse.run('BEGIN TRANSACTION')
      let result
      try {
        result = await work()
        await warehouse.run('COMMIT')
      } catch (cause) {
        await warehouse.run('ROLLBACK')
        throw cause
      }
      // Into the stored file at once: a tab may be closed at any moment.
      if (stored) await warehouse.run('CHECKPOINT')
      return result
    },
    async close() {
      // Ending the worker is what gives its memory and its file handle back.
      await connection.close().catch(() => undefined)
      await database.reset().catch(() => undefined)
      await database.terminate()
      release()
    },
  }
  return warehouse
}
