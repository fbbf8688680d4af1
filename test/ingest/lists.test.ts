import { describe, expect, it } from 'vitest'
import { readFile, readFiles } from '@/ingest'
import { sheetOf, workbookBytes } from './render-containers'
import { input } from './inputs'

const INDICATORS = `年度,部门,主管部门,类型,项目名称,一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分,偏差度,偏差原因分析及改进措施
2022,区政务服务中心,区政府,部门整体,,投入管理指标,预算和财务管理,预算执行率,≥90%,100%,1,1,0.00%,
2022,区政务服务中心,区政府,部门整体,,产出指标,履职目标实现,群众投诉数量,≤5件,0件,5,5,0.00%,
2022,区水利局,,项目,防汛经费,产出指标,数量指标,巡查次数,≥12次,10次,10,8.33,-16.67%,人员不足，下一步补充人员。
`
const BUDGETS = `年度,部门,资金来源,年初预算数,全年预算数,全年执行数,分值,执行率,得分,总分,等级
2022,区政务服务中心,部门预算总额,317.27,366.48,208.02,10,56.76,6.31,96.31,优
2022,区政务服务中心,政府预算资金,317.27,357.1,198.64,-,55.63,-,,
`
const PROBLEMS = `年度,部门,问题,改进措施
2022,区政务服务中心,部分项目资金支付进度滞后。,加快支付。
`

describe('list files of one batch', () => {
  it.each([
    { title: 'a header alone', rows: '年度,部门,三级指标,年度指标值,实际完成值,分值,得分\n' },
    {
      title: 'a header in the last row, as of a table that was turned',
      rows: '甲局,2022\n乙局,2022\n丙局,2022\n年度,部门,三级指标,年度指标值,实际完成值,分值,得分\n',
    },
    { title: 'a sum alone', rows: '年度,部门,三级指标,年度指标值,实际完成值,分值,得分\n合计,,,,,10,10\n' },
  ])('count no row as loaded that is nowhere: $title', async ({ rows }) => {
    const { files, rejects, evaluations } = await readFiles([input('明细.csv', rows)])
    expect(evaluations).toEqual([])
    expect(files[0]).toMatchObject({ rowsLoaded: 0, rowsRejected: files[0]!.rowsRead })
    expect(rejects.length).toBeGreaterThan(0)
  })

  it('join into evaluations by kind, department, year and project', async () => {
    const { files, rejects, evaluations } = await readFiles([
      input('budgets.csv', BUDGETS),
      input('indicators.csv', INDICATORS),
      input('problems.csv', PROBLEMS),
    ])
    expect(rejects).toEqual([])
    expect(files.map((file) => [file.layout, file.rowsRead, file.rowsLoaded])).toEqual([
      ['list-budgets', 3, 3],
      ['list-indicators', 4, 4],
      ['list-problems', 2, 2],
    ])
    expect(evaluations).toHaveLength(2)
    const [centre, water] = evaluations
    expect(centre).toMatchObject({
      file: 'indicators.csv',
      origin: 'list',
      kind: 'department',
      department: '区政务服务中心',
      supervisor: '区政府',
      year: 2022,
      name: null,
      unit: '万元',
      reportedTotal: '96.31',
      reportedGrade: '优',
    })
    expect(
      centre!.budget.map((line) => [line.fundSource, line.executed, line.reportedRate, line.weight]),
    ).toEqual([
      ['total', '208.02', '56.76', '10'],
      ['government', '198.64', '55.63', null],
    ])
    expect(centre!.budget[0]!.cells.executed).toEqual({ file: 'budgets.csv', row: 2, column: 6 })
    expect(centre!.indicators[1]!.cell).toEqual({ file: 'indicators.csv', row: 3, column: 8 })
    expect(centre!.problems).toEqual([
      {
        text: '部分项目资金支付进度滞后。',
        measure: '加快支付。',
        cell: { file: 'problems.csv', row: 2, column: 3 },
      },
    ])
    expect(water).toMatchObject({ kind: 'project', name: '防汛经费', unit: null })
    expect(water!.indicators[0]).toMatchObject({ reportedScore: '8.33', reportedDeviation: '-16.67' })
    expect(new Set(evaluations.map((evaluation) => evaluation.id)).size).toBe(2)
  })

  it('match headers by synonyms in any order, keep and name the columns that are not ours', async () => {
    const csv = `指标得分,自评部门,备用列,单位名称,年份,三级指标名称,完成值,目标值,权重\n9,a,x,区水利局,2021年,巡查次数,10次,12次,10\n`
    const { files, evaluations } = await readFiles([input('明细.csv', csv)])
    expect(files[0]).toMatchObject({ layout: 'list-indicators', unknownColumns: ['自评部门', '备用列'] })
    expect(evaluations[0]).toMatchObject({ department: '区水利局', year: 2021 })
    expect(evaluations[0]!.indicators[0]).toMatchObject({
      target: '12次',
      actual: '10次',
      weight: '10',
      reportedScore: '9',
    })
  })

  it('carry merged cells down and convert 元', async () => {
    const csv = `预算明细（单位：元）,,,,,\n年度,部门,资金来源,年初预算数,全年预算数,全年执行数\n2022,区水利局,总额,100000,"1,200,000",6000\n,,其中：财政拨款,100000,1200000,6000\n`
    const { evaluations } = await readFiles([input('b.csv', csv)])
    expect(evaluations).toHaveLength(1)
    expect(evaluations[0]!.unit).toBe('元')
    expect(
      evaluations[0]!.budget.map((line) => [line.fundSource, line.adjustedBudget, line.executed]),
    ).toEqual([
      ['total', '120', '0.6'],
      ['government', '120', '0.6'],
    ])
  })

  it('take the year from the file name where there is no such column, else leave it open', async () => {
    const csv = `部门,问题\n区水利局,支付滞后\n`
    const named = await readFiles([input('2021年度问题.csv', csv)])
    const unnamed = await readFiles([input('问题.csv', csv)])
    expect([named.evaluations[0]!.year, unnamed.evaluations[0]!.year]).toEqual([2021, null])
  })

  it('do not mix the same evaluation from two files', async () => {
    const { evaluations } = await readFiles([input('a.csv', INDICATORS), input('b.csv', INDICATORS)])
    expect(evaluations.map((evaluation) => [evaluation.id, evaluation.indicators.length])).toEqual([
      ['a.csv#1', 2],
      ['b.csv#1', 2],
      ['a.csv#2', 1],
      ['b.csv#2', 1],
    ])
  })
})

describe('bad rows of a list', () => {
  it.each([
    ['a year that is none', '二二,区水利局,总额,1,1,1', 'list.year-unreadable', 1],
    ['a malformed number', '2022,区水利局,总额,1,"7,00.0,77",1', 'list.number-malformed', 5],
    ['an unknown fund source', '2022,区水利局,彩票,1,1,1', 'list.fund-source-unknown', 3],
    ['no department at all', '2022,,总额,1,1,1', 'list.department-missing', 2],
  ])('%s', async (_title, row, code, column) => {
    const csv = `年度,部门,资金来源,年初预算数,全年预算数,全年执行数\n${row}\n2022,区财政局,总额,2,2,1\n`
    const { files, rejects, evaluations } = await readFiles([input('b.csv', csv)])
    expect(rejects).toMatchObject([{ file: 'b.csv', code, row: 2, column }])
    expect(files[0]).toMatchObject({ rowsRead: 3, rowsLoaded: 2, rowsRejected: 1 })
    expect(evaluations.map((evaluation) => evaluation.department)).toEqual(['区财政局'])
  })

  it('a budget line that is there twice', async () => {
    const { rejects, files } = await readFiles([
      input('b.csv', `${BUDGETS}2022,区政务服务中心,部门预算总额,1,1,1,10,100,10,,\n`),
    ])
    expect(rejects).toMatchObject([{ code: 'list.duplicate-budget', row: 4 }])
    expect(files[0]).toMatchObject({ rowsRead: 4, rowsLoaded: 3, rowsRejected: 1 })
  })
})

describe('lists as offices keep them', () => {
  it('year in the title, units header by header, a sum at the end, unknown columns named, codes kept as text', async () => {
    const budgets = await readFile(
      input(
        '预算.csv',
        [
          '2022年度部门预算执行情况汇总表',
          '单位：万元',
          '资金来源,执行率,全年执行数（元）,部门名称,年初预算数,全年预算数（元）,经办人',
          '年度资金总额,0.95,"950,000.00",0012-某区水利局,90,1000000,713752e1',
        ].join('\n'),
      ),
    )
    expect(budgets.rejects).toEqual([])
    expect(budgets.evaluations[0]).toMatchObject({ department: '某区水利局', year: 2022 })
    expect(budgets.evaluations[0]!.budget[0]).toMatchObject({
      initialBudget: '90',
      adjustedBudget: '100',
      executed: '95',
      reportedRate: '95',
    })
    expect(budgets.files[0]!.unknownColumns).toEqual(['经办人'])
    const indicators = await readFile(
      input(
        '指标.csv',
        [
          '自评得分,分值,三级指标,项目名称,部门,年度',
          '10,10,指标1：清淤里程,河道治理,某区水利局,2022年度',
          '9.5,10,水质,,,',
          '合计,20,,,,',
        ].join('\n'),
      ),
    )
    expect(indicators.rejects).toEqual([])
    expect(indicators.evaluations[0]!.indicators.map(({ level3 }) => level3)).toEqual(['清淤里程', '水质'])
  })

  it('单位 in the header of a form is the unit of its values, not a department', async () => {
    const csv = [
      '2022年度项目支出绩效自评表,,,,,',
      '项目名称,道路养护,实施单位,某区交通局,,',
      '一级指标,二级指标,三级指标,单位,年度指标值,实际完成值,分值,得分',
      '产出指标,数量指标,养护里程,公里,≥8,8,50,50',
    ].join('\n')
    const { evaluations, files } = await readFile(input('a.csv', csv))
    expect(files[0]!.layout).toBe('form-project')
    expect(evaluations[0]).toMatchObject({ department: '某区交通局', name: '道路养护' })
    expect(evaluations[0]!.indicators[0]!.target).toBe('≥8公里')
  })

  it('a summary of tables: its score is that of each table, and 合计 below adds up', async () => {
    const csv = [
      '2022年度项目支出绩效自评结果汇总表',
      '序号,项目名称,项目单位,年初预算数,全年预算数,全年执行数,执行率,自评得分,自评等级',
      '1,信息化运维,某市大数据局,100,100,98,98%,97,优',
      '2,乡村振兴补助,某市农业农村局,500,480,470,97.92%,95.5,优',
      '合计,,,600,580,568,97.93%,,',
    ].join('\n')
    const { evaluations, rejects } = await readFiles([input('汇总.csv', csv)])
    expect(rejects).toEqual([])
    expect(evaluations).toMatchObject([
      { name: '信息化运维', reportedTotal: '97', budget: [{ executed: '98', reportedScore: null }] },
      { name: '乡村振兴补助', reportedTotal: '95.5', cells: { reportedTotal: { row: 4, column: 8 } } },
    ])
  })

  it('two sheets of one workbook: a list that goes on is one table, a copy is a second one', async () => {
    const header = ['年度', '部门', '三级指标', '年度指标值', '实际完成值', '分值', '得分']
    const row = (name: string) => ['2022', '甲局', name, '≥1', '1', '5', '5']
    const book = (second: string) =>
      workbookBytes({ 一: sheetOf([header, row('办件量')]), 二: sheetOf([header, row(second)]) }, 'xlsx')
    const goesOn = await readFiles([input('明细.xlsx', book('满意度'))])
    expect(goesOn.evaluations.map(({ indicators }) => indicators.length)).toEqual([2])
    expect(goesOn.files[0]!.evaluations).toBe(1)
    const copied = await readFiles([input('明细.xlsx', book('办件量'))])
    expect(copied.evaluations.map(({ indicators }) => indicators.length)).toEqual([1, 1])
    expect(copied.files[0]!.evaluations).toBe(2)
  })
})
