import type { CellRef, DecimalString, EvaluationKind, FundSource, Grade, Severity, SpotCheck } from '@/engine'

/**
 * The rows that the queries return: the one vocabulary between SQL and the pages.
 * Amounts in 万元, rates in percent, scores in points, all as exact decimal strings; `null` = not stated or not defined.
 */

/** What the filter bar chose. An empty list means all. Department and project tables are never added together. */
export interface Filter {
  kind: EvaluationKind
  years: readonly number[]
  departments: readonly string[]
  /** 主管部门. @default all */
  supervisors?: readonly string[]
  /** Of the recomputed total. @default all */
  grades?: readonly Grade[]
  /** Execution rate in percent, both ends included; a table without a rate is in no range. @default open */
  rateFrom?: DecimalString | null
  rateTo?: DecimalString | null
  /** Only tables that have money of this source. @default all */
  fundSource?: FundSource | null
  /** Only tables with a finding of severity `error`, or of any. @default all */
  flagged?: 'error' | 'any' | null
  /** Only tables that lost points, recomputed, on this level-1 or level-3 indicator. @default all */
  lostOn?: string | null
  /** Recomputed total in points: from ≤ total < to. @default open */
  totalFrom?: DecimalString | null
  totalTo?: DecimalString | null
  /** Only tables with a finding of this rule. @default all */
  accused?: string | null
  /** Only tables that name this problem category. @default all */
  named?: string | null
}

export interface WorkspaceInfo {
  /** `sample` = the made-up district (模拟数据); `own` = the officer's files; `empty` = nothing loaded. */
  origin: 'sample' | 'own' | 'empty'
  kinds: EvaluationKind[]
  /** The years that there are tables of each kind for, ascending. */
  yearsByKind: Record<EvaluationKind, number[]>
  departments: { department: string; supervisor: string | null; kinds: EvaluationKind[]; years: number[] }[]
  files: number
  evaluations: number
  indicators: number
  rejects: number
  /** Of all files: read = loaded + rejected. */
  rowsRead: number
  rowsLoaded: number
  rowsRejected: number
  /** Tables that wait for the officer's word. */
  pending: number
}

/** What a table waits for: its year, its department, or a decision between two of the same. */
export type PendingReason = 'year' | 'department' | 'duplicate'

/** One year of the district. */
export interface YearRow {
  year: number
  evaluations: number
  initialBudget: DecimalString
  adjustedBudget: DecimalString
  executed: DecimalString
  unspent: DecimalString
  /** Σ executed ÷ Σ adjusted budget, over the tables that state both. */
  executionRate: DecimalString | null
  /** Tables whose execution rate is below the threshold. */
  slow: number
  averageReportedTotal: DecimalString | null
  averageTotal: DecimalString | null
  /** Tables with a finding of severity `error` / `warning`. */
  withErrors: number
  withWarnings: number
  errors: number
  warnings: number
  notes: number
}

/** One table's total budget line. */
export interface ExecutionRow {
  evaluationId: string
  department: string
  supervisor: string | null
  year: number
  name: string | null
  initialBudget: DecimalString | null
  adjustedBudget: DecimalString | null
  executed: DecimalString | null
  unspent: DecimalString | null
  reportedRate: DecimalString | null
  executionRate: DecimalString | null
  /** The same department's (and project's) rate the year before. */
  previousRate: DecimalString | null
  /** Consecutive years up to this one below the threshold. */
  slowYears: number
  cell: CellRef | null
}

export interface FundSourceRow {
  year: number
  fundSource: FundSource
  adjustedBudget: DecimalString
  executed: DecimalString
  unspent: DecimalString
  executionRate: DecimalString | null
}

/** One table's totals: self and recomputed. */
export interface ScoreRow {
  evaluationId: string
  department: string
  year: number
  name: string | null
  reportedTotal: DecimalString | null
  total: DecimalString | null
  /** reportedTotal − total; positive = scored itself too kindly. */
  difference: DecimalString | null
  reportedGrade: string | null
  grade: Grade | null
  /** Recomputed, of the same department (and project) the year before. */
  previousTotal: DecimalString | null
  previousGrade: Grade | null
  mismatches: number
  manualCount: number
  scheme: string
}

/** Points by level-1 indicator and year; the budget line counts as level 1 `预算执行率`. */
export interface Level1Row {
  year: number
  level1: string
  tables: number
  weight: DecimalString
  reportedScore: DecimalString
  score: DecimalString
}

/** A department's points by level-1 indicator, recomputed, over the chosen years together. */
export interface DepartmentLevel1Row {
  department: string
  level1: string
  tables: number
  weight: DecimalString
  score: DecimalString
}

/** A department's points in one year, recomputed, beside the middle of all departments. */
export interface YearLevel1Row {
  year: number
  level1: string
  /** `null` = its table of this year has no such indicator. */
  weight: DecimalString | null
  score: DecimalString | null
  /** How many have the indicator in the year. */
  departments: number
  /** Shares of their points (percent, 2 decimals) of the two in the middle, or of the one, twice; `null` of none. */
  middleBelow: DecimalString | null
  middleAbove: DecimalString | null
}

/** The indicators on which most points were lost. */
export interface LostPointsRow {
  level3: string
  tables: number
  lost: DecimalString
}

/** A category in a year: how many departments named it, of how many that handed in. */
export interface ProblemYearRow {
  category: string
  year: number
  departments: number
  sentences: number
  ofDepartments: number
}

/** How often a department has named a category. */
export interface ProblemMatrixRow {
  department: string
  category: string
  years: number
  sentences: number
}

/** A department that names the same category year after year. */
export interface RecurrenceRow {
  department: string
  category: string
  /** All years in which it was named, ascending. */
  years: number[]
  /** Longest run of consecutive years that ends in the latest year of the filter (0 = not named then). */
  run: number
}

/** 新增 · 持续 · 复发 · 已消除 · 未报告. */
export type ProblemState = 'new' | 'continuing' | 'back' | 'gone' | 'unreported'

/** The state of one category at one department in one year, from its first naming on. */
export interface ProblemStateRow {
  department: string
  category: string
  year: number
  state: ProblemState
  /** Years named in a row, this one included; 0 where it is not named. A year without a report does not break it. */
  run: number
}

/** Departments that are in one state of one category in one year. */
export interface ProblemStateFigure {
  category: string
  year: number
  state: ProblemState
  departments: number
}

/** 落实情况: a measure that was promised, and what the department's next year says and shows. Amounts in 万元. */
export interface PromiseRow {
  department: string
  category: string
  year: number
  evaluationId: string
  text: string
  measure: string
  /** The department's next year with a table; null = none yet. */
  nextYear: number | null
  /** The same category in that year; null = not named. */
  nextEvaluationId: string | null
  nextText: string | null
  initialBudget: DecimalString | null
  adjustedBudget: DecimalString | null
  executed: DecimalString | null
  nextInitialBudget: DecimalString | null
  nextAdjustedBudget: DecimalString | null
  nextExecuted: DecimalString | null
  /** Satisfaction indicators that missed their target, of those there are; null = none. */
  missed: number | null
  asked: number | null
  nextMissed: number | null
  nextAskedCount: number | null
}

export interface ProblemRow {
  problemId: string
  evaluationId: string
  department: string
  year: number
  text: string
  measure: string | null
  source: 'problem' | 'reason'
  categories: { code: string; matched: string[] }[]
  cell: CellRef
}

export interface FindingRow {
  findingId: string
  evaluationId: string
  rule: string
  severity: Severity
  messageZh: string
  messageEn: string
  department: string
  year: number
  name: string | null
  evidence: CellRef[]
}
/** The findings of one rule and severity in one table. */
export interface FindingGroup extends Omit<FindingRow, 'findingId' | 'messageZh' | 'messageEn' | 'evidence'> {
  groupId: string
  findings: FindingRow[]
}

/** The first groups of a list, and how much there is. */
export interface FindingGroups {
  groups: FindingGroup[]
  /** All groups and all findings, also those that are not in `groups`. */
  groupCount: number
  findingCount: number
}

/** 抽查建议: one table with the weighted sum of its findings. */
export interface SpotCheckRow extends SpotCheck {
  /** Tables with the same sum share a rank. */
  rank: number
  evaluationId: string
  department: string
  year: number
  name: string | null
  reportedTotal: DecimalString | null
  adjustedBudget: DecimalString | null
}

export interface FindingRuleRow {
  rule: string
  severity: Severity
  findings: number
  departments: number
}
export interface FindingDepartmentRow {
  department: string
  errors: number
  warnings: number
  notes: number
}

export interface FileRow {
  /** The import that it came with, and its place in it: together they name it, for a file may come again. */
  importId: number
  ordinal: number
  file: string
  size: number
  encoding: string | null
  layout: string | null
  confidence: DecimalString
  reasonsZh: string[]
  reasonsEn: string[]
  unknownColumns: string[]
  notesZh: string[]
  notesEn: string[]
  rowsRead: number
  rowsLoaded: number
  rowsRejected: number
  /** Tables that it brought, whole or (a list) in part. */
  evaluations: number
  elapsedMs: number
}
export interface RejectRow {
  importId: number
  ordinal: number
  file: string
  sheet: string | null
  row: number | null
  column: number | null
  code: string
  messageZh: string
  messageEn: string
  text: string | null
}

/** A table that a file brought. */
export interface FileTable {
  evaluationId: string
  department: string | null
  year: number | null
  kind: EvaluationKind
  name: string | null
  unit: '万元' | '元' | null
  pending: PendingReason | null
}

/** What of a table may be reviewed. */
export type ReviewPart = 'budget' | 'indicator' | 'finding'
/** 认可自评 · 按复算更正 · 请部门说明. */
export type ReviewDecision = 'accept' | 'correct' | 'ask'

/** The bureau's word on one row or finding of a table. */
export interface Review {
  part: ReviewPart
  /** The row's place in its part of the table, from 0. */
  ordinal: number
  /** The bureau's own score; null = none given. */
  score: DecimalString | null
  decision: ReviewDecision | null
  remark: string | null
}

/** A row or finding with the bureau's word on it. */
export interface ReviewRow {
  evaluationId: string
  department: string
  year: number
  name: string | null
  part: ReviewPart
  ordinal: number
  /** Name of the budget line or indicator, or the id of the finding's rule. */
  label: string | null
  weight: DecimalString | null
  reportedScore: DecimalString | null
  /** Recomputed. */
  score: DecimalString | null
  /** As said here, else as on the form's own 复核 column. */
  reviewedScore: DecimalString | null
  decision: ReviewDecision | null
  remark: string | null
  /** ISO 8601 UTC; null = it stands on the form. */
  decidedAt: string | null
}

/** Total and grade with the reviewed scores in the place of the recomputed ones. */
export interface ReviewedTotal {
  evaluationId: string
  total: DecimalString | null
  grade: Grade | null
}
