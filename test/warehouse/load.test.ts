import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Warehouse } from '@/warehouse'
import { ADAPTERS } from './adapters'

const TEXTS: readonly { title: string; text: string }[] = [
  { title: 'quotes', text: '所谓"绩效"，""双引号""' },
  { title: 'a lone quote', text: '"' },
  { title: 'line breaks of all kinds', text: '第一行\n第二行\r\n第三行\r第四行\n' },
  { title: 'a formula', text: '=SUM(A1:A9)' },
  { title: 'PostgreSQL’s sign for NULL', text: '\\N' },
  { title: 'the word NULL', text: 'NULL' },
  { title: 'commas and semicolons', text: 'a,b;c\td' },
  { title: 'backslashes', text: 'C:\\新建\\"表"\\' },
  { title: 'blanks at the ends', text: '  两端有空格　' },
  { title: 'zero-width characters', text: '\u200b零\u200b宽\ufeff\u200d' },
  { title: 'a number as text', text: '007.50' },
  { title: 'a code that looks like a float', text: '713752e1' },
  { title: 'emoji and rare characters', text: '👨‍👩‍👧 𠮷 㐀' },
  { title: 'an apostrophe and SQL', text: "'); DROP TABLE probe; --" },
  { title: 'a comment sign', text: '#-- 注释' },
  { title: 'NUL', text: 'a\u0000b' },
  { title: 'one long cell', text: '长'.repeat(1_500_000) },
]

describe.each(ADAPTERS)('$adapter: bulk load', ({ open }) => {
  let w: Warehouse
  beforeAll(async () => {
    w = await open()
  })
  beforeEach(() => w.run('CREATE OR REPLACE TABLE probe (id INTEGER, text VARCHAR, amount DECIMAL(18,6))'))
  afterAll(() => w.close())

  it.each(TEXTS)('text comes back as it was: $title', async ({ text }) => {
    expect(
      await w.load(
        'probe',
        ['id', 'text'],
        [
          [1, text],
          [2, 'next'],
        ],
      ),
    ).toBe(2)
    const rows = await w.query<{ id: number; text: string }>('SELECT id, text FROM probe ORDER BY id')
    expect(rows.map((row) => row.text === (row.id === 1 ? text : 'next'))).toEqual([true, true])
  })

  it('keeps a U+FEFF at the very start of a text, though reading it back drops it (a habit of all UTF-8 decoders)', async () => {
    await w.load('probe', ['id', 'text'], [[1, '\ufeff上街区']])
    expect(await w.query('SELECT text, length(text) AS n FROM probe')).toEqual([{ text: '上街区', n: 4 }])
  })

  it('all of them at once, by the columns’ names, not their order', async () => {
    const rows = TEXTS.map(({ text }, id) => [text, id])
    expect(await w.load('probe', ['text', 'id'], rows)).toBe(TEXTS.length)
    const back = await w.query<{ text: string }>('SELECT text FROM probe ORDER BY id')
    expect(back.every(({ text }, i) => text === TEXTS[i]!.text)).toBe(true)
  })

  it('decimals are exact; NULL, empty text and 0 differ where they should', async () => {
    const rows = [
      [1, null, '208.02'],
      [2, '', '0'],
      [3, 'x', '-1.9'],
      [null, null, null],
      [5, '0', '99999999999.999999'],
    ] as const
    expect(await w.load('probe', ['id', 'text', 'amount'], rows)).toBe(5)
    expect(await w.query('SELECT id, text, amount FROM probe ORDER BY id NULLS LAST')).toEqual([
      { id: 1, text: null, amount: '208.020000' },
      { id: 2, text: null, amount: '0.000000' },
      { id: 3, text: 'x', amount: '-1.900000' },
      { id: 5, text: '0', amount: '99999999999.999999' },
      { id: null, text: null, amount: null },
    ])
  })

  it('one column of nothing but NULL keeps its rows', async () => {
    await w.load('probe', ['text'], [[null], ['a'], [null]])
    expect(await w.query('SELECT count(*) AS n, count(text) AS filled FROM probe')).toEqual([
      { n: 3, filled: 1 },
    ])
  })

  it('no rows', async () => {
    expect(await w.load('probe', ['id'], [])).toBe(0)
  })

  it('many rows come in pieces', async () => {
    const rows = Array.from({ length: 120_001 }, (_, i) => [i, `第${i}行\n"续"`])
    expect(await w.load('probe', ['id', 'text'], rows)).toBe(120_001)
    const [sums] = await w.query(
      "SELECT count(*) AS n, sum(id)::BIGINT AS ids, count(*) FILTER (text = '第' || id || '行' || chr(10) || '\"续\"') AS whole FROM probe",
    )
    expect(sums).toEqual({ n: 120_001, ids: (120_000 * 120_001) / 2, whole: 120_001 })
  })

  it('what does not fit its column ends in an error, not in a guess', async () => {
    await expect(
      w.load(
        'probe',
        ['id', 'amount'],
        [
          [1, '1'],
          [2, 'twelve'],
        ],
      ),
    ).rejects.toThrow(/twelve/)
    expect(await w.query('SELECT count(*) AS n FROM probe')).toEqual([{ n: 0 }])
  })

  it('a transaction is everything or nothing, and inner ones are part of the outer', async () => {
    const failing = w.transaction(async () => {
      await w.load('probe', ['id'], [[1]])
      await w.transaction(() => w.load('probe', ['id'], [[2]]))
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await w.query('SELECT count(*) AS n FROM probe')).toEqual([{ n: 0 }])
    expect(await w.transaction(() => w.load('probe', ['id'], [[3]]))).toBe(1)
    expect(await w.query('SELECT id FROM probe')).toEqual([{ id: 3 }])
  })

  it('a statement that fails inside a transaction takes all of it back', async () => {
    const failing = w.transaction(async () => {
      await w.load('probe', ['id'], [[1]])
      await w.query('SELECT * FROM nowhere')
    })
    await expect(failing).rejects.toThrow(/nowhere/)
    expect(await w.query('SELECT count(*) AS n FROM probe')).toEqual([{ n: 0 }])
  })
})
