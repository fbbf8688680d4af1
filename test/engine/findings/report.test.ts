import { describe, expect, it } from 'vitest'
import type { ReportStatement, ReportText, SelfEvaluation } from '@/engine'
import { budgetLine, indicator, shangjie } from '../tables'
import { findingsOf, rulesOf, SPENT, table, testPairs, type Pair } from './pairs'

const FILE = '自评报告.txt'
const said = (
  kind: ReportStatement['kind'],
  value: string | null = null,
  text: string = kind,
  row = 1,
): ReportStatement => ({ kind, value, text, cell: { file: FILE, row, column: 1 } })

const report = (statements: ReportStatement[], more: Partial<ReportText> = {}): ReportText => ({
  file: FILE,
  title: null,
  department: null,
  year: 2022,
  reportedTotal: null,
  reportedGrade: null,
  statements,
  ...more,
})

const BUDGET = { budget: [budgetLine({ ...SPENT, initialBudget: '80', executed: '95.5' })] }
const withReport = (...statements: ReportStatement[]): Partial<SelfEvaluation> => ({
  ...BUDGET,
  report: report(statements),
})
const claims = (name: string, actual: string, kind: ReportStatement['kind']) => ({
  ...withReport(said(kind)),
  indicators: [indicator(name, '≥0%', actual, '90', '90')],
})

const REPORT_PAIRS: Pair[] = [
  {
    rule: 'report.no-procurement',
    has: claims('政府采购执行率', '100%', 'noProcurement'),
    almost: claims('政府采购执行率', '0%', 'noProcurement'),
  },
  {
    rule: 'report.no-procurement',
    title: 'another indicator',
    has: claims('政府采购执行率', '100%', 'noProcurement'),
    almost: claims('政府采购执行率', '100%', 'noThreePublic'),
  },
  {
    rule: 'report.no-three-public',
    has: claims('“三公经费”控制率', '100%', 'noThreePublic'),
    almost: claims('公用经费控制率', '100%', 'noThreePublic'),
  },
  {
    rule: 'report.target',
    has: withReport(said('target', '80')),
    almost: withReport(said('target', '100.00')),
    says: '（即年初预算数）',
  },
  {
    rule: 'report.amounts',
    has: withReport(said('executed', '95.4')),
    almost: withReport(said('executed', '96')),
    says: '95.4 万元，表中是 95.5 万元',
  },
  {
    rule: 'report.amounts',
    title: 'one of several figures is the right one',
    has: withReport(said('adjustedBudget', '99')),
    almost: withReport(said('adjustedBudget', '12'), said('adjustedBudget', '100')),
  },
  {
    rule: 'report.rate',
    has: withReport(said('executionRate', '95')),
    almost: withReport(said('executionRate', '95.5')),
  },
  {
    rule: 'report.total',
    has: { report: report([said('total', '98')], { reportedTotal: '98' }) },
    almost: { report: report([said('total', '100')], { reportedTotal: '100.0' }) },
  },
  {
    rule: 'report.grade',
    has: { reportedGrade: null, report: report([said('grade')], { reportedGrade: '良' }) },
    almost: { reportedGrade: null, report: report([said('grade')], { reportedGrade: '优' }) },
  },
  {
    rule: 'report.grade',
    title: 'against the grade of the table',
    has: { reportedGrade: '优', report: report([said('grade')], { reportedGrade: '良' }) },
    almost: { reportedGrade: '优', report: report([said('grade')], { reportedGrade: '优秀' }) },
  },
]

describe('report against table', () => {
  testPairs(REPORT_PAIRS)

  it('the Shangjie report: target 317.27 for 366.48, neither procurement nor 三公', () => {
    const text = report(
      [
        said('target', '317.27', '年初目标为317.27万元', 111),
        said('executed', '208.02', '实际完成值为208.02万元', 111),
        said('adjustedBudget', '366.48', '部门整体预算366.48万元', 137),
        said('governmentExecuted', '198.64', '政府财政资金198.64万元', 139),
        said('ownFundsExecuted', '9.38', '单位资金9.38万元', 141),
        said('executionRate', '56.76', '预算执行率56.76%', 141),
        said('total', '96.31', '自评得分为96.31分', 95),
        said('grade', null, '自评结果为优', 95),
        said('noThreePublic', null, '未发生“三公经费”、政府采购等支出', 168),
        said('noProcurement', null, '未发生“三公经费”、政府采购等支出', 168),
      ],
      { reportedTotal: '96.31', reportedGrade: '优' },
    )
    const found = findingsOf({ ...shangjie(), report: text }).filter(({ rule }) => rule.startsWith('report.'))
    expect(found.map(({ rule, message }) => [rule, message.zh])).toEqual([
      ['report.no-procurement', '报告称本年度没有发生政府采购，指标“政府采购执行率”却填 100%，得 1 分'],
      [
        'report.no-three-public',
        '报告称本年度没有发生“三公”经费支出，指标“‘三公经费’控制率”却填 100%，得 1 分',
      ],
      [
        'report.target',
        '报告以 317.27 万元（即年初预算数）为目标，表中执行率却以全年预算数 366.48 万元为基数',
      ],
    ])
    for (const { evidence } of found)
      expect(new Set(evidence.map(({ file }) => file))).toEqual(new Set([FILE, 'table.csv']))
  })

  it('no report, or a report without its table, contradicts nothing', () => {
    expect(rulesOf(table({ report: null }))).toEqual([])
    const alone = table({
      origin: 'report',
      budget: [],
      indicators: [],
      reportedGrade: null,
      report: report([said('total', '98')], { reportedTotal: '98' }),
    })
    expect(rulesOf(alone)).toEqual([])
  })
})
