import { DuckDBAccessMode, DuckDBDataProtocol, type AsyncDuckDB } from '@duckdb/duckdb-wasm'
import { acquireWorkspaceLock, opfsRoot } from './adapters/opfs'
import { readShipped } from './adapters/shipped-files'
import { startDuckDb } from './adapters/start-duckdb'
import { WasmWarehouse } from './adapters/wasm-warehouse'
import { WorkspaceBusyError, WorkspaceUnreadableError } from './errors'
import { LOAD_FOLDER, lockDown } from './lock-down'
import { openSchema, STARTUP } from './open-schema'
import { ATTACHED, openAttached } from './snapshot/open-snapshot'
import figures from './figures.sql?raw'
import figuresFindings from './figures-findings.sql?raw'
import figuresProblems from './figures-problems.sql?raw'
import { martScript } from './marts'
import marts from './marts.sql?raw'
import schema from './schema.sql?raw'
import views from './views.sql?raw'
import type { Warehouse } from './warehouse'

export { WarehouseError, WorkspaceBusyError, WorkspaceUnreadableError } from './errors'
export { discardOpfs } from './adapters/opfs'

const scripts = { views, marts, figures: [figures, figuresProblems, figuresFindings].join('\n') }

const STORED = 'opfs://jijing.duckdb'

export interface WasmOptions {
  /** Keep the workspace in this browser (OPFS). Where the browser has none, it is in memory: see `storage`. */
  persist: boolean
}

/**
 * A workspace on DuckDB-WASM, in a worker of its own.
 *
 * @throws WorkspaceBusyError when another tab has the stored workspace; WorkspaceUnreadableError when it is damaged or
 * of another version (`discardOpfs()` throws it away)
 */
export async function openWasm({ persist }: WasmOptions): Promise<Warehouse> {
  if (!persist || !(await opfsRoot())) return start('memory', () => undefined)
  const release = await acquireWorkspaceLock()
  try {
    return await start('opfs', release)
  } catch (cause) {
    release()
    throw cause
  }
}

async function start(storage: 'memory' | 'opfs', released: () => void): Promise<Warehouse> {
  const database = await startDuckDb()
  try {
    if (storage === 'opfs') await openStored(database)
    else await database.open({})
    const warehouse = new WasmWarehouse(
      database,
      await database.connect(),
      storage,
      martScript(scripts),
      released,
    )
    await warehouse.run(STARTUP)
    await openSchema(warehouse, { schema, ...scripts })
    await warehouse.run(lockDown([LOAD_FOLDER]))
    return warehouse
  } catch (cause) {
    await database.terminate()
    throw cause
  }
}

/** A page that was just left may hold the file for a moment after its lock; then it is another opener. */
async function openStored(database: AsyncDuckDB): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.open({ path: STORED, accessMode: DuckDBAccessMode.READ_WRITE })
    } catch (cause) {
      const held = /access handle|NoModificationAllowed/i.test(String(cause))
      if (!held) throw new WorkspaceUnreadableError('damaged', cause)
      if (attempt === 5) throw new WorkspaceBusyError()
      await new Promise((resolve) => setTimeout(resolve, 150 * attempt))
    }
  }
}

/** Where a published page has its snapshot, relative to itself. */
export interface SnapshotPlace {
  /** Id of the publication. */
  id: string
  /** The whole file, gzipped. */
  whole: string
  /** The same, not compressed, to be read in pieces where the server knows how; null for a small one. */
  ranged: string | null
}

const SNAPSHOT = 'published.duckdb'

/**
 * The snapshot of a published page, read-only: a large one in pieces, as far as it is asked for, where the server answers
 * range requests; else whole.
 */
export async function openPublished({ id, whole, ranged }: SnapshotPlace): Promise<Warehouse> {
  const database = await startDuckDb()
  try {
    const pieces = ranged !== null && (await answersRanges(ranged))
    await database.open({ filesystem: { reliableHeadRequests: true, allowFullHTTPReads: !pieces } })
    if (pieces) {
      const url = new URL(ranged, document.baseURI).href
      await database.registerFileURL(SNAPSHOT, url, DuckDBDataProtocol.HTTP, false)
    } else await database.registerFileBuffer(SNAPSHOT, await readShipped(whole))
    const warehouse = new WasmWarehouse(database, await database.connect(), 'published', martScript(scripts))
    await warehouse.run(STARTUP)
    await warehouse.run(['ATTACH', `'${SNAPSHOT}'`, 'AS', ATTACHED, '(READ_ONLY)'].join(' '))
    await openAttached(warehouse, { id, ...scripts })
    await warehouse.run(lockDown([LOAD_FOLDER]))
    return warehouse
  } catch (cause) {
    await database.terminate()
    throw cause
  }
}

/** Whether the server gives a part of a file when it is asked for one. */
async function answersRanges(address: string): Promise<boolean> {
  try {
    const answer = await fetch(new URL(address, document.baseURI), { headers: { range: 'bytes=0-15' } })
    await answer.body?.cancel()
    return answer.status === 206
  } catch {
    return false
  }
}
