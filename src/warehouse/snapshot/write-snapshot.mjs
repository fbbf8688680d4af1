// Writes the snapshot of a published page, in a process of its own that sees what travels and nothing else: DuckDB leaves
// between its rows whatever stood in the memory before, and that must be no other department's figures. Plain JavaScript,
// so that Node.js starts it as it is: `node write-snapshot.mjs <folder> <id>`.
//
// The folder holds `schema.sql` and `<table>.csv`; `published.duckdb` is written into it. The same files give the same
// bytes, where DuckDB allocates with jemalloc (Linux) and is told to clear its memory (`DUCKDB_JE_MALLOC_CONF=zero:true`).
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'

/** Readable by DuckDB 1.2 and later: DuckDB-WASM is older than the native one. */
const STORAGE = 'v1.2.0'
/** Compressions that choose by chance. The file travels gzipped, so it loses nothing without them. */
const BY_CHANCE = 'fsst,dict_fsst,zstd,dictionary'
/** Bytes of one row at most. */
const LINE = 32_000_000

const [folder, id] = process.argv.slice(2)
const literal = (text) => `'${text.replaceAll("'", "''")}'`

const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
const connection = await instance.connect()
await connection.run(`SET disabled_compression_methods = '${BY_CHANCE}'`)
await connection.run(
  `ATTACH ${literal(join(folder, 'published.duckdb'))} AS published (STORAGE_VERSION '${STORAGE}')`,
)
await connection.run('USE published')
await connection.run(readFileSync(join(folder, 'schema.sql'), 'utf8'))
await connection.run('CREATE TABLE publication (id VARCHAR NOT NULL)')
await connection.run('INSERT INTO publication VALUES ($1)', [id])
const tables = readdirSync(folder).flatMap((name) => /^(\w+)\.csv$/.exec(name)?.[1] ?? [])
for (const table of tables.sort()) {
  const file = literal(join(folder, `${table}.csv`))
  // An empty field without quotes is NULL, with quotes it is an empty text. Numbers are cast by the table, from text.
  await connection.run(`
    INSERT INTO ${table} FROM read_csv(${file}, all_varchar = true, auto_detect = false, header = true, delim = ',',
      quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false, parallel = false,
      max_line_size = ${LINE}, buffer_size = ${LINE * 2}, columns = ${await columnsOf(table)})`)
}
await connection.run('CHECKPOINT published')
await connection.run('USE memory')
await connection.run('DETACH published')
connection.closeSync()
instance.closeSync()

/** `{'department': 'VARCHAR', …}`, in the order of the table. */
async function columnsOf(table) {
  const reader = await connection.runAndReadAll(
    `SELECT column_name FROM duckdb_columns()
     WHERE database_name = 'published' AND table_name = $1 ORDER BY column_index`,
    [table],
  )
  return `{${reader
    .getRows()
    .map(([name]) => `${literal(name)}: 'VARCHAR'`)
    .join(', ')}}`
}
