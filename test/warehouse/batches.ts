import type {
  BudgetLine,
  CellRef,
  DecimalString,
  Finding,
  FundSource,
  ScoredBudgetLine,
  ScoredIndicator,
  Severity,
} from '@/engine'
import { normaliseDepartment } from '@/ingest'
import type { CheckedBatch, CheckedEvaluation, Problem } from '@/pipeline'

/** Batches by hand: only what a test is about is stated, the rest is the plainest table there is. */

export const cell = (file: string, row: number, column: number): CellRef => ({ file, row, column })

const said = (zh: string) => ({ zh, en: `${zh} (en)` })

export function line(
  fundSource: FundSource,
  amounts: Partial<Omit<ScoredBudgetLine, 'fundSource' | 'cells'>> & { cells?: BudgetLine['cells'] } = {},
): ScoredBudgetLine {
  return {
    fundSource,
    label: fundSource,
    initialBudget: null,
    adjustedBudget: null,
    executed: null,
    reportedRate: null,
    weight: null,
    reportedScore: null,
    executionRate: null,
    score: null,
    verdict: null,
    explanation: null,
    cells: {},
    ...amounts,
  }
}

export function indicator(level3: string, stated: Partial<ScoredIndicator> = {}): ScoredIndicator {
  return {
    level1: '产出指标',
    level2: '数量指标',
    level3,
    target: null,
    actual: null,
    measureUnit: null,
    weight: null,
    reportedScore: null,
    reportedDeviation: null,
    reason: null,
    cell: cell('表.csv', 10, 3),
    cells: {},
    score: null,
    verdict: 'manual',
    deviation: null,
    explanation: said('不能按规则复算'),
    ruleId: 'none',
    ...stated,
  }
}

export const finding = (rule: string, severity: Severity, evidence: CellRef[] = []): Finding => ({
  rule,
  severity,
  message: said(rule),
  evidence,
})

export const problem = (text: string, ...codes: string[]): Problem => ({
  text,
  measure: null,
  source: 'problem',
  categories: codes.map((code) => ({ code, matched: [text.slice(0, 2)] })),
  cell: cell('表.csv', 40, 1),
})

export function evaluation(
  department: string | null,
  year: number | null,
  stated: Partial<CheckedEvaluation> = {},
): CheckedEvaluation {
  const file = stated.file ?? '表.csv'
  return {
    id: `${department}/${year}/${stated.kind ?? 'department'}/${stated.name ?? ''}`,
    file,
    origin: 'form',
    department,
    supervisor: null,
    year,
    kind: 'department',
    name: null,
    unit: '万元',
    budget: [],
    indicators: [],
    totalWeight: null,
    reportedTotal: null,
    reportedGrade: null,
    problems: [],
    instructions: [],
    report: null,
    cells: {},
    scheme: 'national-linear',
    schemeBasis: 'default',
    total: null,
    totalExplanation: said('合计'),
    manualCount: 0,
    grade: null,
    findings: [],
    classified: [],
    departmentKey: department === null ? null : normaliseDepartment(department).key,
    ...stated,
  }
}

/** A department's year with nothing but its total budget line. */
export const budgeted = (
  department: string,
  year: number,
  adjustedBudget: DecimalString | null,
  executed: DecimalString | null,
  executionRate: DecimalString | null,
  stated: Partial<CheckedEvaluation> = {},
): CheckedEvaluation =>
  evaluation(department, year, {
    ...stated,
    budget: [line('total', { adjustedBudget, executed, executionRate })],
  })

export const batch = (...evaluations: CheckedEvaluation[]): CheckedBatch => ({
  files: [
    {
      file: '表.csv',
      size: 2048,
      encoding: 'GB18030',
      layout: 'form-department',
      confidence: '0.97',
      reasons: [said('有“部门整体”字样')],
      unknownColumns: ['备注"1"'],
      notes: [said('隐藏的工作表也已读入')],
      rowsRead: 3,
      rowsLoaded: 2,
      rowsRejected: 1,
      evaluations: 1,
      elapsedMs: 4,
    },
  ],
  rejects: [
    {
      file: '表.csv',
      sheet: '表 1',
      row: 9,
      column: null,
      code: 'row.empty-name',
      message: said('没有三级指标'),
      text: '=1+1',
    },
  ],
  evaluations,
  sheets: [],
})
