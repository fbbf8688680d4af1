import { describe, expect, it } from 'vitest'
import { readFile, readFiles, rereadSheets, type Corrections, type SourceSheet } from '@/ingest'
import { caseFile, input } from './inputs'

const SHANGJIE = '2022年度上街区政务服务中心部门整体自评表.csv'
const FLAT = '20-chongqing-rongmeiti-zhengti-2021.csv'

async function sheetOf(name: string): Promise<SourceSheet> {
  const { sheets } = await readFile(caseFile(name))
  expect(sheets).toHaveLength(1)
  return sheets[0]!
}
const corrected = (sheet: SourceSheet, corrections: Corrections) => rereadSheets([{ sheet, corrections }])

describe('regions: what each row and column of a sheet means', () => {
  it('a form from its title to its total row', async () => {
    const { regions, layout } = await sheetOf(SHANGJIE)
    expect(layout).toBe('form-department')
    expect(regions.rows).toEqual([
      [1, 1, 'title'],
      [2, 2, 'head'],
      [3, 3, 'budgetHeader'],
      [4, 7, 'budget'],
      [8, 12, 'text'],
      [13, 13, 'indicatorHeader'],
      [14, 39, 'indicator'],
      [40, 40, 'total'],
    ])
    const fields = regions.columns
      .filter(({ table }) => table === 'indicators')
      .map(({ column, field }) => [column, field])
    expect(fields).toEqual([
      [2, 'level1'],
      [3, 'level2'],
      [4, 'level3'],
      [5, 'target'],
      [6, 'actual'],
      [7, 'weight'],
      [8, 'reportedScore'],
      [9, 'reportedDeviation'],
      [10, 'reason'],
    ])
  })

  it('a column that is not read is there without a field, so that it can be given one', async () => {
    const { regions } = await sheetOf(FLAT)
    const core = regions.columns.find(({ text }) => text === '是否核心指标')
    expect(core).toMatchObject({ table: 'indicators', row: 8, column: 11, last: 11, field: null })
  })

  it('places are those of the file, blank columns counted', async () => {
    const csv = '年度,,部门,,问题\n2022,,甲局,,支付慢\n2022,,,,\n'
    const { sheets } = await readFile(input('清单.csv', csv))
    expect(sheets[0]!.regions.columns.map(({ column, field }) => [column, field])).toEqual([
      [1, 'year'],
      [3, 'department'],
      [5, 'problem'],
    ])
    expect(sheets[0]!.regions.rows).toEqual([
      [1, 1, 'listHeader'],
      [2, 2, 'record'],
      [3, 3, 'rejected'],
    ])
  })

  it('a sheet in which nothing is recognised is rejected from top to bottom', async () => {
    const { sheets, files } = await readFile(input('通讯录.csv', '姓名,电话\n张三,1\n\n李四,2\n'))
    expect(files[0]!.rowsRejected).toBe(3)
    expect(sheets[0]!.regions.rows).toEqual([
      [1, 2, 'rejected'],
      [4, 4, 'rejected'],
    ])
  })
})

describe('a kept sheet, read again with corrections', () => {
  it('without any says the same as the first time', async () => {
    const first = await readFile(caseFile(SHANGJIE))
    const again = corrected(first.sheets[0]!, {})
    expect(again.evaluations).toEqual(first.evaluations)
    expect(again.sheets[0]).toMatchObject({ layout: 'form-department', rowsRead: first.files[0]!.rowsRead })
  })

  it.each<[string, Corrections, object, string]>([
    ['year', { year: 2021 }, { year: 2021 }, '按您的更正：年度为 2021'],
    [
      'department',
      { department: '上街区营商中心' },
      { department: '上街区营商中心' },
      '按您的更正：部门为上街区营商中心',
    ],
    ['unit', { unit: '元' }, { unit: '元', budget: [{ executed: '0.020802' }] }, '按您的更正：金额单位为元'],
  ])('%s', async (_, corrections, expected, reason) => {
    const { evaluations, sheets } = corrected(await sheetOf(SHANGJIE), corrections)
    const [evaluation] = evaluations
    if ('year' in corrections) expect(evaluation!.cells).not.toHaveProperty('year')
    expect({ ...evaluation, budget: evaluation!.budget.slice(0, 1) }).toMatchObject(expected)
    expect(sheets[0]!.reasons.map(({ zh }) => zh)).toContain(reason)
  })

  it('the meaning of a column: another one becomes the target, the former is not read', async () => {
    const sheet = await sheetOf(SHANGJIE)
    const before = corrected(sheet, {}).evaluations[0]!.indicators[0]!
    const { evaluations, sheets } = corrected(sheet, {
      columns: [{ table: 'indicators', column: 6, field: 'target' }],
    })
    const after = evaluations[0]!.indicators[0]!
    expect(after).toMatchObject({ target: before.actual, actual: null, weight: before.weight })
    expect(after.cells.target!.column).toBe(6)
    const former = sheets[0]!.sheet.regions.columns.find(
      ({ table, column }) => table === 'indicators' && column === 5,
    )
    expect(former!.field).toBeNull()
    expect(sheets[0]!.reasons.map(({ zh }) => zh)).toContain('按您的更正：F 列的含义')
  })

  it('a column that is not to be read', async () => {
    const { evaluations } = corrected(await sheetOf(SHANGJIE), {
      columns: [{ table: 'indicators', column: 9, field: null }],
    })
    expect(evaluations[0]!.indicators.map((row) => row.reportedDeviation)).toEqual(Array(26).fill(null))
  })

  it('lists of one import are joined again', async () => {
    const files = [
      input('指标.csv', '部门,三级指标,年度指标值,实际完成值,分值,得分\n甲局,办件量,≥100,90,10,10\n'),
      input('预算.csv', '部门,资金来源,全年预算数,全年执行数\n甲局,合计,2000000,1000000\n'),
    ]
    const { sheets } = await readFiles(files)
    const [indicators, budgets] = sheets
    const { evaluations } = rereadSheets([
      { sheet: indicators!, corrections: { year: 2023 } },
      { sheet: budgets!, corrections: { year: 2023, unit: '元' } },
    ])
    expect(evaluations).toHaveLength(1)
    expect(evaluations[0]).toMatchObject({ year: 2023, budget: [{ executed: '100' }], indicators: [{}] })
  })
})
