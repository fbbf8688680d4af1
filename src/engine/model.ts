/**
 * The words of the field as types: what one published self-evaluation table says; what the shared engine makes of it is in
 * `scored.ts`. Everything is plain data (decimal strings, no class instances), so that it survives
 * `structuredClone`, JSON and a CSV without a second form.
 */

/** A decimal number as text, e.g. `"208.02"`; never a float. Amounts are in 万元, rates in percent, scores in points. */
export type DecimalString = string

/**
 * One place in a file. `row` and `column` are 1-based, as Excel shows them; `sheet` only where the container has sheets. A
 * member of an archive is a file of its own: `a.zip/b.csv`. In the text of a report `row` is the line, `column` is 1; in a
 * PDF `sheet` is the page (`第 3 页`).
 */
export interface CellRef {
  file: string
  sheet?: string
  row: number
  column: number
}

/** One sentence in both languages of the interface. */
export interface Bilingual {
  zh: string
  en: string
}

/** 部门整体自评表 or 项目支出自评表. */
export type EvaluationKind = 'department' | 'project'

/**
 * 资金来源. `total` is the line 部门预算总额 / 年度资金总额; the others are its parts:
 * government 政府预算资金/财政拨款, fiscalAccount 财政专户管理资金, ownFunds 单位资金, carryOver 上年结转, other 其他.
 */
export const FUND_SOURCES = [
  'total',
  'government',
  'fiscalAccount',
  'ownFunds',
  'carryOver',
  'other',
] as const
export type FundSource = (typeof FUND_SOURCES)[number]

/** One line of the budget block, as the table states it (converted to 万元). */
export interface BudgetLine {
  fundSource: FundSource
  /** The label as written, e.g. `资金来源：（1）政府预算资金`. */
  label: string
  /** 年初预算数, 万元. */
  initialBudget: DecimalString | null
  /** 全年预算数, 万元. */
  adjustedBudget: DecimalString | null
  /** 全年执行数, 万元. */
  executed: DecimalString | null
  /** 执行率 as the table states it, percent (`"56.76"`); a ratio such as `1` is already turned into percent. */
  reportedRate: DecimalString | null
  /** 分值. */
  weight: DecimalString | null
  /** 得分 that the department gave itself. */
  reportedScore: DecimalString | null
  /** 复核分 / 财政审核评分: what the bureau gave; only where the form has a column for it and it is filled. */
  reviewedScore?: DecimalString
  /** A rule for the score that the form prints in its header or in the row: `得分（20分*执行率）`. */
  statedRule?: { text: string; cell: CellRef | null } | null
  cells: Partial<Record<BudgetField, CellRef>>
}
export type BudgetField =
  | 'label'
  | 'initialBudget'
  | 'adjustedBudget'
  | 'executed'
  | 'reportedRate'
  | 'weight'
  | 'reportedScore'
  | 'reviewedScore'

/** One indicator row, as the table states it. */
export interface Indicator {
  /** 一级指标, without its points (`产出指标（50分）` → `产出指标`); null in a flat list. */
  level1: string | null
  level2: string | null
  /** 三级指标, without the prefix `指标N：`. */
  level3: string
  /** 年度指标值 as published; operator, value and unit from three columns are joined (`=100%`). */
  target: string | null
  /** 实际完成值 as published. */
  actual: string | null
  /** Unit from a column of its own (度量单位), where there is one. */
  measureUnit: string | null
  weight: DecimalString | null
  reportedScore: DecimalString | null
  /** 复核分 / 财政审核评分: what the bureau gave; only where the form has a column for it and it is filled. */
  reviewedScore?: DecimalString
  /** 偏差度 as stated, percent. */
  reportedDeviation: DecimalString | null
  /** 偏差原因分析及改进措施. */
  reason: string | null
  /** The cell of the level-3 name. */
  cell: CellRef
  cells: Partial<Record<IndicatorField, CellRef>>
}
export type IndicatorField =
  | 'level1'
  | 'level2'
  | 'level3'
  | 'target'
  | 'actual'
  | 'weight'
  | 'reportedScore'
  | 'reviewedScore'
  | 'reportedDeviation'
  | 'reason'

/** A sentence that names a problem or a measure, where the table has a place for it (存在问题, 改进措施, problems CSV). */
export interface ProblemText {
  text: string
  measure: string | null
  cell: CellRef
}

/** What a statement in the prose of a report is about; money, rates and scores have a `value`, the others none. */
export type ReportStatementKind =
  | 'target'
  | 'adjustedBudget'
  | 'executed'
  | 'governmentExecuted'
  | 'ownFundsExecuted'
  | 'executionRate'
  | 'total'
  | 'grade'
  | 'noProcurement'
  | 'noThreePublic'

/** One figure or claim that the prose of a report states. */
export interface ReportStatement {
  kind: ReportStatementKind
  /** Amounts in 万元, rates in percent, scores in points; null where the statement is no number (`grade`, `no…`). */
  value: DecimalString | null
  /** The sentence (or clause) that states it, as written. */
  text: string
  cell: CellRef
}

/** 自评报告: what the prose of a report says, each with its place. */
export interface ReportText {
  file: string
  title: string | null
  department: string | null
  year: number | null
  reportedTotal: DecimalString | null
  reportedGrade: string | null
  statements: ReportStatement[]
}

export type HeadField =
  | 'department'
  | 'supervisor'
  | 'year'
  | 'name'
  | 'unit'
  | 'totalRow'
  | 'totalWeight'
  | 'reportedTotal'
  | 'reportedGrade'

/** One table of one department (or project) in one year, exactly as reported. */
export interface SelfEvaluation {
  /** Unique within a batch, stable for the same input: file plus ordinal. */
  id: string
  /** File of the table (for a list: the file of its indicators, else of its budget). */
  file: string
  /**
   * `form`: one filled-in form. `list`: assembled from rows of list CSVs, which have no total row of their own. `report`: a
   * report that came without its table, so there is nothing but its prose.
   */
  origin: 'form' | 'list' | 'report'
  department: string | null
  supervisor: string | null
  /** Fiscal year; null = neither the table nor the file's name says it: the officer is asked. */
  year: number | null
  kind: EvaluationKind
  /** Project name; null for a department table. */
  name: string | null
  /** The unit in which the table states amounts; null where it says none. */
  unit: '万元' | '元' | null
  budget: BudgetLine[]
  indicators: Indicator[]
  /** Points in the 总分 row's 分值 column. */
  totalWeight: DecimalString | null
  reportedTotal: DecimalString | null
  /** 优良中差 as stated. */
  reportedGrade: string | null
  problems: ProblemText[]
  /** Cells that hold the form's own instructions instead of an answer (`（100字以内）`). */
  instructions: CellRef[]
  /** The prose of the report that belongs to the table; null where none was handed in. */
  report: ReportText | null
  cells: Partial<Record<HeadField, CellRef>>
}

export type * from './scored'
