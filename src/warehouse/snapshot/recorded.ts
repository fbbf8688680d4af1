import type { Answer, AskOptions } from '../ask/ask'
import type { Param, Warehouse } from '../warehouse'

/** Answers that were written down when a page was published. */
export interface Recording {
  /** Id of the publication; the snapshot has the same. */
  publication: string
  answers: [question: string, columns: Columns][]
}

/** Rows by column, each with the values of all rows: a quarter smaller than rows, gzipped. */
type Columns = Record<string, unknown[]>

/** @param rows of one answer: all have the same columns */
const columnsOf = (rows: readonly Record<string, unknown>[]): Columns =>
  Object.fromEntries(Object.keys(rows[0] ?? {}).map((name) => [name, rows.map((row) => row[name])]))

function rowsOf(columns: Columns): unknown[] {
  const named = Object.entries(columns)
  const count = named[0]?.[1].length ?? 0
  return Array.from({ length: count }, (_, at) =>
    Object.fromEntries(named.map(([name, values]) => [name, values[at]])),
  )
}

const question = (sql: string, params: readonly Param[]) => JSON.stringify([sql.replace(/\s+/g, ' '), params])

/** Passes questions on and writes their answers down. */
export class RecordingWarehouse implements Warehouse {
  readonly #answers = new Map<string, Columns>()
  readonly storage

  constructor(private readonly source: Warehouse) {
    this.storage = source.storage
  }

  async query<Row>(sql: string, params: readonly Param[] = []): Promise<Row[]> {
    const rows = await this.source.query<Row>(sql, params)
    this.#answers.set(question(sql, params), structuredClone(columnsOf(rows as Record<string, unknown>[])))
    return rows
  }

  recording(publication: string): Recording {
    return { publication, answers: [...this.#answers] }
  }

  ask = (sql: string, options: AskOptions) => this.source.ask(sql, options)
  run = () => refuse()
  load = () => refuse()
  loadCsv = () => refuse()
  refresh = () => refuse()
  transaction = () => refuse()
  close = () => this.source.close()
}

/**
 * The workspace of a published page. What was written down is answered at once; the first other question opens the
 * database, which answers everything from then on. So the first screen never waits for DuckDB, and who only looks at it
 * never fetches DuckDB.
 */
export class RecordedWarehouse implements Warehouse {
  readonly storage = 'published'
  readonly #answers: ReadonlyMap<string, Columns>
  #opening: Promise<Warehouse> | null = null
  #opened: Warehouse | null = null

  constructor(
    recording: Recording,
    private readonly open: () => Promise<Warehouse>,
  ) {
    this.#answers = new Map(recording.answers)
  }

  async query<Row>(sql: string, params: readonly Param[] = []): Promise<Row[]> {
    const known = this.#opened ? undefined : this.#answers.get(question(sql, params))
    // Whoever asks may sort the rows in place.
    if (known) return rowsOf(structuredClone(known)) as Row[]
    return (await this.#database()).query<Row>(sql, params)
  }

  async ask(sql: string, options: AskOptions): Promise<Answer> {
    return (await this.#database()).ask(sql, options)
  }

  /** Opens the database; what failed is tried again by the next question. */
  async #database(): Promise<Warehouse> {
    this.#opening ??= this.open()
    try {
      return (this.#opened = await this.#opening)
    } catch (cause) {
      this.#opening = null
      throw cause
    }
  }

  run = () => refuse()
  load = () => refuse()
  loadCsv = () => refuse()
  refresh = () => refuse()
  transaction = () => refuse()

  async close(): Promise<void> {
    await (await this.#opening)?.close()
  }
}

/** A published page shows; it does not change. */
const refuse = (): Promise<never> => Promise.reject(new Error('A published workspace cannot be changed.'))
