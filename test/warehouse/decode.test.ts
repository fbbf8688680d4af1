import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WarehouseError, type Warehouse } from '@/warehouse'
import { ADAPTERS } from './adapters'

const VALUES: readonly { title: string; sql: string; expected: unknown }[] = [
  {
    title: 'a DECIMAL keeps its point (Arrow alone gives 20802)',
    sql: '208.02::DECIMAL(18,2)',
    expected: '208.02',
  },
  {
    title: 'a negative DECIMAL (as a float −1.9000000000000001)',
    sql: '-1.90::DECIMAL(18,2)',
    expected: '-1.90',
  },
  { title: 'below one, negative', sql: '-0.05::DECIMAL(18,2)', expected: '-0.05' },
  { title: 'zero keeps its scale', sql: '0::DECIMAL(18,6)', expected: '0.000000' },
  { title: 'a DECIMAL of scale 0', sql: '-42::DECIMAL(18,0)', expected: '-42' },
  { title: 'narrow DECIMAL(4,1)', sql: '99.9::DECIMAL(4,1)', expected: '99.9' },
  {
    title: 'DECIMAL(38) beyond a float',
    sql: "'-12345678901234567890123456789012.345678'::DECIMAL(38,6)",
    expected: '-12345678901234567890123456789012.345678',
  },
  {
    title: 'SUM of DECIMAL(18) is DECIMAL(38)',
    sql: '(SELECT sum(x::DECIMAL(18,2)) FROM (VALUES (0.10), (0.20), (99999999999999.99)) AS t(x))',
    expected: '100000000000000.29',
  },
  {
    title: 'SUM of BIGINT is HUGEINT',
    sql: '(SELECT sum(x) FROM (VALUES (9223372036854775807), (1)) AS t(x))',
    expected: '9223372036854775808',
  },
  { title: 'a negative HUGEINT', sql: '(-3)::HUGEINT', expected: '-3' },
  {
    title: 'round of DECIMAL is half away from zero',
    sql: 'round(2.675::DECIMAL(18,3), 2)',
    expected: '2.68',
  },
  { title: 'BIGINT is a number', sql: '2022::BIGINT', expected: 2022 },
  { title: 'INTEGER 0 is not null', sql: '0::INTEGER', expected: 0 },
  { title: 'BOOLEAN', sql: 'false', expected: false },
  { title: 'NULL', sql: 'NULL', expected: null },
  { title: 'a typed NULL', sql: 'NULL::DECIMAL(18,2)', expected: null },
  { title: 'empty text', sql: "''", expected: '' },
  { title: 'text', sql: "'上街区 👍 𠮷'", expected: '上街区 👍 𠮷' },
  { title: 'a list of numbers', sql: '[2020, 2021]::INTEGER[]', expected: [2020, 2021] },
  { title: 'a list of decimals', sql: '[1.50, NULL]::DECIMAL(18,2)[]', expected: ['1.50', null] },
  { title: 'an empty list', sql: '[]::VARCHAR[]', expected: [] },
]

describe.each(ADAPTERS)('$adapter', ({ open }) => {
  let w: Warehouse
  beforeAll(async () => {
    w = await open()
  })
  afterAll(() => w.close())

  it.each(VALUES)('decodes: $title', async ({ sql, expected }) => {
    const statement = ['SELECT', sql, 'AS value'].join(' ')
    expect(await w.query(statement)).toEqual([{ value: expected }])
  })

  it('decodes several rows of one column, nulls among them', async () => {
    const rows = await w.query("SELECT x::DECIMAL(18,2) AS x FROM (VALUES ('1.5'), (NULL), ('-2')) AS t(x)")
    expect(rows).toEqual([{ x: '1.50' }, { x: null }, { x: '-2.00' }])
  })

  it('binds values, and text is never SQL', async () => {
    const hostile = "'; DROP TABLE evaluation; --"
    const rows = await w.query('SELECT ? AS a, ?::INTEGER AS b, ? AS c, ? AS d', [hostile, 7, null, true])
    expect(rows).toEqual([{ a: hostile, b: 7, c: null, d: true }])
    expect(await w.query('SELECT count(*) AS n FROM evaluation')).toEqual([{ n: 0 }])
  })

  it('keeps the case of column names', async () => {
    expect(await w.query('SELECT 1 AS initialBudget')).toEqual([{ initialBudget: 1 }])
  })

  it('tells the statement that failed', async () => {
    const failed = w.query('SELECT nothing FROM nowhere')
    await expect(failed).rejects.toBeInstanceOf(WarehouseError)
    await expect(failed).rejects.toMatchObject({ statement: 'SELECT nothing FROM nowhere' })
  })

  it('refuses a type that it cannot give exactly', async () => {
    await expect(w.query("SELECT DATE '2022-01-01' AS day")).rejects.toThrow(/cast it in SQL/)
  })

  it('refuses a whole number that JavaScript cannot hold', async () => {
    await expect(w.query('SELECT 9007199254740993::BIGINT AS n')).rejects.toThrow(/too large/)
    expect(await w.query('SELECT (-9007199254740991)::BIGINT AS n')).toEqual([{ n: -9007199254740991 }])
  })

  it('does not fetch extensions', async () => {
    const settings = await w.query(
      "SELECT name, value FROM duckdb_settings() WHERE name LIKE 'auto%_known_extensions' ORDER BY name",
    )
    expect(settings).toEqual([
      { name: 'autoinstall_known_extensions', value: 'false' },
      { name: 'autoload_known_extensions', value: 'false' },
    ])
  })
})
