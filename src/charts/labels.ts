import type { FundSource, Severity } from '@/engine'
import type { AmountUnit } from './format'
import { EN } from './labels-en'
import { ZH } from './labels-zh'

export type ChartLocale = 'zh-CN' | 'en'

/** The words on and about the charts. Sentences are functions: word order differs between the languages. */
export interface ChartLabels {
  locale: ChartLocale
  /** The unit that the person chose for all amounts; `null` = each chart in the one that reads best. */
  unit: AmountUnit | null
  wan: string
  yi: string
  points: string
  year: string
  department: string
  fundSource: string
  indicator: string
  category: string
  grade: string
  rule: string
  severity: string
  adjustedBudget: string
  executed: string
  unspent: string
  executionRate: string
  /** Heading of a narrow column. */
  rateShort: string
  previousRate: string
  reportedRate: string
  slowYears: string
  self: string
  recomputed: string
  selfTotal: string
  recomputedTotal: string
  difference: string
  tables: string
  departments: string
  sentences: string
  findings: string
  lost: string
  lostPerTable: string
  cumulative: string
  share: string
  shareOfDepartments: string
  weight: string
  median: string
  lowest: string
  highest: string
  quartiles: string
  /** Of all departments. */
  districtMedian: string
  /** Heading: percentage points above or below it. */
  againstMedian: string
  /** Gave itself more than is recomputed. */
  tooKind: string
  slow: string
  fine: string
  slowTables: string
  noGrade: string
  otherGrade: string
  noName: string
  fallen: string
  risen: string
  previousYear: string
  thisYear: string
  /** Difference of two rates in percentage points. */
  change: string
  /** Heading of totals that count everything up to them. */
  atMost: string
  /** `56.76–60` style range of totals. */
  range: (from: string, to: string) => string
  threshold: (rate: string) => string
  rest: (count: number) => string
  restDepartments: (count: number) => string
  withoutRate: (count: number) => string
  fundSources: Record<FundSource, string>
  severities: Record<Severity, string>
  /** Said of any chart without a mark. */
  nothing: (chart: string) => string
  charts: Record<ChartName, string>
  describe: Describe
}

export type ChartName =
  | 'rateTrend'
  | 'rateRanking'
  | 'rateDistribution'
  | 'fundSources'
  | 'scoreHistogram'
  | 'scoreDumbbell'
  | 'level1Loss'
  | 'lostPoints'
  | 'problemHeatmap'
  | 'findingRules'
  | 'departmentYears'
  | 'gradeBars'
  | 'unspentPareto'
  | 'budgetScatter'
  | 'rateSlope'
  | 'scoreCurve'
  | 'level1Heatmap'
  | 'scoreDistribution'
  | 'level1Median'
  | 'level1Years'

interface Extreme {
  name: string
  value: string
}

/** One sentence a chart, for `aria-label`: what it shows, how much of it, and the extremes. */
export interface Describe {
  rateTrend: (of: { from: number; to: number; lowest: Extreme; highest: Extreme; last: Extreme }) => string
  rateRanking: (of: {
    count: number
    lowest: Extreme
    highest: Extreme
    slow: { count: number; rate: string } | null
  }) => string
  rateDistribution: (of: {
    count: number
    years: readonly Extreme[]
    lowest: Extreme
    highest: Extreme
  }) => string
  fundSources: (of: { span: string; parts: readonly Extreme[]; leastExecuted: Extreme | null }) => string
  scoreHistogram: (of: { count: number; self: Extreme | null; recomputed: Extreme | null }) => string
  scoreDumbbell: (of: { count: number; over: number; under: number; largest: Extreme }) => string
  level1Loss: (of: { count: number; lowest: Extreme; highest: Extreme }) => string
  lostPoints: (of: { count: number; total: string; top: Extreme }) => string
  problemHeatmap: (of: {
    categories: number
    years: number
    top: Extreme
    latest: readonly Extreme[]
  }) => string
  findingRules: (of: { total: string; rules: number; errors: string; top: Extreme }) => string
  departmentYears: (of: {
    department: string
    from: number
    to: number
    rate: Extreme | null
    self: Extreme | null
    recomputed: Extreme | null
  }) => string
  gradeBars: (of: {
    count: number
    grades: readonly { name: string; self: number; recomputed: number }[]
  }) => string
  unspentPareto: (of: { few: number; of: number; share: string; total: string; top: Extreme }) => string
  budgetScatter: (of: { count: string; largest: Extreme; slow: Extreme | null }) => string
  rateSlope: (of: { count: number; fallen: number; risen: number; worst: Extreme; best: Extreme }) => string
  scoreCurve: (of: { self: string | null; recomputed: string | null }) => string
  scoreDistribution: (of: {
    count: number
    years: readonly Extreme[]
    lowest: Extreme
    highest: Extreme
  }) => string
  level1Median: (of: {
    department: string
    year: number
    parts: readonly Extreme[]
    lowest: Extreme | null
    highest: Extreme | null
  }) => string
  level1Years: (of: { department: string; parts: readonly Extreme[] }) => string
  level1Heatmap: (of: { departments: number; level1: number; lowest: Extreme; highest: Extreme }) => string
}

/** The labels of a language, with the unit that amounts are to be shown in. */
export function chartLabels(locale: ChartLocale, unit: AmountUnit | null = null): ChartLabels {
  const words = locale === 'en' ? EN : ZH
  return unit ? { ...words, unit } : words
}
