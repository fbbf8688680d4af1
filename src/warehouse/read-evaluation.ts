import type {
  BudgetField,
  EvaluationKind,
  Finding,
  FundSource,
  Grade,
  HeadField,
  IndicatorField,
  ReportText,
  ScoredBudgetLine,
  ScoredIndicator,
  Severity,
  Verdict,
} from '@/engine'
import type { CheckedEvaluation, Problem } from '@/pipeline'
import { unpackCell, unpackCellList, unpackCells } from './cell-text'
import { unpackDecimals } from './decimal-text'
import { groupBy } from './group-by'
import type { PendingReason } from './queries/rows'
import type { Param, Warehouse } from './warehouse'

/** A row of any table: texts, whole numbers, NULL. */
type Stored = Record<string, string | number | null>

const text = (row: Stored, column: string): string => String(row[column] ?? '')
const orNull = (row: Stored, column: string) => row[column] as string | null
const bilingual = (row: Stored, name: string) => ({ zh: text(row, `${name}Zh`), en: text(row, `${name}En`) })
const decimals = <Field extends string>(row: Stored, fields: readonly Field[]) =>
  unpackDecimals(row as Record<Field, string | null>, orNull(row, 'verbatim'), fields)

/** The bureau's own score is a field only where there is one. */
function reviewed(row: Stored): { reviewedScore?: string } {
  const { reviewedScore } = decimals(row, ['reviewedScore'])
  return reviewedScore === null ? {} : { reviewedScore }
}

/** One evaluation whole, as it was handed in, cells included; null when the workspace has none of that id. */
export async function readEvaluation(w: Warehouse, id: string): Promise<CheckedEvaluation | null> {
  const [evaluation] = await readEvaluations(w, 'evaluationId = ?', [id])
  return evaluation ?? null
}

/** All tables of one unit that count, of any kind, years ascending; the unit may be named by any of its names. */
export function departmentEvaluations(w: Warehouse, department: string): Promise<CheckedEvaluation[]> {
  return readEvaluations(w, OF_UNIT, [department])
}
const OF_UNIT = `evaluationId IN (
  SELECT evaluationId FROM placedEvaluation AS placed
  WHERE placed.department = (SELECT any_value(canonical) FROM departmentName AS named WHERE named.department = ?)
)`

/** A table that counts nowhere until the officer has said something. */
export interface PendingTable {
  evaluation: CheckedEvaluation
  reason: PendingReason
}

/** The tables that wait for the officer's word, whole, so that they can be scored again with the answer. */
export async function pendingTables(w: Warehouse): Promise<PendingTable[]> {
  const waiting = await w.query<{ id: string; reason: PendingReason }>(
    'SELECT evaluationId AS id, pending AS reason FROM evaluation WHERE pending IS NOT NULL',
  )
  const reasons = new Map(waiting.map(({ id, reason }) => [id, reason]))
  const evaluations = await readEvaluations(w, 'pending IS NOT NULL', [])
  return evaluations.map((evaluation) => ({ evaluation, reason: reasons.get(evaluation.id)! }))
}

/**
 * All tables that came in one import with this one, in their order: a changed table is scored again together with them,
 * because the choice of the scheme and some findings depend on all.
 */
export function importedWith(w: Warehouse, id: string): Promise<CheckedEvaluation[]> {
  return readEvaluations(w, IMPORTED_WITH, [id])
}
/** All tables of one import, in their order. */
export function importedIn(w: Warehouse, importId: number): Promise<CheckedEvaluation[]> {
  return readEvaluations(w, 'importId = ?', [importId])
}

const IMPORTED_WITH = 'importId = (SELECT any_value(importId) FROM evaluation WHERE evaluationId = ?)'

/** Tables that are asked for by their ids. */
const FEW = 100

/** @param condition on columns of `evaluation`; a constant of this room, its values bound. */
export async function readEvaluations(w: Warehouse, condition: string, params: readonly Param[]) {
  const heads = await w.query<Stored>(
    ['SELECT * FROM evaluation WHERE', condition, 'ORDER BY year NULLS FIRST, importId, ordinal'].join(' '),
    params,
  )
  if (heads.length === 0) return []
  // By their ids where they are few: only then are rows of other tables not looked at.
  const ids = heads.map((head) => text(head, 'evaluationId'))
  const isFew = ids.length <= FEW
  const among = isFew
    ? ids.map(() => '?').join(', ')
    : `SELECT evaluationId FROM evaluation WHERE ${condition}`
  const parts = async (table: string, order: string) => {
    const sql = `SELECT * FROM ${table} WHERE evaluationId IN (${among}) ORDER BY evaluationId, ${order}`
    return groupBy(await w.query<Stored>(sql, isFew ? ids : params), (row) => text(row, 'evaluationId'))
  }
  const budget = await parts('budget', 'ordinal')
  const indicators = await parts('indicator', 'ordinal')
  const findings = await parts('finding', 'ordinal')
  const problems = await parts('problem', 'ordinal')
  const categories = await parts('problem_category', 'problemOrdinal, ordinal')
  return heads.map((head): CheckedEvaluation => {
    const id = text(head, 'evaluationId')
    const file = text(head, 'file')
    return {
      ...readHead(head),
      budget: (budget.get(id) ?? []).map((row) => readBudget(row, file)),
      indicators: (indicators.get(id) ?? []).map((row) => readIndicator(row, file)),
      findings: (findings.get(id) ?? []).map((row) => readFinding(row, file)),
      classified: (problems.get(id) ?? []).map((row) => readProblem(row, categories.get(id) ?? [], file)),
    }
  })
}

function readHead(row: Stored): Omit<CheckedEvaluation, 'budget' | 'indicators' | 'findings' | 'classified'> {
  const file = text(row, 'file')
  const problems = JSON.parse(text(row, 'problems')) as [string, string | null, string][]
  return {
    id: text(row, 'evaluationId'),
    file,
    origin: text(row, 'origin') as CheckedEvaluation['origin'],
    department: orNull(row, 'department'),
    departmentKey: orNull(row, 'departmentKey'),
    supervisor: orNull(row, 'supervisor'),
    year: row.year as number | null,
    kind: text(row, 'kind') as EvaluationKind,
    name: orNull(row, 'name'),
    unit: orNull(row, 'unit') as CheckedEvaluation['unit'],
    ...decimals(row, ['totalWeight', 'reportedTotal', 'total']),
    reportedGrade: orNull(row, 'reportedGrade'),
    grade: orNull(row, 'grade') as Grade | null,
    totalExplanation: bilingual(row, 'totalExplanation'),
    scheme: text(row, 'scheme'),
    schemeBasis: text(row, 'schemeBasis') as CheckedEvaluation['schemeBasis'],
    ...(row.schemeConfidence === null ? {} : { schemeConfidence: text(row, 'schemeConfidence') as string }),
    manualCount: row.manualCount as number,
    problems: problems.map(([text, measure, cell]) => ({ text, measure, cell: unpackCell(cell, file) })),
    instructions: unpackCellList(text(row, 'instructions'), file),
    report: row.report === null ? null : (JSON.parse(text(row, 'report')) as ReportText),
    cells: unpackCells<HeadField>(text(row, 'cells'), file),
  }
}

const AMOUNTS = ['initialBudget', 'adjustedBudget', 'executed', 'reportedRate', 'executionRate'] as const

function readBudget(row: Stored, file: string): ScoredBudgetLine {
  const explained = row.explanationZh !== null || row.explanationEn !== null
  return {
    fundSource: text(row, 'fundSource') as FundSource,
    label: text(row, 'label'),
    ...decimals(row, [...AMOUNTS, 'weight', 'reportedScore', 'score']),
    ...reviewed(row),
    verdict: orNull(row, 'verdict') as Verdict | null,
    explanation: explained ? bilingual(row, 'explanation') : null,
    cells: unpackCells<BudgetField>(text(row, 'cells'), file),
  }
}

function readIndicator(row: Stored, file: string): ScoredIndicator {
  const cell = unpackCell(text(row, 'cell'), file)
  return {
    level1: orNull(row, 'level1'),
    level2: orNull(row, 'level2'),
    level3: text(row, 'level3'),
    target: orNull(row, 'target'),
    actual: orNull(row, 'actual'),
    measureUnit: orNull(row, 'measureUnit'),
    ...decimals(row, ['weight', 'reportedScore', 'score', 'reportedDeviation', 'deviation']),
    ...reviewed(row),
    verdict: text(row, 'verdict') as Verdict,
    reason: orNull(row, 'reason'),
    ruleId: text(row, 'ruleId'),
    explanation: bilingual(row, 'explanation'),
    cell,
    cells: unpackCells<IndicatorField>(text(row, 'cells'), file, cell),
  }
}

function readFinding(row: Stored, file: string): Finding {
  return {
    rule: text(row, 'rule'),
    severity: text(row, 'severity') as Severity,
    message: bilingual(row, 'message'),
    evidence: unpackCellList(text(row, 'evidence'), file),
  }
}

function readProblem(row: Stored, categories: readonly Stored[], file: string): Problem {
  return {
    text: text(row, 'text'),
    measure: orNull(row, 'measure'),
    source: text(row, 'source') as Problem['source'],
    categories: categories
      .filter((one) => one.problemOrdinal === row.ordinal)
      .map((one) => ({ code: text(one, 'category'), matched: JSON.parse(text(one, 'matched')) as string[] })),
    cell: unpackCell(text(row, 'cell'), file),
  }
}
