import { read, utils } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { readFile } from '@/ingest'
import { parseCsv } from '@/ingest/csv'
import { rejectsCsv, restoreCell, tableCsv, tableTsv, tableXlsx, workbookXlsx } from '@/share'

/** What a file may say instead of a name. */
const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  "'); DROP TABLE evaluation; --",
  '=HYPERLINK("http://example.com/?leak","看")',
  "=cmd|' /C calc'!A0",
  '@SUM(1+1)',
  '+1',
  '-1+2',
  '\t=1+1',
  '\r=1+1',
  '\n@SUM(1)',
  ' =1',
  '\u3000=1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(1)',
  '\u200B=1+1',
  '\u202E局育教',
  "'",
  "''=1",
  '__proto__',
  'constructor',
  '0012',
  '1e5',
  '2022-03',
  '"引号","逗号"',
  '长'.repeat(10_000),
]
const columns = [
  { header: '部门', numeric: false },
  { header: '=意见', numeric: false },
]
const rows = HOSTILE.map((text) => [text, text])
const about = [['筛选', '=无']] as const
const STARTS_A_FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/

describe('text that is meant to do harm, in what leaves the app', () => {
  it('CSV: no cell starts a formula, and read back it is the same', () => {
    const cells = parseCsv(tableCsv({ title: '', columns, rows, about: [...about] }).slice(1)).rows
    for (const cell of cells.flat()) expect(cell).not.toMatch(STARTS_A_FORMULA)
    expect(cells.slice(1, 1 + rows.length).map((row) => row.map(restoreCell))).toEqual(rows)
  })

  it('clipboard: the same', () => {
    const cells = parseCsv(tableTsv({ title: '', columns, rows, about: [] })).rows
    for (const cell of cells.flat()) expect(cell).not.toMatch(STARTS_A_FORMULA)
    expect(cells.slice(1).map((row) => row.map(restoreCell))).toEqual(rows)
  })

  it('rejects as CSV: the same, with the names of files and sheets', () => {
    const rejects = HOSTILE.map((text, at) => ({
      ...{
        importId: 1,
        ordinal: at,
        file: text,
        sheet: text,
        row: at + 1,
        column: 2,
        code: 'list.number-malformed',
      },
      ...{ messageZh: text, messageEn: text, text },
    }))
    const cells = parseCsv(rejectsCsv(rejects as never).slice(1)).rows
    for (const cell of cells.flat()) expect(cell).not.toMatch(STARTS_A_FORMULA)
    const back = cells.slice(1).map((row) => row.map(restoreCell))
    expect(back.map((row) => [row[0], row[1], row[2], row[5], row[6]])).toEqual(
      HOSTILE.map((text, at) => [text, text, String(at + 1), text, text]),
    )
  })

  it('XLSX: every cell is text and no formula, and read back by the library and by us it is the same', async () => {
    const bytes = await tableXlsx(
      { title: '', columns, rows, about: [...about] },
      { table: '=1', about: '说明' },
    )
    const book = read(bytes, { cellFormula: true })
    const sheet = book.Sheets[book.SheetNames[0]!]!
    for (const [place, cell] of Object.entries(sheet))
      if (!place.startsWith('!')) expect([cell.t, cell.f]).toEqual(['s', undefined])
    const back = utils.sheet_to_json<string[]>(sheet, { header: 1 }).slice(1)
    // A cell has one line end.
    expect(back).toEqual(rows.map((row) => row.map((text) => text.replace(/\r/g, '\n'))))
    const { sheets } = await readFile({
      name: '再读.xlsx',
      size: bytes.length,
      bytes: () => Promise.resolve(bytes.slice()),
    })
    expect(sheets[0]!.rows[3]![0]).toBe(HOSTILE[2])
  })

  it('XLSX: a text that no cell holds is cut, and the cell says so', async () => {
    const long = '长'.repeat(40_000)
    const bytes = await workbookXlsx([{ title: '表', columns, rows: [[long, '短']] }], {
      title: '说明',
      about: [],
    })
    const [, row] = utils.sheet_to_json<string[]>(read(bytes).Sheets['表']!, { header: 1 })
    expect(row![0]).toHaveLength(32_767)
    expect(row![0]).toMatch(/^长+…（共 40000 字，.*全文见 CSV）$/)
    expect(row![1]).toBe('短')
  })
})
