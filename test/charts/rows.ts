import type {
  ExecutionRow,
  FindingRuleRow,
  FundSourceRow,
  Level1Row,
  LostPointsRow,
  ProblemYearRow,
  ScoreRow,
  YearRow,
} from '@/warehouse/queries/rows'

/** Rows as the queries return them. Figures of 上街区政务服务中心 are those of its published table of 2022. */

/** Names that a file could carry to break out of a tooltip, a label or a template. */
export const HOSTILE_NAMES = [
  '<img src=x onerror="alert(1)">局',
  '{red|坏}{b} {value}',
  '</text><script>alert(1)</script>',
  '一个名字长得不能再长的部门以及它所属的各类派出机构和临时协调办公室',
]

export const yearRow = (
  year: number,
  executionRate: string | null,
  rest: Partial<YearRow> = {},
): YearRow => ({
  year,
  evaluations: 96,
  initialBudget: '410000.00',
  adjustedBudget: '428500.50',
  executed: '368510.43',
  unspent: '59990.07',
  executionRate,
  slow: 41,
  averageReportedTotal: '95.10',
  averageTotal: '92.40',
  withErrors: 12,
  withWarnings: 30,
  errors: 20,
  warnings: 55,
  notes: 80,
  ...rest,
})

export const YEARS: YearRow[] = [
  yearRow(2020, '78.35'),
  yearRow(2019, '91.20'),
  yearRow(2021, '88.02'),
  yearRow(2022, '86.00'),
  yearRow(2023, null),
  yearRow(2024, '92.41'),
]

export const executionRow = (
  department: string,
  executionRate: string | null,
  rest: Partial<ExecutionRow> = {},
): ExecutionRow => ({
  evaluationId: `${department}#${rest.year ?? 2022}`,
  department,
  supervisor: null,
  year: 2022,
  name: null,
  initialBudget: '317.27',
  adjustedBudget: '366.48',
  executed: '208.02',
  unspent: '158.46',
  reportedRate: '56.76',
  executionRate,
  previousRate: null,
  slowYears: 0,
  cell: null,
  ...rest,
})

export const EXECUTION: ExecutionRow[] = [
  executionRow('区教育局', '98.12', { previousRate: '97.50', unspent: '1266.10' }),
  executionRow('上街区政务服务中心', '56.76', { previousRate: '71.30', slowYears: 2 }),
  executionRow('区水利局', '0.00', { executed: '0.00', unspent: '366.48' }),
  executionRow('区档案馆', null, { adjustedBudget: '0.00', executed: '0.00', unspent: '0.00' }),
  executionRow('区民政局', '104.20', { previousRate: '88.00', unspent: '-15.40' }),
  executionRow('区司法局', '90.00', { previousRate: '90.00', unspent: '36.65' }),
]

const SUFFIXES = [
  '教育局',
  '财政局',
  '水利局',
  '民政局',
  '司法局',
  '卫生健康委员会',
  '文化广电和旅游局',
  '信访局',
]

/** A district of `count` departments in each of `years`, the same at each call. */
export function district(count: number, years: readonly number[]): ExecutionRow[] {
  return years.flatMap((year) =>
    Array.from({ length: count }, (_, index) => {
      const chronic = index % 17 === 5 ? 2900 : 0
      const cents =
        10000 - chronic - (((index * 7919 + year * 104729) % 3571) * ((index * 31 + year) % 7)) / 7
      const rate = (Math.round(cents) / 100).toFixed(2)
      return executionRow(`云溪区第${index + 1}${SUFFIXES[index % SUFFIXES.length]}`, rate, {
        year,
        previousRate: index % 9 === 0 ? null : Math.min(100, Number(rate) + ((index % 11) - 5)).toFixed(2),
        unspent: (100 - Number(rate)).toFixed(2),
      })
    }),
  )
}

const source = (
  year: number,
  fundSource: FundSourceRow['fundSource'],
  adjustedBudget: string,
  executed: string,
  unspent: string,
  executionRate: string | null,
): FundSourceRow => ({ year, fundSource, adjustedBudget, executed, unspent, executionRate })

export const FUND_SOURCES_2022: FundSourceRow[] = [
  source(2022, 'total', '366.48', '208.02', '158.46', '56.76'),
  source(2022, 'government', '300.00', '180.02', '119.98', '60.01'),
  source(2022, 'ownFunds', '66.48', '28.00', '38.48', '42.12'),
  source(2022, 'other', '0.00', '0.00', '0.00', null),
]

export const FUND_SOURCES: FundSourceRow[] = [
  ...FUND_SOURCES_2022,
  source(2023, 'total', '12400.00', '11800.00', '600.00', '95.16'),
  source(2023, 'government', '12000.00', '11500.00', '500.00', '95.83'),
  source(2023, 'carryOver', '400.00', '300.00', '100.00', '75.00'),
]

export const scoreRow = (
  department: string,
  reportedTotal: string | null,
  total: string | null,
  difference: string | null,
  rest: Partial<ScoreRow> = {},
): ScoreRow => ({
  evaluationId: `${department}#2022`,
  department,
  year: 2022,
  name: null,
  reportedTotal,
  total,
  difference,
  reportedGrade: '优',
  grade: '优',
  previousTotal: null,
  previousGrade: null,
  mismatches: 1,
  manualCount: 0,
  scheme: 'rate90',
  ...rest,
})

export const SCORES: ScoreRow[] = [
  scoreRow('上街区政务服务中心', '100.00', '96.31', '3.69'),
  scoreRow('区教育局', '98.50', '98.50', '0.00'),
  scoreRow('区水利局', '95.00', '79.20', '15.80', { grade: '中' }),
  scoreRow('区民政局', '90.00', '92.10', '-2.10'),
  scoreRow('区司法局', null, '88.00', null, { reportedGrade: null, grade: '良' }),
  scoreRow('区档案馆', '59.99', null, null, { reportedGrade: '一般', grade: null }),
]

export const BANDS = [
  { grade: '优', from: '90' },
  { grade: '良', from: '80' },
  { grade: '中', from: '60' },
  { grade: '差', from: '0' },
] as const

export const LEVEL1: Level1Row[] = [
  { year: 2021, level1: '产出指标', tables: 2, weight: '50.00', reportedScore: '50.00', score: '44.00' },
  { year: 2022, level1: '产出指标', tables: 2, weight: '50.00', reportedScore: '49.00', score: '43.50' },
  { year: 2022, level1: '预算执行率', tables: 4, weight: '40.00', reportedScore: '38.00', score: '26.31' },
  { year: 2022, level1: '效益指标', tables: 4, weight: '140.00', reportedScore: '138.60', score: '138.60' },
  { year: 2022, level1: '不计分', tables: 4, weight: '0.00', reportedScore: '0.00', score: '0.00' },
]

export const LOST: LostPointsRow[] = [
  { level3: '预算执行率', tables: 41, lost: '60.50' },
  { level3: '办件按时办结率', tables: 6, lost: '24.20' },
  { level3: '群众满意度', tables: 12, lost: '36.30' },
  { level3: '公开及时性', tables: 3, lost: '0.00' },
]

const problem = (
  category: string,
  year: number,
  departments: number,
  ofDepartments = 96,
): ProblemYearRow => ({
  category,
  year,
  departments,
  sentences: departments + 3,
  ofDepartments,
})

export const PROBLEMS: ProblemYearRow[] = [
  problem('PAY', 2021, 24),
  problem('PAY', 2022, 12),
  problem('BUDGET', 2021, 9),
  problem('BUDGET', 2022, 48),
  problem('STAFF', 2021, 1),
  problem('SATISF', 2020, 3, 0),
]

export const FINDINGS: FindingRuleRow[] = [
  { rule: 'note.full-marks', severity: 'note', findings: 80, departments: 60 },
  { rule: 'claim.execution-rate', severity: 'error', findings: 3, departments: 3 },
  { rule: 'sum.weights', severity: 'error', findings: 12, departments: 10 },
  { rule: 'reason.missing', severity: 'warning', findings: 33, departments: 21 },
  { rule: 'never.seen', severity: 'warning', findings: 0, departments: 0 },
]
