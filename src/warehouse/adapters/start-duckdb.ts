import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm'
import { wasm, worker as workerFile } from 'virtual:duckdb'
import { EngineLostError, WarehouseError } from '../errors'
import { findShipped, readShipped } from './shipped-files'
import { watchLife } from './worker-life'

/** What DuckDB is told to fetch; the prelude of its worker answers (`duckdb-prelude.js`). */
const ENGINE = 'data:application/wasm,jijing'

/** A file that is read by ranges, under one address; the prelude asks its pieces. */
export const RANGED = 'https://jijing.invalid/published.duckdb'

export interface RangedPiece {
  url: string
  /** Bytes. */
  size: number
}

/** A started engine. */
export interface Engine {
  database: AsyncDuckDB
  /** Calls back when the worker breaks down, at most once; DuckDB itself would leave its questions unanswered. */
  onLost(tell: (error: EngineLostError) => void): void
}

/**
 * DuckDB-WASM in a worker of its own, not yet opened. Only the `eh` bundle is used, and it comes with the app, gzipped:
 * nothing is fetched from another host. Runs the same from a server, a sub-path and a file on disk.
 *
 * @param pieces of the file that DuckDB reads by HTTP ranges under the address `RANGED`, in their order
 * @throws WarehouseError when the engine could not be fetched or started
 */
export async function startDuckDb(pieces?: readonly RangedPiece[]): Promise<Engine> {
  const script = await readShipped(workerFile).catch((cause: unknown) => {
    throw notStarted(cause)
  })
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }))
  const worker = new Worker(address)
  const over = new AbortController()
  const failed = failure(worker, over.signal)
  const end = () => {
    over.abort()
    worker.terminate()
  }
  try {
    const found = await findShipped(wasm)
    const source = 'bytes' in found ? found.bytes : found.url
    if (pieces) worker.postMessage({ jijing: 'ranged', address: RANGED, pieces })
    const lock = 'locks' in navigator ? crypto.randomUUID() : null
    worker.postMessage({ jijing: 'engine', source, lock }, typeof source === 'string' ? [] : [source.buffer])
    const database = new Database(new VoidLogger(), worker, over)
    await Promise.race([database.instantiate(ENGINE), failed])
    return { database, onLost: (tell) => void failed.catch((cause) => tell(new EngineLostError(cause))) }
  } catch (cause) {
    end()
    throw notStarted(cause)
  } finally {
    URL.revokeObjectURL(address)
  }
}

/** An engine whose worker is ended on purpose: that is no loss. */
class Database extends AsyncDuckDB {
  constructor(
    logger: VoidLogger,
    worker: Worker,
    private readonly over: AbortController,
  ) {
    super(logger, worker)
  }

  override terminate(): Promise<void> {
    this.over.abort()
    return super.terminate()
  }
}

interface OwnMessage {
  jijing?: string
  message?: string
  lock?: string
}

/**
 * Rejects when the worker says that it has no engine, breaks down, or is gone without a word. Heard before DuckDB's own
 * listeners, which know no such message.
 */
function failure(worker: Worker, over: AbortSignal): Promise<never> {
  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener('message', (event: MessageEvent<OwnMessage>) => {
      if (event.data?.jijing === undefined) return
      event.stopImmediatePropagation()
      const { lock, message } = event.data
      if (lock) watchLife(lock, over, () => reject(new Error('the worker is gone')))
      else reject(new Error(message))
    })
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'worker failed to start')))
  })
  failed.catch(() => undefined)
  return failed
}

const notStarted = (cause: unknown) => {
  if (cause instanceof WarehouseError) return cause
  const detail = cause instanceof Error ? cause.message : String(cause)
  return new WarehouseError(
    {
      zh: `数据库引擎没能启动：${detail}。请检查网络后刷新本页；仍不行时，请换用新版的 Chrome、Edge 或 Firefox。`,
      en: `The database engine did not start: ${detail}. Check the network and reload; if that does not help, use a current Chrome, Edge or Firefox.`,
    },
    null,
    cause,
  )
}
