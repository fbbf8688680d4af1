import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { QuestionRefused, QuestionStopped, type Warehouse } from '@/warehouse'
import { ADAPTERS } from './adapters'

const OUTSIDE = join(mkdtempSync(join(tmpdir(), 'jijing-ask-')), 'out')
const LIMIT = 100

/** Each of these would change something, reach outside of the workspace or outlive the question. */
const HARMFUL: readonly [title: string, sql: string][] = [
  ['INSERT', "INSERT INTO alias VALUES ('a', 'b', 'c', 'd', true, NULL, NULL, 'e')"],
  ['UPDATE', 'UPDATE evaluation SET year = 1'],
  ['DELETE', 'DELETE FROM evaluation'],
  ['MERGE', 'MERGE INTO alias USING alias AS other ON false WHEN MATCHED THEN DELETE'],
  ['TRUNCATE', 'TRUNCATE evaluation'],
  ['DROP', 'DROP TABLE evaluation'],
  ['ALTER', 'ALTER TABLE evaluation ADD COLUMN x INTEGER'],
  ['CREATE TABLE', 'CREATE TABLE taken AS FROM evaluation'],
  ['CREATE TEMP TABLE', 'CREATE TEMP TABLE taken AS FROM evaluation'],
  ['CREATE VIEW', 'CREATE OR REPLACE VIEW totalLine AS SELECT 1'],
  ['CREATE MACRO', 'CREATE OR REPLACE MACRO percentOf(a, b) AS 1'],
  ['CREATE SECRET', "CREATE SECRET s (TYPE http, BEARER_TOKEN 'x')"],
  ['two statements', 'SELECT 1; DROP TABLE evaluation'],
  [
    'the bracket closed, and a second statement',
    'SELECT 1) ; DROP TABLE evaluation; SELECT * FROM (SELECT 1',
  ],
  ['the end of the transaction', 'COMMIT'],
  ['a transaction', 'BEGIN TRANSACTION'],
  ['COPY to a file', `COPY evaluation TO '${OUTSIDE}.csv'`],
  ['COPY from a file', "COPY alias FROM '/etc/hostname'"],
  ['EXPORT', `EXPORT DATABASE '${OUTSIDE}'`],
  ['ATTACH', `ATTACH '${OUTSIDE}.duckdb' AS other`],
  ['ATTACH in memory', "ATTACH ':memory:' AS other"],
  ['DETACH', 'DETACH memory'],
  ['USE', 'USE system'],
  ['INSTALL', 'INSTALL httpfs'],
  ['LOAD', 'LOAD httpfs'],
  ['SET', 'SET threads = 1'],
  ['SET of what is locked', 'SET enable_external_access = true'],
  ['SET VARIABLE', 'SET VARIABLE x = 1'],
  ['RESET', 'RESET lock_configuration'],
  ['PRAGMA', 'PRAGMA enable_profiling'],
  ['CALL', "CALL enable_logging('QueryLog')"],
  ['CHECKPOINT', 'CHECKPOINT'],
  ['VACUUM', 'VACUUM'],
  ['PREPARE', 'PREPARE p AS SELECT 1'],
  ['EXPLAIN ANALYZE', 'EXPLAIN ANALYZE SELECT 1'],
  ['a file as a table', "FROM '/etc/hostname.csv'"],
  ['read_csv of a file', "FROM read_csv('/etc/hostname')"],
  ['read_csv of an address', "FROM read_csv('https://example.com/a.csv')"],
  ['read_text', "FROM read_text('/etc/hostname')"],
  ['read_blob', "FROM read_blob('/etc/hostname')"],
  ['what the import reads', "FROM read_text('jijing-load/1.csv')"],
  ['glob', "FROM glob('/*')"],
  ['sniff_csv', "FROM sniff_csv('/etc/hostname')"],
  ['a function with an effect', "FROM enable_logging('QueryLog')"],
  ['the same with a file', `FROM enable_logging(storage = 'file', storage_config = {'path': '${OUTSIDE}'})`],
  ['the same in a subquery', "SELECT 1 WHERE EXISTS (FROM enable_logging('QueryLog'))"],
  ['the same behind query()', `FROM query('FROM enable_logging(''QueryLog'')')`],
  ['checkpoint()', 'FROM checkpoint()'],
  ['query() of a change', "FROM query('DROP TABLE evaluation')"],
]

describe.each(ADAPTERS)('asking: $adapter', ({ open }) => {
  let w: Warehouse
  const ask = (sql: string, limit = LIMIT) => w.ask(sql, { limit })
  const state = () =>
    w.query(
      `SELECT
        (SELECT list(table_name ORDER BY table_name) FROM duckdb_tables()) AS tables,
        (SELECT list(sql ORDER BY view_name) FROM duckdb_views() WHERE NOT internal) AS views,
        (SELECT list(macro_definition ORDER BY function_name) FROM duckdb_functions() WHERE NOT internal) AS macros,
        (SELECT list(name || '=' || coalesce(value, '') ORDER BY name) FROM duckdb_settings()) AS settings,
        (SELECT list(database_name ORDER BY database_name) FROM duckdb_databases()) AS databases,
        (SELECT count(*) FROM alias) AS aliases`,
    )
  beforeAll(async () => {
    w = await open()
    await w.query("INSERT INTO alias VALUES ('甲', '乙', '甲局', '乙局', true, NULL, NULL, '2026-01-01')")
  })
  afterAll(() => w.close())

  it.each(HARMFUL)('refuses %s, and nothing is changed', async (_, sql) => {
    const before = await state()
    await expect(ask(sql)).rejects.toBeInstanceOf(QuestionRefused)
    expect(await state()).toEqual(before)
    expect([OUTSIDE, `${OUTSIDE}.csv`, `${OUTSIDE}.duckdb`].filter((path) => existsSync(path))).toEqual([])
    // Neither is the next question hindered.
    expect((await ask('SELECT 1')).rows).toEqual([['1']])
  })

  it("is locked for the app's own statements too", async () => {
    await expect(w.query("FROM read_csv('https://example.com/a.csv')")).rejects.toThrow(/disabled/)
    await expect(w.query('SET enable_external_access = true')).rejects.toThrow(/locked/)
  })

  it('a DECIMAL shows its point; what is no longer exact is marked', async () => {
    const { columns, rows } = await ask(
      `SELECT 208.02::DECIMAL(18,6) AS a, -0.05 AS b, 100::DECIMAL(4,1) AS c, 0.1 + 0.2 AS d, 1 / 3 AS e,
         sum(x) AS f, avg(x) AS g, 9007199254740993::BIGINT AS h, [0.5::DOUBLE] AS i, NULL AS j
       FROM (VALUES (0.10::DECIMAL(18,2)), (0.20)) AS t(x)`,
    )
    expect(rows).toEqual([
      ['208.02', '-0.05', '100', '0.3', String(1 / 3), '0.3', '0.15', '9007199254740993', '[0.5]', null],
    ])
    expect(columns.map(({ name, approximate }) => (approximate ? name : ''))).toEqual([
      ...['', '', '', '', 'e', '', 'g', '', 'i', ''],
    ])
    expect(columns[0]).toEqual({ name: 'a', type: 'DECIMAL(18,6)', numeric: true, approximate: false })
  })

  it.each([
    ['a date', "DATE '2022-01-31'", '2022-01-31'],
    ['a struct', "{'部门': '甲局', 'n': 1}", "{'部门': 甲局, 'n': 1}"],
    ['a list of decimals', '[1.50, NULL]', '[1.50, NULL]'],
    [
      'a huge integer',
      "'170141183460469231731687303715884105727'::HUGEINT",
      '170141183460469231731687303715884105727',
    ],
    ['truth', 'true', 'true'],
    ['empty text', "''", ''],
    ['hostile text', "'<img src=x onerror=alert(1)>'", '<img src=x onerror=alert(1)>'],
  ])('gives %s as text', async (_, sql, expected) => {
    expect((await ask(['SELECT', sql].join(' '))).rows).toEqual([[expected]])
  })

  it.each([
    ['two columns of one name', 'SELECT 1 AS a, 2 AS a', [['1', '2']]],
    ['columns named like places', 'SELECT 10, 2 AS "0", 3 AS "__proto__"', [['10', '2', '3']]],
    ['a semicolon at the end', 'SELECT 1;\n', [['1']]],
    ['a comment at the end', 'SELECT 1 -- one', [['1']]],
    ['a comment behind a semicolon', 'SELECT 1; -- one\n', [['1']]],
    ['a semicolon in a text', "SELECT '; -- x'", [['; -- x']]],
    ['FROM first', 'FROM (VALUES (1), (2)) AS t(x) ORDER BY x DESC', [['2'], ['1']]],
    ['WITH', 'WITH a AS (SELECT 1 AS x) FROM a', [['1']]],
    [
      'DESCRIBE',
      'SELECT column_name FROM (DESCRIBE workspace)',
      [['schemaVersion'], ['origin'], ['importedAt']],
    ],
    ['a table macro', "SELECT count(*) FROM yearFigures('department', '', '', '90')", [['0']]],
    ['nothing found', 'FROM alias WHERE false', []],
  ])('answers: %s', async (_, sql, expected) => {
    expect((await ask(sql)).rows).toEqual(expected)
  })

  it('DESCRIBE, SHOW and SUMMARIZE stand alone', async () => {
    expect((await ask('DESCRIBE alias')).rows[0]?.slice(0, 2)).toEqual(['departmentKey', 'VARCHAR'])
    expect((await ask('SHOW TABLES')).rows).toContainEqual(['alias'])
    expect((await ask('SUMMARIZE alias')).rows).toHaveLength(8)
  })

  it('keeps the order, and says when there is more', async () => {
    const downwards = 'SELECT range AS n FROM range(20000) ORDER BY n DESC'
    const some = await ask(downwards, 5)
    expect(some).toMatchObject({
      truncated: true,
      rows: [['19999'], ['19998'], ['19997'], ['19996'], ['19995']],
    })
    const all = await ask(downwards, 20_000)
    expect(all.truncated).toBe(false)
    expect(all.rows.map(([n]) => Number(n))).toEqual(Array.from({ length: 20_000 }, (_, i) => 19_999 - i))
  })

  it.each([
    ['SELEC 1', '写法', /syntax error at or near "SELEC"/],
    ['FROM nowhere', '没有这张表', /nowhere does not exist/],
    ['SELECT nothing\nFROM alias', '列名', /"nothing" not found[\s\S]*LINE 1: SELECT nothing/],
    ['', '还没有写', /statement/],
    ["SELECT CAST('x' AS INTEGER)", '换算', /Could not convert string 'x'/],
  ])("says why %j is refused: a sentence, and DuckDB's own text", async (sql, sentence, detail) => {
    const error = (await ask(sql).catch((cause: unknown) => cause)) as QuestionRefused
    expect(error).toBeInstanceOf(QuestionRefused)
    expect(error.sentence.zh).toContain(sentence)
    expect(error.detail).toMatch(detail)
    expect(error.detail!.match(/LINE/g)?.length ?? 0).toBeLessThan(2)
  })

  it('stops when it is told to, while other statements go on', async () => {
    const stop = new AbortController()
    const endless = w.ask(
      'SELECT count(*) FROM range(1000000) AS a(x), range(1000000) AS b(y) WHERE (x * y) % 7 = 3',
      { limit: LIMIT, signal: stop.signal },
    )
    endless.catch(() => undefined)
    expect(await w.query('SELECT count(*) AS n FROM alias')).toEqual([{ n: 1 }])
    stop.abort()
    await expect(endless).rejects.toBeInstanceOf(QuestionStopped)
    await expect(w.ask('SELECT 1', { limit: LIMIT, signal: stop.signal })).rejects.toBeInstanceOf(
      QuestionStopped,
    )
    expect((await ask('SELECT 1')).rows).toEqual([['1']])
  })

  it('does not stand in the way of a change, and sees it afterwards', async () => {
    const long = ask('SELECT count(*) FROM range(3000) AS a(x), range(3000) AS b(y) WHERE (x * y) % 7 = 3')
    await w.transaction(() => w.query("UPDATE alias SET decidedAt = '2026-02-02'"))
    await long
    expect((await ask('SELECT decidedAt FROM alias')).rows).toEqual([['2026-02-02']])
  })
})
