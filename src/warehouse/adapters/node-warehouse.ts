import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { ask, type Answer, type AskOptions } from '../ask/ask'
import { csvChunks, loadStatement, type CsvChunk } from '../csv-load'
import { statementFailed } from '../errors'
import { StatementQueue } from '../statement-queue'
import type { Param, Warehouse } from '../warehouse'
import { decodeNodeRows } from './decode-node'

/** `Warehouse` on `@duckdb/node-api`. Owns the instance and its one connection. */
export class NodeWarehouse implements Warehouse {
  readonly #queue = new StatementQueue()

  constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
    readonly storage: 'memory' | 'file',
    /** The only folder that DuckDB reads and writes; gone when the warehouse is closed. */
    readonly loadFolder: string,
    /** The script that makes the marts anew. */
    private readonly marts: string,
  ) {}

  query<Row>(sql: string, params: readonly Param[] = []): Promise<Row[]> {
    return this.#statement(sql, async () =>
      decodeNodeRows<Row>(await this.connection.runAndReadAll(sql, [...params])),
    )
  }

  run(script: string): Promise<void> {
    return this.#statement(script, async () => void (await this.connection.run(script)))
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
    // Two loads may be under way at once.
    const file = join(this.loadFolder, `${randomUUID()}.csv`)
    try {
      await writeFile(file, chunk.bytes)
      await this.run(loadStatement(table, columns, file, chunk))
    } finally {
      await rm(file, { force: true })
    }
  }

  async ask(sql: string, options: AskOptions): Promise<Answer> {
    const connection = await this.instance.connect()
    try {
      return await ask(
        {
          compile: async (text) => (await connection.prepare(text)).destroySync(),
          rows: async <Row>(text: string) => decodeNodeRows<Row>(await connection.runAndReadAll(text)),
          interrupt: () => connection.interrupt(),
        },
        sql,
        options,
      )
    } finally {
      connection.closeSync()
    }
  }

  refresh(): Promise<void> {
    return this.run(this.marts)
  }

  transaction<T>(work: () => Promise<T>): Promise<T> {
    const committed = () => (this.storage === 'file' ? this.run('CHECKPOINT') : Promise.resolve())
    return this.#queue.transaction(work, (statement) => this.run(statement), committed)
  }

  close(): Promise<void> {
    return this.#queue.enqueue(async () => {
      this.connection.closeSync()
      this.instance.closeSync()
      await rm(this.loadFolder, { recursive: true, force: true })
    })
  }

  #statement<T>(sql: string, step: () => Promise<T>): Promise<T> {
    return this.#queue.enqueue(() =>
      step().catch((cause: unknown) => {
        throw statementFailed(sql, cause)
      }),
    )
  }
}
