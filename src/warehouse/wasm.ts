import { DuckDBAccessMode, DuckDBDataProtocol, type AsyncDuckDB } from '@duckdb/duckdb-wasm'
import { acquireWorkspaceLock, layDownLog, opfsRoot } from './adapters/opfs'
import { notFetched, readShippedPieces } from './adapters/shipped-files'
import { RANGED, startDuckDb, type Engine, type RangedPiece } from './adapters/start-duckdb'
import { WasmWarehouse } from './adapters/wasm-warehouse'
import {
  EngineLostError,
  isOutOfMemory,
  WarehouseError,
  WorkspaceBusyError,
  WorkspaceUnreadableError,
} from './errors'
import { LOAD_FOLDER, lockDown } from './lock-down'
import { openSchema, STARTUP } from './open-schema'
import { ATTACHED, openAttached } from './snapshot/open-snapshot'
import { endsWithBlock } from './snapshot/whole-file'
import { writeSnapshotInMemory, type WasmSnapshotOptions } from './snapshot/write-wasm'
import figures from './figures.sql?raw'
import figuresFindings from './figures-findings.sql?raw'
import figuresProblems from './figures-problems.sql?raw'
import { martScript } from './marts'
import marts from './marts.sql?raw'
import flat from './flat.sql?raw'
import packed from './packed.sql?raw'
import rows from './packed-rows.sql?raw'
import tables from './schema.sql?raw'
import views from './views.sql?raw'
import type { Warehouse } from './warehouse'

export { EngineLostError, WarehouseError, WorkspaceBusyError, WorkspaceUnreadableError } from './errors'
export { discardOpfs } from './adapters/opfs'

const schema = [tables, packed, rows].join('\n')
const scripts = { views, marts, figures: [figures, figuresProblems, figuresFindings].join('\n') }

const STORED = 'opfs://jijing.duckdb'

export interface WasmOptions {
  /** Keep the workspace in this browser (OPFS). Where the browser has none, it is in memory: see `storage`. */
  persist: boolean
  /** Called when the engine has ended by itself: the workspace must be opened again. */
  onLost?: (error: EngineLostError) => void
}

/**
 * A workspace on DuckDB-WASM, in a worker of its own.
 *
 * @throws WorkspaceBusyError when another tab has the stored workspace; WorkspaceUnreadableError when it is damaged or
 * of another version (`discardOpfs()` throws it away)
 */
export async function openWasm({ persist, onLost }: WasmOptions): Promise<Warehouse> {
  if (!persist || !(await opfsRoot())) return start('memory', () => undefined, onLost)
  const release = await acquireWorkspaceLock()
  try {
    return await start('opfs', release, onLost)
  } catch (cause) {
    release()
    throw cause
  }
}

async function start(
  storage: 'memory' | 'opfs',
  released: () => void,
  onLost: WasmOptions['onLost'],
): Promise<Warehouse> {
  const engine = await startDuckDb()
  const { database } = engine
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
    watchEngine(engine, warehouse, onLost)
    await warehouse.run(STARTUP)
    await openSchema(warehouse, { schema, ...scripts })
    await warehouse.run(lockDown([LOAD_FOLDER]))
    return warehouse
  } catch (cause) {
    await database.terminate()
    throw storage === 'opfs' ? asUnreadable(cause) : cause
  }
}

function watchEngine(engine: Engine, warehouse: WasmWarehouse, onLost: WasmOptions['onLost']): void {
  if (onLost) warehouse.onLost = onLost
  engine.onLost((error) => warehouse.lost(error))
}

/** What cannot be read while it is opened is damaged; unless it was no fault of the file. */
function asUnreadable(cause: unknown): unknown {
  const isOther =
    cause instanceof WorkspaceBusyError ||
    cause instanceof WorkspaceUnreadableError ||
    cause instanceof EngineLostError ||
    isOutOfMemory(String(cause))
  return isOther ? cause : new WorkspaceUnreadableError('damaged', cause)
}

/** A page that was just left may hold the file for a moment after its lock; then it is another opener. */
async function openStored(database: AsyncDuckDB): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await layDownLog()
      return await database.open({ path: STORED, accessMode: DuckDBAccessMode.READ_WRITE })
    } catch (cause) {
      if (cause instanceof WorkspaceUnreadableError) throw cause
      const held = /access handle|NoModificationAllowed/i.test(String(cause))
      if (!held) throw new WorkspaceUnreadableError('damaged', cause)
      if (attempt === 5) throw new WorkspaceBusyError()
      await new Promise((resolve) => setTimeout(resolve, 150 * attempt))
    }
  }
}

/** What a snapshot is made of and asked, in memory, for the 发布 page. */
export interface MadeSnapshot {
  /** The `.duckdb` file. */
  bytes: Uint8Array
  /** The snapshot as a published page opens it; to be closed. */
  opened: Warehouse
}

/**
 * Makes the snapshot of a published page: `load` fills a workspace of its own, and what travels of it is written into a file
 * in memory, which is then opened as readers will open it.
 */
export async function makeSnapshot(
  load: (workspace: Warehouse) => Promise<unknown>,
  { id, without, signal }: Omit<WasmSnapshotOptions, 'schema'>,
): Promise<MadeSnapshot> {
  const engine = await startDuckDb()
  const { database } = engine
  const end = () => void database.terminate()
  signal.addEventListener('abort', end)
  let bytes: Uint8Array
  try {
    await database.open({})
    const warehouse = new WasmWarehouse(database, await database.connect(), 'memory', martScript(scripts))
    watchEngine(engine, warehouse, undefined)
    await warehouse.run(STARTUP)
    await openSchema(warehouse, { schema, ...scripts })
    await load(warehouse)
    bytes = await writeSnapshotInMemory(
      { warehouse, database },
      { id, without, schema: [tables, flat].join('\n'), signal },
    )
  } finally {
    signal.removeEventListener('abort', end)
    await database.terminate()
  }
  signal.throwIfAborted()
  const opened = await openSnapshotOf(id, undefined, (target) =>
    target.registerFileBuffer(SNAPSHOT, bytes.slice()),
  )
  return { bytes, opened }
}

/** Where a published page has its snapshot, relative to itself. */
export interface SnapshotPlace {
  /** Id of the publication. */
  id: string
  /** The whole file, gzipped; a large one cut, because some hosts refuse large files. */
  whole: readonly string[]
  /** The same, not compressed, to be read in pieces where the server knows how; null for a small one. */
  ranged: { pieces: readonly { path: string; size: number }[]; size: number } | null
}

const SNAPSHOT = 'published.duckdb'

/**
 * The snapshot of a published page, read-only: a large one in pieces, as far as it is asked for, where the server answers
 * range requests; else whole.
 */
export async function openPublished(
  { id, whole, ranged }: SnapshotPlace,
  onLost?: WasmOptions['onLost'],
): Promise<Warehouse> {
  const openWhole = () =>
    openSnapshotOf(id, onLost, async (database) => {
      const bytes = await readShippedPieces(whole)
      if (!endsWithBlock(bytes.length))
        throw notFetched(whole[0] ?? SNAPSHOT, new Error(`${bytes.length} bytes`))
      await database.registerFileBuffer(SNAPSHOT, bytes)
    })
  const byRange = ranged !== null && (await answersRanges(ranged.pieces[0]!.path))
  // One that was published by parts is too large to be fetched.
  const onlyRanged = whole.length === 0
  if (!byRange && onlyRanged) throw new WarehouseError(NO_RANGES)
  if (!byRange) return openWhole()
  const pieces = ranged.pieces.map(({ path, size }) => ({ url: new URL(path, document.baseURI).href, size }))
  return openSnapshotOf(
    id,
    onLost,
    // Under its address: of any other name DuckDB says that it does not exist.
    (database) => database.registerFileURL(RANGED, RANGED, DuckDBDataProtocol.HTTP, false),
    pieces,
  ).catch((cause: unknown) => {
    if (onlyRanged) throw cause
    return openWhole()
  })
}

const NO_RANGES = {
  zh: '这个看板的数据很大，要一段一段地取，而这个网站的服务器不支持分段请求（HTTP Range）。请告诉发布者：换用支持的服务器，如 nginx。',
  en: 'The data of this page are large and are fetched range by range, and the server of this site answers no range requests. Tell whoever published the page: a server such as nginx does.',
}

/** @param pieces of a file that is read by ranges: what the worker's requests to it are answered from */
async function openSnapshotOf(
  id: string,
  onLost: WasmOptions['onLost'],
  register: (database: AsyncDuckDB) => Promise<void>,
  pieces?: readonly RangedPiece[],
): Promise<Warehouse> {
  const engine = await startDuckDb(pieces)
  const { database } = engine
  try {
    await database.open({
      filesystem: {
        reliableHeadRequests: true,
        allowFullHTTPReads: pieces === undefined,
        // Left out, it is true, and DuckDB then says that a file read by ranges does not exist.
        forceFullHTTPReads: pieces === undefined,
      },
    })
    await register(database)
    const warehouse = new WasmWarehouse(database, await database.connect(), 'published', martScript(scripts))
    watchEngine(engine, warehouse, onLost)
    await warehouse.run(STARTUP)
    const file = pieces ? RANGED : SNAPSHOT
    await warehouse.run(['ATTACH', `'${file}'`, 'AS', ATTACHED, '(READ_ONLY)'].join(' '))
    await openAttached(warehouse, { id, rows, ...scripts })
    await warehouse.run(lockDown([LOAD_FOLDER]))
    return warehouse
  } catch (cause) {
    await database.terminate()
    throw cause
  }
}

/**
 * Whether the server gives a part of a file when it is asked for one. First it is asked whether it says so: one that knows no
 * ranges would answer with the whole file.
 */
async function answersRanges(address: string): Promise<boolean> {
  const url = new URL(address, document.baseURI)
  try {
    const head = await fetch(url, { method: 'HEAD' })
    if (!head.ok || head.headers.get('accept-ranges') !== 'bytes') return false
    const answer = await fetch(url, { headers: { range: 'bytes=0-15' } })
    await answer.body?.cancel()
    return answer.status === 206
  } catch {
    return false
  }
}
