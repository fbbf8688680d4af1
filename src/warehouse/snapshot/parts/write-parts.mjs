// Writes a snapshot part by part, in processes of their own that see what travels and nothing else (as `write-snapshot.mjs`
// does at once). Memory is that of one part, and DuckDB's limit. Plain JavaScript, so that Node.js starts it as it is:
//
//   node write-parts.mjs add <folder> <memory limit> <part>               one part: its rows and its marts are put to the others
//   node write-parts.mjs finish <folder> <memory limit> <id> <origin>     the marts of all, in the order of their years
//
// The folder holds `schema.sql`, `views.sql`, `marts.sql`, and `<part>/<table>.parquet`; it gets `published.duckdb` and
// `staged.duckdb`, the marts of the parts as they come. No unit is in two parts, so the marts of all are those of the parts:
// only their numbers (place, unit, level-3 name) go on from one part to the next.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'

/** Readable by DuckDB 1.2 and later: DuckDB-WASM is older than the native one. */
const STORAGE = 'v1.2.0'
/** Compressions of later versions, which such a file cannot have. */
const LATER = 'dict_fsst,zstd'

/** Order of the rows of each table: those of one department stand together, so that a reader fetches few blocks. */
const ORDER = {
  evaluation: 'evaluationId',
  budget: 'evaluationId, ordinal',
  problem: 'evaluationId, ordinal',
  problem_category: 'evaluationId, problemOrdinal, ordinal',
  file: 'importId, ordinal',
  'packed.evaluation': 'id',
  'packed.indicator': 'tableId, ordinal',
  'packed.finding': 'tableId, ordinal',
}

const [command, folder, limit, ...names] = process.argv.slice(2)
const literal = (text) => `'${text.replaceAll("'", "''")}'`
const script = (file) => readFileSync(join(folder, file), 'utf8')

const instance = await DuckDBInstance.create(':memory:', {
  memory_limit: limit,
  temp_directory: join(folder, 'spilled'),
})
const connection = await instance.connect()
const run = (sql) => connection.run(sql)
const one = async (sql) => (await connection.runAndReadAll(sql)).getRows()[0]

await run('SET autoload_known_extensions = false; SET autoinstall_known_extensions = false')
await run(`SET disabled_compression_methods = '${LATER}'`)
await run(`ATTACH ${literal(join(folder, 'published.duckdb'))} AS published (STORAGE_VERSION '${STORAGE}')`)
await run(`ATTACH ${literal(join(folder, 'staged.duckdb'))} AS staged`)
await (command === 'add' ? add(...names) : finish(...names))
await run('DETACH published')
await run('DETACH staged')
connection.closeSync()
instance.closeSync()
process.stdout.write(JSON.stringify({ maxRss: peakMemory() }))

/** In kB. On Linux what a process is told of itself counts the one that it was started by. */
function peakMemory() {
  try {
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))[1])
  } catch {
    return process.resourceUsage().maxRSS
  }
}

async function add(part) {
  await run(script('schema.sql'))
  const files = readdirSync(join(folder, part)).filter((file) => file.endsWith('.parquet'))
  const tables = files.map((file) => file.slice(0, -'.parquet'.length)).sort()
  for (const table of tables)
    await run(
      `INSERT INTO ${table} BY NAME FROM read_parquet(${literal(join(folder, part, `${table}.parquet`))})`,
    )
  // Numbered as their ids are, which are in the order of departments and years.
  await run(`
    CREATE TEMP TABLE renumbered AS SELECT id, CAST(substr(evaluationId, 2) AS INTEGER) AS number FROM packed.evaluation;
    UPDATE packed.evaluation SET id = number FROM renumbered WHERE renumbered.id = evaluation.id`)
  for (const table of ['packed.indicator', 'packed.finding'])
    await run(`
      CREATE OR REPLACE TEMP TABLE moved AS SELECT r.* REPLACE (number AS tableId) FROM ${table} AS r JOIN renumbered ON id = tableId;
      DELETE FROM ${table};
      INSERT INTO ${table} FROM moved;
      DROP TABLE moved`)
  await run(script('views.sql'))
  await run(script('marts.sql'))

  const isFirst =
    (await one("SELECT count(*) FROM duckdb_tables() WHERE database_name = 'published'"))[0] === 0n
  if (isFirst) await begin()
  await run('BEGIN')
  for (const table of tables) {
    // One row says what the whole is.
    if (table === 'workspace' && !isFirst) continue
    await run(`INSERT INTO published.${qualified(table)} FROM ${table} ORDER BY ${ORDER[table] ?? 1}`)
  }
  await run('COMMIT')
  await run('CHECKPOINT published')

  const [place] = await one('SELECT coalesce(max(place), 0) FROM staged.evaluationMart')
  const [unit] = await one('SELECT coalesce(max(unit), 0) FROM staged.evaluationMart')
  const [level3] = await one('SELECT coalesce(max(level3Place), 0) FROM staged.level3Mart')
  const place3 = `level3Place + ${level3} AS level3Place`
  await run(`
    BEGIN;
    INSERT INTO staged.evaluationMart SELECT * REPLACE (place + ${place} AS place, unit + ${unit} AS unit) FROM evaluationMart;
    INSERT INTO staged.level1Mart SELECT * REPLACE (place + ${place} AS place) FROM level1Mart;
    INSERT INTO staged.level3Mart SELECT * REPLACE (${place3}) FROM level3Mart;
    INSERT INTO staged.lostMart SELECT * REPLACE (place + ${place} AS place, ${place3}) FROM lostMart;
    COMMIT;
    CHECKPOINT staged`)
}

function qualified(table) {
  return table.includes('.') ? table : `main.${table}`
}

/** The tables of both databases, empty. */
async function begin() {
  await run('USE published')
  await run(script('tables.sql'))
  await run('USE memory')
  for (const mart of ['evaluationMart', 'level1Mart', 'level3Mart', 'lostMart'])
    await run(`CREATE TABLE staged.${mart} AS FROM ${mart} LIMIT 0`)
  await run('CREATE TABLE staged.martVersion AS FROM martVersion')
}

/** Places follow the years, as in marts that are made at once: what one year adds up is few blocks. */
async function finish(id, origin) {
  await run(`
    CREATE TABLE staged.placed AS
    SELECT place AS old, CAST(row_number() OVER (ORDER BY year, importId, ordinal) AS INTEGER) AS place
    FROM staged.evaluationMart;
    CREATE TABLE staged.named AS
    SELECT level3Place AS old, CAST(dense_rank() OVER (ORDER BY level3) AS INTEGER) AS level3Place, level3
    FROM staged.level3Mart`)
  await run(`
    CREATE TABLE published.evaluationMart AS
    SELECT mart.* REPLACE (placed.place AS place)
    FROM staged.evaluationMart AS mart JOIN staged.placed ON old = mart.place ORDER BY placed.place`)
  await run(`
    CREATE TABLE published.level1Mart AS
    SELECT mart.* REPLACE (placed.place AS place)
    FROM staged.level1Mart AS mart JOIN staged.placed ON old = mart.place ORDER BY placed.place, level1`)
  await run(`
    CREATE TABLE published.level3Mart AS SELECT DISTINCT level3Place, level3 FROM staged.named ORDER BY level3Place`)
  await run(`
    CREATE TABLE published.lostMart AS
    SELECT placed.place, named.level3Place, lost
    FROM staged.lostMart AS mart
    JOIN staged.placed ON placed.old = mart.place
    JOIN staged.named ON named.old = mart.level3Place
    ORDER BY placed.place`)
  await run('CREATE TABLE published.martVersion AS FROM staged.martVersion')
  await run('CREATE TABLE published.publication (id VARCHAR NOT NULL)')
  await run(`INSERT INTO published.publication VALUES (${literal(id)})`)
  await run(`UPDATE published.workspace SET origin = ${literal(origin)}`)
  await run('CHECKPOINT published')
}
