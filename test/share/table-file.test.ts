import { read, utils } from '@e965/xlsx'
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { neutraliseCell, restoreCell, tableCsv, tableTsv, tableXlsx, type TableFile } from '@/share'

const TABLE: TableFile = {
  title: '执行率明细',
  columns: [
    { header: '部门', numeric: false },
    { header: '未执行（万元）', numeric: true },
  ],
  rows: [
    ['区教育局,本级 "分局"', '17803.31'],
    ['=HYPERLINK("http://x")', '-12.5'],
    ['0012', ''],
    ['两\n行', '12345678901234567.89'],
  ],
  about: [
    ['模拟数据', '不是真实部门'],
    ['筛选', '=无'],
  ],
}

describe('a cell that a spreadsheet would misread', () => {
  it.each([
    { title: 'a formula', value: '=1+1', numeric: false, out: "'=1+1" },
    { title: 'a formula behind blanks', value: ' @SUM(A1)', numeric: false, out: "' @SUM(A1)" },
    { title: 'a full-width formula', value: '＝cmd', numeric: false, out: "'＝cmd" },
    { title: 'a formula in a column of figures', value: '=1', numeric: true, out: "'=1" },
    { title: 'a negative figure is a figure', value: '-12.5', numeric: true, out: '-12.5' },
    { title: 'the same as text is not', value: '-12.5', numeric: false, out: "'-12.5" },
    { title: 'a code with zeros', value: '0012', numeric: false, out: "'0012" },
    { title: 'a code that looks like a power', value: '713752e1', numeric: false, out: "'713752e1" },
    {
      title: 'a figure with more digits than it holds',
      value: '12345678901234567.89',
      numeric: true,
      out: "'12345678901234567.89",
    },
    { title: 'a date', value: '2022-03', numeric: false, out: "'2022-03" },
    { title: 'an apostrophe', value: "'quoted", numeric: false, out: "''quoted" },
    { title: 'a name', value: '区水利局', numeric: false, out: '区水利局' },
    { title: 'nothing', value: '', numeric: true, out: '' },
  ])('$title', ({ value, numeric, out }) => {
    expect(neutraliseCell(value, numeric)).toBe(out)
    expect(restoreCell(out)).toBe(value)
  })

  it('whatever the text, nothing is lost and nothing begins a formula', () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (value, numeric) => {
        const cell = neutraliseCell(value, numeric)
        expect(restoreCell(cell)).toBe(value)
        if (!/^-?\d/.test(cell)) expect(cell).not.toMatch(/^\s*[=+\-@]/)
      }),
    )
  })
})

describe('a table as a file', () => {
  it('CSV: BOM, CRLF, what made it below; read back it is the same', () => {
    const csv = tableCsv(TABLE)
    expect(csv.startsWith('\ufeff')).toBe(true)
    const { data } = Papa.parse<string[]>(csv.slice(1), { skipEmptyLines: true })
    expect(data.map((row) => row.map(restoreCell))).toEqual([
      ['部门', '未执行（万元）'],
      ...TABLE.rows,
      ...TABLE.about,
    ])
    expect(csv).toContain("'=无")
  })

  it('clipboard: tabs, header and rows alone', () => {
    expect(tableTsv({ ...TABLE, rows: [['区水利局', '1.5']] })).toBe('部门\t未执行（万元）\n区水利局\t1.5')
  })

  it('XLSX: figures are numbers, text is text as it is, no formula; what made it on a second sheet', async () => {
    const book = read(await tableXlsx(TABLE, { table: '执行率[明细]', about: '说明' }), { type: 'array' })
    expect(book.SheetNames).toEqual(['执行率 明细 ', '说明'])
    const [sheet, about] = book.SheetNames.map((name) => book.Sheets[name]!)
    expect(sheet).toMatchObject({
      A1: { t: 's', v: '部门' },
      B2: { t: 'n', v: 17803.31 },
      A3: { t: 's', v: '=HYPERLINK("http://x")' },
      B3: { t: 'n', v: -12.5 },
      A4: { t: 's', v: '0012' },
      B5: { t: 's', v: '12345678901234567.89' },
    })
    expect(
      Object.values(sheet!).some((cell) => typeof cell === 'object' && cell !== null && 'f' in cell),
    ).toBe(false)
    expect(utils.sheet_to_json(about!, { header: 1 })).toEqual(TABLE.about)
  })
})
