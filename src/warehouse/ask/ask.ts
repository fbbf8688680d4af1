import { plain } from '@/engine'
import { nextTask } from '../next-task'
import { notAQuery, notAReader, QuestionStopped, refused } from './refusals'

/** A column of an answer, as DuckDB names its type. */
export interface AnswerColumn {
  name: string
  /** `DECIMAL(18,6)`, `VARCHAR`, `INTEGER[]` … */
  type: string
  /** A number: shown to the right, may be drawn. */
  numeric: boolean
  /** DOUBLE and FLOAT, also inside of lists: no longer exact. */
  approximate: boolean
}

/** What a question gave: every value as text, as DuckDB writes it, so that no figure passes through a float. */
export interface Answer {
  columns: AnswerColumn[]
  /** In the order of the columns; decimals in their shortest form (`"208.02"`); `null` = NULL. */
  rows: (string | null)[][]
  /** There are more rows than `limit`. */
  truncated: boolean
}

export interface AskOptions {
  /** Rows given at most. */
  limit: number
  /** Aborted when the person stops the question. */
  signal?: AbortSignal
}

/** A connection of its own beside the app's, so that a question never stands inside a transaction of the app. */
export interface AskConnection {
  /** Compiles without running. Fails on text that is not exactly one statement. */
  compile(sql: string): Promise<void>
  rows<Row>(sql: string): Promise<Row[]>
  /** Stops what runs: `rows` then fails. */
  interrupt(): void
}

/** Table functions that only read, and only what is in the database. Everything else that is no table is refused. */
const READERS =
  /^(seq_scan|range|generate_series|repeat|repeat_row|unnest|summary|duckdb_(columns|tables|views|functions|types|keywords|schemas|settings|constraints)|pragma_(table_info|show|version))$/

/**
 * Asks a question in a person's own SQL. That it changes nothing is left to DuckDB, not to a list of words:
 *
 * - the text must compile as one statement, and again as the inside of a `SELECT … FROM ( … )`, which no COPY, ATTACH,
 *   INSERT, SET, PRAGMA or COMMIT does;
 * - it runs in a transaction that is read-only, and that is always rolled back;
 * - the database was locked when it was opened (`lock-down.ts`): no files, no addresses, no settings;
 * - table functions with side effects (`enable_logging`, `checkpoint`) would pass all of these: the functions of
 *   DuckDB's own plan are read before the plan runs.
 *
 * @throws QuestionRefused with DuckDB's text and a sentence; QuestionStopped
 */
export async function ask(
  connection: AskConnection,
  sql: string,
  { limit, signal }: AskOptions,
): Promise<Answer> {
  const stopped = () => connection.interrupt()
  signal?.addEventListener('abort', stopped)
  try {
    // A stop between two steps finds nothing to interrupt: the next step then does not begin.
    const steps: AskConnection = {
      ...connection,
      rows: async (text) => {
        signal?.throwIfAborted()
        return connection.rows(text)
      },
    }
    await steps.rows('BEGIN TRANSACTION READ ONLY')
    return await answer(steps, sql, limit)
  } catch (cause) {
    throw signal?.aborted ? new QuestionStopped(sql) : refused(sql, cause)
  } finally {
    signal?.removeEventListener('abort', stopped)
    // Without a transaction (DuckDB ends one that was interrupted) there is nothing to roll back.
    await connection.rows('ROLLBACK').catch(() => undefined)
  }
}

async function answer(connection: AskConnection, sql: string, limit: number): Promise<Answer> {
  // First as it was written: what DuckDB says about it then speaks of the person's own lines.
  await connection.compile(sql)
  const body = await insideOf(connection, sql)
  if (body === null) throw notAQuery(sql)
  const question = `SELECT CAST(COLUMNS(*) AS VARCHAR) FROM ${body} LIMIT ${limit + 1}`
  const plan = await connection.rows<{ explain_value: string }>(`EXPLAIN (FORMAT json) ${question}`)
  const other = functionsOf(plan.map((row) => row.explain_value)).find((name) => !READERS.test(name))
  if (other !== undefined) throw notAReader(sql, other)

  const types = await connection.rows<{ name: string; type: string }>(
    `SELECT column_name AS name, column_type AS type FROM (DESCRIBE SELECT * FROM ${body})`,
  )
  const columns = types.map(describeColumn)
  const found = await connection.rows<Record<string, string | null>>(question)
  const exact = columns.map(({ type }) => /^DECIMAL\(\d+,\d+\)$/.test(type))
  const value = (text: string | null, at: number) => (text !== null && exact[at] ? plain(text) : text)
  const rows: Answer['rows'] = []
  for (const row of found) {
    if (rows.length === limit) break
    rows.push(columns.map(({ name }, at) => value(row[name] ?? null, at)))
    if (rows.length % STEP === 0) await nextTask()
  }
  return { columns, rows, truncated: found.length > limit }
}
/** Rows between two breaths. */
const STEP = 5_000

/** The statement in brackets, without the semicolon and comments at its end; null where it is none that goes into them. */
async function insideOf(connection: AskConnection, sql: string): Promise<string | null> {
  for (const end of [/[;\s]+$/, /;\s*(--[^\n]*\s*)*$/]) {
    const body = `(\n${sql.replace(end, '')}\n)`
    const compiled = await connection.compile(`SELECT * FROM ${body}`).then(
      () => true,
      () => false,
    )
    if (compiled) return body
  }
  return null
}

const NUMBER = /^(DECIMAL\(\d+,\d+\)|U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|DOUBLE|FLOAT)$/

const describeColumn = ({ name, type }: { name: string; type: string }): AnswerColumn => ({
  name,
  type,
  numeric: NUMBER.test(type),
  approximate: /\b(DOUBLE|FLOAT)\b/.test(type),
})

interface PlanNode {
  children?: PlanNode[]
  extra_info?: { Function?: string }
}

/** Names of the table functions of a plan, in lower case. Scans of tables have none. */
function functionsOf(plans: readonly string[]): string[] {
  const names: string[] = []
  const visit = (node: PlanNode) => {
    const name = node.extra_info?.Function
    if (name !== undefined) names.push(name.trim().toLowerCase())
    node.children?.forEach(visit)
  }
  for (const plan of plans) (JSON.parse(plan) as PlanNode[]).forEach(visit)
  return names
}
