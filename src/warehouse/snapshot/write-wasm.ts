import type { AsyncDuckDB } from '@duckdb/duckdb-wasm'
import { startDuckDb } from '../adapters/start-duckdb'
import { STARTUP } from '../open-schema'
import type { Warehouse } from '../warehouse'
import { emptyDatabase } from './empty-database'
import { travellingTables, type LeftOut } from './travels'

export interface WasmSnapshotOptions {
  /** Of the publication; its first screen carries the same. */
  id: string
  without: readonly LeftOut[]
  /** The text of `schema.sql` and `flat.sql` and `flat.sql`. */
  schema: string
  /** Aborting ends the databases; the promise rejects. */
  signal: AbortSignal
}

/** The tables that travel, as CSV, by name. */
type Tables = Map<string, Uint8Array>

/**
 * A `.duckdb` file of what travels of a workspace, as bytes. By a database of its own that is given nothing else: DuckDB
 * leaves between its rows what stood in the memory before. In memory throughout, so that it works where nothing can be
 * stored.
 *
 * @param source a workspace that may write files in its memory (it is not locked down)
 */
export async function writeSnapshotInMemory(
  source: { warehouse: Warehouse; database: AsyncDuckDB },
  { id, without, schema, signal }: WasmSnapshotOptions,
): Promise<Uint8Array> {
  const tables = await travelling(source, without)
  signal.throwIfAborted()
  const { database } = await startDuckDb()
  const end = () => void database.terminate()
  signal.addEventListener('abort', end)
  try {
    await database.registerFileBuffer(FILE, await emptyDatabase())
    await database.registerFileBuffer(`${FILE}.wal`, new Uint8Array())
    await database.open({})
    const connection = await database.connect()
    const run = (sql: string) => connection.query(sql)
    await run(STARTUP)
    await run(['ATTACH', literal(FILE), 'AS published'].join(' '))
    await run('USE published')
    await run(schema)
    await run('CREATE TABLE publication (id VARCHAR NOT NULL)')
    await run(['INSERT INTO publication VALUES (', literal(id), ')'].join(''))
    for (const [table, csv] of [...tables].sort(([a], [b]) => (a < b ? -1 : 1))) {
      signal.throwIfAborted()
      const size = csv.length
      await database.registerFileBuffer(`${table}.csv`, csv)
      const found = await connection.query(COLUMNS.replace('?', literal(table)))
      const columns = found.toArray().map((row) => String((row as { name: unknown }).name))
      await run(insertion(table, columns, size))
      await database.dropFile(`${table}.csv`)
    }
    await run('CHECKPOINT published')
    await run('USE memory')
    await run('DETACH published')
    return await database.copyFileToBuffer(FILE)
  } finally {
    signal.removeEventListener('abort', end)
    await database.terminate()
  }
}

const FILE = 'snapshot.duckdb'
const COLUMNS =
  "SELECT column_name AS name FROM duckdb_columns() WHERE database_name = 'published' AND table_name = ? ORDER BY column_index"
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`

/** An empty field without quotes is NULL, with quotes it is an empty text. Numbers are cast by the table, from text. */
function insertion(table: string, columns: readonly string[], size: number): string {
  const types = columns.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ')
  const line = Math.max(1000, Math.min(size, 32_000_000))
  const options = `all_varchar = true, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
    nullstr = '', allow_quoted_nulls = false, parallel = false, max_line_size = ${line}, buffer_size = ${line * 2}`
  return [
    'INSERT INTO',
    table,
    'FROM read_csv(',
    literal(`${table}.csv`),
    ',',
    options,
    ', columns = {',
    types,
    '})',
  ].join(' ')
}

async function travelling(
  { warehouse, database }: { warehouse: Warehouse; database: AsyncDuckDB },
  without: readonly LeftOut[],
): Promise<Tables> {
  const tables: Tables = new Map()
  for (const { table, select } of await travellingTables(warehouse, without)) {
    const file = `${table}.travelling.csv`
    await warehouse.run(
      ['COPY (', select, ') TO', literal(file), '(FORMAT csv, HEADER, FORCE_QUOTE *)'].join(' '),
    )
    tables.set(table, await database.copyFileToBuffer(file))
    await database.dropFile(file)
  }
  return tables
}
