import type { Answer, AskOptions } from './ask/ask'
import type { CsvChunk } from './csv-load'

/** A value that may be bound to a `?` of a statement. Lists are bound as one text, see `list()`. */
export type Param = string | number | boolean | null

/**
 * The seam between the app and DuckDB: two adapters implement it, `openWasm` (browser) and `openNode` (CLI, tests),
 * and one test suite runs against both.
 *
 * Rows come back as plain objects. DECIMAL and HUGEINT arrive as exact decimal strings, BIGINT and INTEGER as
 * numbers, lists as arrays, NULL as null: no float where a figure should be exact.
 */
export interface Warehouse {
  /** Runs one statement with bound parameters and returns all rows. Throws `WarehouseError` with the statement in it. */
  query<Row>(sql: string, params?: readonly Param[]): Promise<Row[]>
  /** Runs a script of our own statements (schema, views). Never given text from a file. */
  run(script: string): Promise<void>
  /** Loads rows in bulk; `columns` are columns of `table`, each row an array in that order. Returns the rows loaded. */
  load(table: string, columns: readonly string[], rows: Iterable<readonly Param[]>): Promise<number>
  /** Loads one piece that was made elsewhere; its bytes may be gone afterwards. */
  loadCsv(table: string, columns: readonly string[], chunk: CsvChunk): Promise<void>
  /**
   * Asks a question in a person's own SQL, on a connection of its own: read-only, see `ask/ask.ts`. Other statements go
   * on beside it. Throws `QuestionRefused` and `QuestionStopped`.
   */
  ask(sql: string, options: AskOptions): Promise<Answer>
  /** Makes the marts (`marts.sql`) anew: within each transaction that changes what figures are made of. */
  refresh(): Promise<void>
  /** Everything in `work` or nothing. */
  transaction<T>(work: () => Promise<T>): Promise<T>
  /** Where the data lives: `opfs` (kept over a reload), `memory`, a `file`, or in a page that was `published`. */
  readonly storage: 'opfs' | 'memory' | 'file' | 'published'
  close(): Promise<void>
}
