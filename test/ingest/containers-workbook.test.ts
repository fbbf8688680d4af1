import { utils, type WorkSheet } from '@e965/xlsx'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readFile } from '@/ingest'
import { openWorkbook } from '../../src/ingest/containers/workbook'
import { cellText } from '../../src/ingest/containers/workbook-cell'
import { caseBytes, input } from './inputs'
import { sheetOf, workbookBytes } from './render-containers'

describe('cells are texts as Excel shows them', () => {
  it.each<[title: string, value: number, format: string | undefined, shown: string]>([
    ['a sum of floats', 0.1 + 0.2, undefined, '0.3'],
    ['a product of floats', 86.19000000000001, 'General', '86.19'],
    ['a large amount in 元 with 分', 123456789.12, 'General', '123456789.12'],
    ['an amount under a format', 208.0234, '0.00', '208.02'],
    ['thousands', 215457.6, '#,##0.00', '215,457.60'],
    ['percent', 0.5676, '0.00%', '56.76%'],
    ['percent without decimals', 1, '0%', '100%'],
    ['a ratio stays one', 0.5676, undefined, '0.5676'],
    ['a target with its operator in the format', 90, '"≥"0"%"', '≥90%'],
    ['a unit in the format', 150, '0"万元"', '150万元'],
    ['0 that is shown as a dash', 0, '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', '0'],
    [
      'a number under an accounting format',
      1234.5,
      '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ',
      '1,234.50',
    ],
    ['a negative in brackets', -12, '#,##0.00_);(#,##0.00)', '-12.00'],
    ['a negative in red', -12, '0.00;[Red]0.00', '-12.00'],
    ['a hidden number', 7, ';;;', '7'],
    ['a number as text', 7, '@', '7'],
    ['an exponent is never shown', 1e21, 'General', '1000000000000000000000'],
    ['nor for small numbers', 1e-7, '0.00E+00', '0.0000001'],
    ['a date', 44926, 'yyyy"年"m"月"d"日"', '2022年12月31日'],
    ['a date in the format of the system', 44926, 'm/d/yy', '2022/12/31'],
    ['a month', 44926, '[$-804]yyyy"年"m"月";@', '2022年12月'],
    ['a fraction', 0.5, '# ?/?', '0.5'],
    ['nothing', 0, undefined, '0'],
  ])('%s: %d under %s is %s', (_title, v, z, shown) => {
    expect(cellText({ t: 'n', v, z }, false)).toBe(shown)
  })

  it.each([
    ['a code', { t: 's' as const, v: '0012' }, '0012'],
    ['a code that looks like a number', { t: 's' as const, v: '713752e1' }, '713752e1'],
    ['a line break', { t: 's' as const, v: '一\r\n二' }, '一\n二'],
    ['a truth', { t: 'b' as const, v: true }, 'TRUE'],
    ['an error', { t: 'e' as const, v: 7 }, null],
  ])('%s', (_title, cell, text) => {
    expect(cellText(cell, false)).toBe(text)
  })

  it('counts dates from 1904 where the workbook does', () => {
    expect(cellText({ t: 'n', v: 43464, z: 'yyyy-mm-dd' }, true)).toBe('2022-12-31')
  })
})

const FORM = [
  ['2022年度项目支出绩效自评表', '', '', '', ''],
  ['项目名称', '道路养护', '', '', ''],
  ['实施单位', '区公路局', '', '', ''],
  ['', '年初预算数', '全年预算数', '全年执行数', '执行率'],
  ['年度资金总额', '10', '10', '9', '90%'],
  ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'],
  ['产出指标', '数量指标', '养护里程', '≥266公里', '270公里', '50', '50'],
  ['总分', '', '', '', '', '100', '95'],
]

describe('a workbook', () => {
  it('is read sheet by sheet; a sheet that is no table is named, and rows add up', async () => {
    const second = FORM.map((row) => row.map((text) => text.replace('道路养护', '桥梁养护')))
    const bytes = workbookBytes(
      {
        道路: sheetOf(FORM),
        填表说明: sheetOf([['本表由各单位填写'], ['请按时报送']]),
        桥梁: sheetOf(second),
      },
      'xlsx',
      ['桥梁'],
    )
    const { files, rejects, evaluations } = await readFile(input('项目.xlsx', bytes))
    expect(evaluations.map(({ name, id }) => [name, id])).toEqual([
      ['道路养护', '项目.xlsx#道路#1'],
      ['桥梁养护', '项目.xlsx#桥梁#1'],
    ])
    expect(files[0]).toMatchObject({ encoding: 'XLSX', rowsRead: 18, rowsLoaded: 16, rowsRejected: 2 })
    expect(files[0]!.notes.map(({ zh }) => zh)).toEqual(['工作表“桥梁”是隐藏的，也已读入'])
    expect(rejects).toMatchObject([{ code: 'sheet.not-a-table', sheet: '填表说明', row: null }])
  })

  it('says hidden rows and columns, and reads them', async () => {
    const sheet: WorkSheet = sheetOf(FORM)
    sheet['!rows'] = [{}, {}, {}, {}, {}, {}, { hidden: true }]
    sheet['!cols'] = [{}, {}, { hidden: true }]
    const { files, evaluations } = await readFile(input('项目.xlsx', workbookBytes({ 表: sheet }, 'xlsx')))
    expect(evaluations[0]!.indicators).toHaveLength(1)
    expect(files[0]!.notes.map(({ zh }) => zh)).toEqual([
      '工作表“表”有 1 个隐藏行（第 7 行），也已读入',
      '工作表“表”有隐藏列（C），也已读入',
    ])
  })

  it('gives formulas their values, and rejects those that failed', async () => {
    const sheet = sheetOf(FORM, { typed: true })
    sheet.D5 = { t: 'n', v: 9, f: 'SUM(3,6)' }
    sheet.G8 = { t: 'e', v: 0x07, w: '#DIV/0!' }
    for (const type of ['xlsx', 'biff8'] as const) {
      const { rejects, evaluations } = await readFile(input('项目.xlsx', workbookBytes({ 表: sheet }, type)))
      expect(evaluations[0]!.budget[0]!.executed).toBe('9')
      expect(evaluations[0]!.reportedTotal).toBeNull()
      expect(rejects).toMatchObject([
        { code: 'cell.formula-error', sheet: '表', row: 8, column: 7, text: '#DIV/0!' },
      ])
    }
  })

  it('with a password is named as such', async () => {
    const header = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
    const bytes = new Uint8Array([...header, ...Buffer.from('EncryptedPackage', 'utf16le')])
    const { rejects } = await readFile(input('表.xlsx', bytes))
    expect(rejects).toMatchObject([{ code: 'file.encrypted' }])
    expect(rejects[0]!.message.zh).toContain('密码')
  })

  it('that is empty is named as such', async () => {
    const { rejects } = await readFile(input('表.xlsx', workbookBytes({ 表: sheetOf([['']]) }, 'xlsx')))
    expect(rejects).toMatchObject([{ code: 'file.empty' }])
  })

  it('cut off in the middle is damaged, whatever its kind', async () => {
    for (const type of ['xlsx', 'biff8', 'ods'] as const) {
      const whole = workbookBytes({ 表: sheetOf(FORM) }, type)
      const { rejects, files } = await readFile(input('表.xls', whole.subarray(0, whole.length / 2)))
      expect(rejects).toHaveLength(1)
      expect(rejects[0]!.code).toMatch(/^file\.(?:damaged|empty|kind-not-supported)$/)
      expect(files[0]!.rowsRead).toBe(0)
    }
  })

  it('of a million blank rows above one cell is no burden', () => {
    const sheet = utils.aoa_to_sheet([])
    sheet['!ref'] = 'A1:A1000000'
    sheet.A1000000 = { t: 's', v: 'x' }
    const opened = openWorkbook(workbookBytes({ 表: sheet }, 'xlsx'), 'XLSX')
    expect(opened.sheets[0]!.rows).toHaveLength(1_000_000)
    expect(opened.sheets[0]!.rows.at(-1)).toEqual(['x'])
  })

  it('of 1995 holds its text in GBK', () => {
    const bytes = workbookBytes({ Sheet1: utils.aoa_to_sheet([['x']]) }, 'biff5')
    expect(openWorkbook(bytes, 'XLS').sheets[0]!.rows).toEqual([['x']])
  })
})

describe('a workbook as a decompression bomb', () => {
  it('is refused before it is unpacked', async () => {
    const bomb = zipSync({
      '[Content_Types].xml': new Uint8Array(10),
      'xl/workbook.xml': new Uint8Array(10),
      'xl/worksheets/sheet1.xml': new Uint8Array(64 * 1024 * 1024),
    })
    expect(bomb.length).toBeLessThan(200_000)
    const { rejects } = await readFile(input('表.xlsx', bomb))
    expect(rejects).toMatchObject([{ code: 'archive.too-large' }])
  })
})

it('a CSV is not taken for a workbook by its name', async () => {
  const { files } = await readFile(input('表.xlsx', caseBytes('03-tianchang-slj-2022.csv')))
  expect(files[0]).toMatchObject({ encoding: 'UTF-8 BOM', layout: 'form-project' })
})
