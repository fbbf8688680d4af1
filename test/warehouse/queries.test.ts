import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  executionRows,
  findingDepartmentRows,
  findingRows,
  findingRuleRows,
  fundSourceRows,
  level1Rows,
  loadBatch,
  lostPointsRows,
  problemRows,
  problemYearRows,
  recurrenceRows,
  scoreRows,
  yearLevel1Rows,
  yearRows,
  type Filter,
  type Warehouse,
} from '@/warehouse'
import { ADAPTERS } from './adapters'
import { batch, budgeted, cell, evaluation, finding, indicator, line, problem } from './batches'

const ALL: Filter = { kind: 'department', years: [], departments: [] }
const only = (years: number[], departments: string[] = []): Filter => ({
  kind: 'department',
  years,
  departments,
})

const SHANGJIE = evaluation('上街区政务服务中心', 2022, {
  supervisor: '上街区人民政府',
  budget: [
    line('total', {
      initialBudget: '317.27',
      adjustedBudget: '366.48',
      executed: '208.02',
      reportedRate: '100',
      executionRate: '56.76',
      weight: '10',
      reportedScore: '10',
      score: '6.31',
      verdict: 'mismatch',
      cells: { executed: cell('表.csv', 5, 6) },
    }),
    line('government', { adjustedBudget: '366.48', executed: '208.02', executionRate: '56.76' }),
    line('ownFunds', { adjustedBudget: '0', executed: '0' }),
  ],
  indicators: [
    indicator('办件量', { weight: '5', reportedScore: '5', score: '4.5', verdict: 'mismatch' }),
    indicator('满意度', { level1: '效益指标', weight: '10', reportedScore: '9', score: null }),
    indicator('无分值', { level1: null, reportedScore: '3' }),
  ],
  reportedTotal: '100',
  reportedGrade: '优',
  total: '96.31',
  grade: '优',
  manualCount: 1,
  findings: [
    finding('claim.execution-rate', 'error', [cell('表.csv', 5, 6), cell('报告.txt', 7, 1)]),
    finding('score.full-marks', 'warning'),
  ],
  classified: [
    problem('支付进度滞后', 'PAY'),
    problem('预算不准，支付慢', 'BUDGET', 'PAY'),
    problem('一切正常'),
  ],
})

const TABLES = [
  SHANGJIE,
  // Slow in 2019, then 2021 and 2022: the gap breaks the run.
  budgeted('甲局', 2019, '100', '50', '50.00', { classified: [problem('慢', 'PAY')] }),
  budgeted('甲局', 2020, '100', '90', '90.00'),
  budgeted('甲局', 2021, '100', '89.99', '89.99', {
    total: '85.25',
    grade: '良',
    classified: [problem('慢', 'PAY'), problem('又慢', 'PAY')],
  }),
  budgeted('甲局', 2022, '100', '0', '0.00', {
    reportedTotal: '90.5',
    total: '90.5',
    classified: [problem('慢', 'PAY')],
    findings: [finding('claim.execution-rate', 'error')],
  }),
  // States no amounts in 2021, and its year 2022 is not there.
  budgeted('乙局', 2021, null, '7', null, { classified: [problem('人少', 'STAFF')] }),
  evaluation('丙局', 2022, {
    reportedTotal: '80.25',
    total: '80.20',
    findings: [finding('form.note', 'note')],
  }),
  // A project of the same department and year is another story.
  budgeted('甲局', 2022, '1000', '1000', '100.00', { kind: 'project', name: '道路', reportedTotal: '1' }),
  budgeted('甲局', 2021, '5', '1', '20.00', { id: 'waits', year: null }),
]

describe.each(ADAPTERS)('$adapter: queries', ({ open }) => {
  let w: Warehouse
  beforeAll(async () => {
    w = await open()
    await loadBatch(w, batch(...TABLES), { origin: 'own' })
  })
  afterAll(() => w.close())

  it('years: sums, rate over the tables that state both, averages divided outside of SQL', async () => {
    const rows = await yearRows(w, ALL, '90')
    expect(rows.map(({ year, evaluations, slow }) => [year, evaluations, slow])).toEqual([
      [2019, 1, 1],
      [2020, 1, 0],
      [2021, 2, 1],
      [2022, 3, 2],
    ])
    expect(rows[2]).toMatchObject({
      adjustedBudget: '100',
      executed: '96.99',
      unspent: '10.01',
      executionRate: '89.99',
    })
    expect(rows[3]).toEqual({
      year: 2022,
      evaluations: 3,
      initialBudget: '317.27',
      adjustedBudget: '466.48',
      executed: '208.02',
      unspent: '258.46',
      executionRate: '44.59', // 208.02 ÷ 466.48 = 44.5935…
      slow: 2,
      averageReportedTotal: '90.25', // (100 + 90.5 + 80.25) ÷ 3
      averageTotal: '89.00', // (96.31 + 90.5 + 80.2) ÷ 3 = 89.0033…
      withErrors: 2,
      withWarnings: 1,
      errors: 2,
      warnings: 1,
      notes: 1,
    })
  })

  it.each([
    { title: 'the rate is not below itself', threshold: '89.99', slow: 0 },
    { title: 'a hundredth more', threshold: '90', slow: 1 },
    { title: 'zero', threshold: '0', slow: 0 },
    { title: 'decimals', threshold: '89.995', slow: 1 },
  ])('threshold, exactly: $title', async ({ threshold, slow }) => {
    expect(await yearRows(w, only([2021]), threshold)).toMatchObject([{ slow }])
  })

  it('filters by years and departments, bound and not pasted in', async () => {
    expect(await yearRows(w, only([2020, 2022], ['甲局', '丙局']), '90')).toMatchObject([
      { year: 2020, evaluations: 1 },
      { year: 2022, evaluations: 2 },
    ])
    expect(await yearRows(w, only([], ["甲局') OR true --"]), '90')).toEqual([])
    expect(await yearRows(w, only([1999]), '90')).toEqual([])
    expect(await yearRows(w, { ...ALL, kind: 'project' }, '90')).toMatchObject([
      { year: 2022, adjustedBudget: '1000' },
    ])
  })

  it('execution: the year before, runs of slow years, and the cell', async () => {
    const rows = await executionRows(w, ALL, '90')
    expect(
      rows.map((row) => [row.department, row.year, row.executionRate, row.previousRate, row.slowYears]),
    ).toEqual([
      ['甲局', 2019, '50.00', null, 1],
      ['甲局', 2020, '90.00', '50.00', 0],
      ['甲局', 2021, '89.99', '90.00', 1],
      ['乙局', 2021, null, null, 0],
      ['丙局', 2022, null, null, 0],
      ['甲局', 2022, '0.00', '89.99', 2],
      ['上街区政务服务中心', 2022, '56.76', null, 1],
    ])
    expect(rows.at(-1)).toEqual({
      evaluationId: SHANGJIE.id,
      department: '上街区政务服务中心',
      supervisor: '上街区人民政府',
      year: 2022,
      name: null,
      initialBudget: '317.27',
      adjustedBudget: '366.48',
      executed: '208.02',
      unspent: '158.46',
      reportedRate: '100',
      executionRate: '56.76',
      previousRate: null,
      slowYears: 1,
      cell: cell('表.csv', 5, 6),
    })
  })

  it('a run of slow years counts years that the filter leaves out', async () => {
    expect(await executionRows(w, only([2022], ['甲局']), '95')).toMatchObject([
      { slowYears: 4, previousRate: '89.99' },
    ])
  })

  it('fund sources, the total beside them', async () => {
    expect(await fundSourceRows(w, only([2022], ['上街区政务服务中心']))).toEqual([
      {
        year: 2022,
        fundSource: 'government',
        adjustedBudget: '366.48',
        executed: '208.02',
        unspent: '158.46',
        executionRate: '56.76',
      },
      {
        year: 2022,
        fundSource: 'ownFunds',
        adjustedBudget: '0',
        executed: '0',
        unspent: '0',
        executionRate: null,
      },
      {
        year: 2022,
        fundSource: 'total',
        adjustedBudget: '366.48',
        executed: '208.02',
        unspent: '158.46',
        executionRate: '56.76',
      },
    ])
  })

  it('scores: the difference is exact, the budget line counts as a mismatch', async () => {
    const rows = await scoreRows(w, only([2022]))
    expect(
      rows.map(({ department, difference, mismatches }) => [department, difference, mismatches]),
    ).toEqual([
      ['丙局', '0.05', 0],
      ['甲局', '0', 0],
      ['上街区政务服务中心', '3.69', 2],
    ])
  })

  it('scores: the year before, of the same unit and kind of table, none where there was none', async () => {
    const rows = await scoreRows(w, only([2021, 2022]))
    expect(
      rows.map(({ department, year, previousTotal, previousGrade }) => [
        department,
        year,
        previousTotal,
        previousGrade,
      ]),
    ).toEqual([
      ['甲局', 2021, null, null],
      ['乙局', 2021, null, null],
      ['丙局', 2022, null, null],
      ['甲局', 2022, '85.25', '良'],
      ['上街区政务服务中心', 2022, null, null],
    ])
  })

  it('points of a department year by year, beside the middle of all', async () => {
    const asked = { kind: 'department' as const, department: '上街区政务服务中心' }
    expect(await yearLevel1Rows(w, asked)).toEqual(
      [
        { level1: '产出指标', weight: '5', score: '4.5', middle: '90.00' },
        { level1: '效益指标', weight: '10', score: '9', middle: '90.00' },
        { level1: '预算执行率', weight: '10', score: '6.31', middle: '63.10' },
      ].map(({ middle, ...row }) => ({
        ...row,
        year: 2022,
        departments: 1,
        middleBelow: middle,
        middleAbove: middle,
      })),
    )
  })

  it('the middle is that of all departments of the year that have the indicator; a year without it is a gap', async () => {
    const other = await open()
    const scored = (
      department: string,
      year: number,
      rows: [level1: string, score: string, weight: string][],
    ) =>
      evaluation(department, year, {
        indicators: rows.map(([level1, score, weight]) =>
          indicator('质量达标率', { level1, weight, reportedScore: score, score }),
        ),
      })
    await loadBatch(
      other,
      batch(
        // 2 ÷ 3 and 1 ÷ 3 of a point do not end: rounded half up, exactly, to 66.67 and 33.33.
        scored('甲局', 2022, [
          ['产出', '2', '3'],
          ['效益', '5', '10'],
        ]),
        scored('乙局', 2022, [['产出', '1', '3']]),
        scored('丙局', 2022, [['产出', '0.125', '1000']]),
        scored('丁局', 2022, [
          ['产出', '3', '3'],
          ['效益', '0', '0'],
        ]),
        scored('甲局', 2021, [['产出', '3', '3']]),
      ),
      { origin: 'own' },
    )
    expect(await yearLevel1Rows(other, { kind: 'department', department: '甲局' })).toEqual([
      {
        year: 2021,
        level1: '产出',
        weight: '3',
        score: '3',
        departments: 1,
        middleBelow: '100.00',
        middleAbove: '100.00',
      },
      {
        year: 2022,
        level1: '产出',
        weight: '3',
        score: '2',
        departments: 4,
        middleBelow: '33.33',
        middleAbove: '66.67',
      },
      {
        year: 2021,
        level1: '效益',
        weight: null,
        score: null,
        departments: 0,
        middleBelow: null,
        middleAbove: null,
      },
      {
        year: 2022,
        level1: '效益',
        weight: '10',
        score: '5',
        departments: 1,
        middleBelow: '50.00',
        middleAbove: '50.00',
      },
    ])
    expect(
      await other.query('SELECT percentOf(0.125, 1000) AS a, percentOf(-1, 8) AS b, percentOf(1, 0) AS c'),
    ).toEqual([{ a: '0.01', b: '-12.50', c: null }])
    await other.close()
  })

  it('points by level 1: rows that state weight and score; what no rule decides with its reported score', async () => {
    expect(await level1Rows(w, ALL)).toEqual([
      { year: 2022, level1: '产出指标', tables: 1, weight: '5', reportedScore: '5', score: '4.5' },
      { year: 2022, level1: '效益指标', tables: 1, weight: '10', reportedScore: '9', score: '9' },
      { year: 2022, level1: '预算执行率', tables: 1, weight: '10', reportedScore: '10', score: '6.31' },
    ])
  })

  it('points lost, most first, as many as asked for', async () => {
    const rows = await lostPointsRows(w, ALL, 2)
    expect(rows).toEqual([
      { level3: '预算执行率', tables: 1, lost: '3.69' },
      { level3: '满意度', tables: 1, lost: '1' },
    ])
    expect(await lostPointsRows(w, ALL, 0)).toEqual([])
  })

  it('problems by year: sentences, departments, of how many', async () => {
    expect(await problemYearRows(w, only([2021, 2022]))).toEqual([
      { category: 'BUDGET', year: 2022, departments: 1, sentences: 1, ofDepartments: 3 },
      { category: 'PAY', year: 2021, departments: 1, sentences: 2, ofDepartments: 2 },
      { category: 'PAY', year: 2022, departments: 2, sentences: 3, ofDepartments: 3 },
      { category: 'STAFF', year: 2021, departments: 1, sentences: 1, ofDepartments: 2 },
    ])
  })

  it('recurrence: a gap breaks the run, which must reach the latest chosen year', async () => {
    const run = (years: number[], length: number) => ({
      department: '甲局',
      category: 'PAY',
      years,
      run: length,
    })
    expect(await recurrenceRows(w, ALL)).toEqual([run([2019, 2021, 2022], 2)])
    expect(await recurrenceRows(w, only([2019, 2020, 2021]))).toEqual([run([2019, 2021], 1)])
    expect(await recurrenceRows(w, only([2022]))).toEqual([])
  })

  it('sentences with all of their categories, also when one is asked for', async () => {
    const named = await problemRows(w, ALL, { category: 'BUDGET' })
    expect(named).toEqual([
      {
        problemId: `${SHANGJIE.id}/p1`,
        evaluationId: SHANGJIE.id,
        department: '上街区政务服务中心',
        year: 2022,
        text: '预算不准，支付慢',
        measure: null,
        source: 'problem',
        categories: [
          { code: 'BUDGET', matched: ['预算'] },
          { code: 'PAY', matched: ['预算'] },
        ],
        cell: cell('表.csv', 40, 1),
      },
    ])
    expect((await problemRows(w, ALL)).length).toBe(8)
    expect((await problemRows(w, ALL, { department: '乙局' })).map(({ text }) => text)).toEqual(['人少'])
    expect((await problemRows(w, ALL)).find(({ text }) => text === '一切正常')?.categories).toEqual([])
  })

  it('findings, gravest first, with their cells', async () => {
    const rows = await findingRows(w, ALL)
    expect(rows.map(({ department, severity }) => [department, severity])).toEqual([
      ['甲局', 'error'],
      ['上街区政务服务中心', 'error'],
      ['上街区政务服务中心', 'warning'],
      ['丙局', 'note'],
    ])
    expect(rows[1]).toMatchObject({
      findingId: `${SHANGJIE.id}/f0`,
      rule: 'claim.execution-rate',
      messageZh: 'claim.execution-rate',
      evidence: [cell('表.csv', 5, 6), cell('报告.txt', 7, 1)],
    })
    expect((await findingRows(w, ALL, { severity: 'note' })).length).toBe(1)
    expect((await findingRows(w, ALL, { rule: 'claim.execution-rate', department: '甲局' })).length).toBe(1)
    expect(await findingRows(w, ALL, { rule: "' OR true --" })).toEqual([])
  })

  it('findings by rule and by department', async () => {
    expect(await findingRuleRows(w, ALL)).toEqual([
      { rule: 'claim.execution-rate', severity: 'error', findings: 2, departments: 2 },
      { rule: 'score.full-marks', severity: 'warning', findings: 1, departments: 1 },
      { rule: 'form.note', severity: 'note', findings: 1, departments: 1 },
    ])
    expect(await findingDepartmentRows(w, ALL)).toEqual([
      { department: '上街区政务服务中心', errors: 1, warnings: 1, notes: 0 },
      { department: '甲局', errors: 1, warnings: 0, notes: 0 },
      { department: '丙局', errors: 0, warnings: 0, notes: 1 },
    ])
  })
})
