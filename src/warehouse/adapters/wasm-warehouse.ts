import type { AsyncDuckDB, AsyncDuckDBConnection, AsyncPreparedStatement } from '@duckdb/duckdb-wasm'
import type { Table } from 'apache-arrow'
import { ask, type Answer, type AskOptions } from '../ask/ask'
import { csvChunks, loadStatement, type CsvChunk } from '../csv-load'
import { EngineLostError, isTrap, statementFailed } from '../errors'
import { LOAD_FOLDER } from '../lock-down'
import { nextTask } from '../next-task'
import { StatementQueue } from '../statement-queue'
import type { Param, Warehouse } from '../warehouse'
import { decodeArrowRows } from './decode-arrow'

let loads = 0
/** Values of a question of fixed text at most. */
const MOST_KEPT = 12
/** Of our own statements, those that only read. */
const QUESTION = /^\s*(?:SELECT|FROM|WITH)\b/

/**
 * `Warehouse` on DuckDB-WASM. Owns the database, its worker and its one connection. WASM memory never shrinks: only
 * `close()`, which ends the worker, gives it back (duckdb/duckdb-wasm#1904).
 */
export class WasmWarehouse implements Warehouse {
  readonly #queue = new StatementQueue()
  readonly #prepared = new Map<string, Promise<AsyncPreparedStatement>>()
  readonly #waiting = new Set<(error: EngineLostError) => void>()
  #lost: EngineLostError | null = null

  /**
   * @param marts the script that makes the marts anew
   * @param released called when the worker has ended, so that a lock can be let go
   */
  constructor(
    private readonly database: AsyncDuckDB,
    private readonly connection: AsyncDuckDBConnection,
    readonly storage: 'memory' | 'opfs' | 'published',
    private readonly marts: string,
    private readonly released: () => void = () => undefined,
  ) {}

  /** Called once, when the engine has ended by itself. */
  onLost: (error: EngineLostError) => void = () => undefined

  /** The engine has ended by itself: whatever was asked of it, and will be, fails. */
  lost(error: EngineLostError): void {
    if (this.#lost) return
    this.#lost = error
    for (const tell of this.#waiting) tell(error)
    this.onLost(error)
  }

  query<Row>(sql: string, params: readonly Param[] = []): Promise<Row[]> {
    const work = async () => decodeArrowRows<Row>(await this.#ask(sql, params))
    return QUESTION.test(sql) ? this.#queue.ask(this.#safely(sql, work)) : this.#change(sql, work)
  }

  run(script: string): Promise<void> {
    return this.#change(script, async () => void (await this.connection.query(script)))
  }

  async load(table: string, columns: readonly string[], rows: Iterable<readonly Param[]>): Promise<number> {
    let loaded = 0
    for (const chunk of csvChunks(columns, rows)) {
      await this.loadCsv(table, columns, chunk)
      loaded += chunk.rows
    }
    return loaded
  }

  async loadCsv(table: string, columns: readonly string[], chunk: CsvChunk): Promise<void> {
    // A name of its own for each piece: two loads at once must not take each other's away.
    const file = `${LOAD_FOLDER}/${++loads}.csv`
    await this.#answered(() => this.database.registerFileBuffer(file, chunk.bytes))
    try {
      await this.run(loadStatement(table, columns, file, chunk))
    } finally {
      await this.#answered(() => this.database.dropFile(file))
    }
  }

  ask(sql: string, options: AskOptions): Promise<Answer> {
    return this.#answered(() => this.#askAside(sql, options))
  }

  async #askAside(sql: string, options: AskOptions): Promise<Answer> {
    const connection = await this.database.connect()
    try {
      return await ask(
        {
          compile: async (text) => (await connection.prepare(text)).close(),
          // Sent, not queried: DuckDB then works in short turns, and hears other statements and a stop between them.
          rows: async <Row>(text: string) => {
            const reader = await connection.send(text)
            const rows: Row[] = []
            for await (const batch of reader) {
              for (const row of decodeArrowRows<Row>(batch)) rows.push(row)
              await nextTask()
            }
            return rows
          },
          interrupt: () => void connection.cancelSent(),
        },
        sql,
        options,
      )
    } finally {
      await connection.close()
    }
  }

  refresh(): Promise<void> {
    return this.run(this.marts)
  }

  transaction<T>(work: () => Promise<T>): Promise<T> {
    // Without a checkpoint OPFS holds a log that the next opening must replay.
    const committed = () => (this.storage === 'opfs' ? this.run('CHECKPOINT') : Promise.resolve())
    return this.#queue.transaction(work, (statement) => this.run(statement), committed)
  }

  close(): Promise<void> {
    return this.#queue.enqueue(async () => {
      try {
        await this.#answered(() => this.connection.close())
        // Lets go of the OPFS handles; ending the worker alone does so only some time later.
        await this.#answered(() => this.database.reset())
      } catch (cause) {
        if (!(cause instanceof EngineLostError)) throw cause
      } finally {
        await this.database.terminate()
        this.released()
      }
    })
  }

  async #ask(sql: string, params: readonly Param[]): Promise<Table> {
    if (params.length === 0) return this.connection.query(sql)
    // Lists of ids are as many texts as there are lengths: those are not kept.
    if (params.length > MOST_KEPT) return this.#askOnce(sql, params)
    const statement = await this.#prepare(sql)
    return statement.query(...params)
  }

  async #askOnce(sql: string, params: readonly Param[]): Promise<Table> {
    const statement = await this.connection.prepare(sql)
    try {
      return await statement.query(...params)
    } finally {
      await statement.close()
    }
  }

  /**
   * A question is asked again with each choice. One that is prepared goes to the engine at once, and waits neither for an answer
   * to its text nor for the page to hear it; DuckDB plans it with its values in either case.
   */
  #prepare(sql: string): Promise<AsyncPreparedStatement> {
    const known = this.#prepared.get(sql)
    if (known) return known
    const statement = this.connection.prepare(sql)
    this.#prepared.set(sql, statement)
    // One that DuckDB refuses is not kept.
    statement.catch(() => this.#prepared.delete(sql))
    return statement
  }

  /** What was planned for tables that change is not kept: a plan holds on to them. */
  async #forget(): Promise<void> {
    const prepared = [...this.#prepared.values()]
    this.#prepared.clear()
    for (const statement of await Promise.all(prepared)) await statement.close()
  }

  #change<T>(sql: string, step: () => Promise<T>): Promise<T> {
    return this.#queue.enqueue(
      this.#safely(sql, async () => {
        await this.#forget()
        return step()
      }),
    )
  }

  #safely<T>(sql: string, step: () => Promise<T>): () => Promise<T> {
    return () =>
      this.#answered(step).catch((cause: unknown) => {
        if (isTrap(String(cause))) this.lost(new EngineLostError(cause))
        throw this.#lost ?? statementFailed(sql, cause)
      })
  }

  /** The end of a step, or of the engine. */
  #answered<T>(step: () => Promise<T>): Promise<T> {
    if (this.#lost) return Promise.reject(this.#lost)
    return new Promise((resolve, reject) => {
      const tell = (cause: unknown) => {
        this.#waiting.delete(tell)
        reject(cause as Error)
      }
      this.#waiting.add(tell)
      step().then((answer) => {
        this.#waiting.delete(tell)
        resolve(answer)
      }, tell)
    })
  }
}
