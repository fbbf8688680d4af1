import type { CellRef, DecimalString, Finding } from '@/engine'
import type { CheckedEvaluation } from '@/pipeline'
import { packCell, packCellList, packCells } from './cell-text'
import { packDecimals, type PackedDecimals } from './decimal-text'
import type { PendingReason } from './queries/rows'
import type { Param } from './warehouse'

/** A number that no column can hold; `text` is kept beside, but no figure counts it. */
export interface RefusedNumber {
  cell: CellRef
  field: string
  text: string
}

/** Where an evaluation stands in the workspace. */
export interface Place {
  evaluationId: string
  importId: number
  ordinal: number
  /** What the officer must say before the table counts. */
  pending: PendingReason | null
}

type Row = Record<string, Param>
type RowOf = { table: string; row: Row }

/**
 * One evaluation as rows of the tables of `schema.sql`, but for its indicators and findings: those repeat, see
 * `repeated-rows.ts`.
 *
 * @param place its id in the workspace (which may differ from its own: ids are unique only within a batch) and its
 * position
 * @param refuse called for each number that no column can hold
 */
export function* evaluationRows(
  evaluation: CheckedEvaluation,
  place: Place,
  refuse: (number: RefusedNumber) => void,
): Generator<RowOf> {
  const { evaluationId } = place
  const { file } = evaluation

  /** The columns of a row's decimals; what does not fit is told with the best cell that is known. */
  function figures<Field extends string>(
    texts: Record<Field, DecimalString | null>,
    cells: Partial<Record<string, CellRef>>,
    fallback: CellRef,
  ): PackedDecimals<Field>['numbers'] & { verbatim: string | null } {
    const { numbers, verbatim, refused } = packDecimals(texts)
    for (const field of refused) refuse({ cell: cells[field] ?? fallback, field, text: texts[field]! })
    return Object.assign(numbers, { verbatim })
  }

  const { totalWeight, reportedTotal, total, totalExplanation } = evaluation
  const start = { file, row: 1, column: 1 }
  const head = figures({ totalWeight, reportedTotal, total }, evaluation.cells, start)
  yield {
    table: 'evaluation',
    // Field by field: a spread takes V8 microseconds, and a list has tens of thousands of tables.
    row: {
      evaluationId,
      importId: place.importId,
      ordinal: place.ordinal,
      pending: place.pending,
      file,
      origin: evaluation.origin,
      department: evaluation.department,
      departmentKey: evaluation.departmentKey,
      supervisor: evaluation.supervisor,
      year: evaluation.year,
      kind: evaluation.kind,
      name: evaluation.name,
      unit: evaluation.unit,
      totalWeight: head.totalWeight,
      reportedTotal: head.reportedTotal,
      total: head.total,
      verbatim: head.verbatim,
      reportedGrade: evaluation.reportedGrade,
      grade: evaluation.grade,
      totalExplanationZh: totalExplanation.zh,
      totalExplanationEn: totalExplanation.en,
      scheme: evaluation.scheme,
      schemeBasis: evaluation.schemeBasis,
      schemeConfidence: evaluation.schemeConfidence ?? null,
      manualCount: evaluation.manualCount,
      problems: JSON.stringify(
        evaluation.problems.map(({ text, measure, cell }) => [text, measure, packCell(cell, file)]),
      ),
      instructions: packCellList(evaluation.instructions, file),
      report: evaluation.report === null ? null : JSON.stringify(evaluation.report),
      cells: packCells(evaluation.cells, file),
    },
  }

  for (const [ordinal, line] of evaluation.budget.entries()) {
    const { initialBudget, adjustedBudget, executed, reportedRate, executionRate } = line
    const { weight, reportedScore, reviewedScore = null, score } = line
    const numbers = {
      initialBudget,
      adjustedBudget,
      executed,
      reportedRate,
      executionRate,
      weight,
      reportedScore,
      reviewedScore,
      score,
    }
    yield {
      table: 'budget',
      row: {
        evaluationId,
        ordinal,
        fundSource: line.fundSource,
        label: line.label,
        ...figures(numbers, line.cells, line.cells.label ?? start),
        verdict: line.verdict,
        explanationZh: line.explanation?.zh ?? null,
        explanationEn: line.explanation?.en ?? null,
        cells: packCells(line.cells, file),
      },
    }
  }

  for (const [problemOrdinal, problem] of evaluation.classified.entries()) {
    const { text, measure, source, categories, cell } = problem
    const row = { evaluationId, ordinal: problemOrdinal, text, measure, source, cell: packCell(cell, file) }
    yield { table: 'problem', row }
    for (const [ordinal, { code, matched }] of categories.entries()) {
      const named = {
        evaluationId,
        problemOrdinal,
        ordinal,
        category: code,
        matched: JSON.stringify(matched),
      }
      yield { table: 'problem_category', row: named }
    }
  }
}

/** A finding as a row. */
export function findingRow(evaluationId: string, ordinal: number, found: Finding, file: string): Row {
  const { rule, severity, message, evidence } = found
  const row = { evaluationId, ordinal, rule, severity, messageZh: message.zh, messageEn: message.en }
  return { ...row, evidence: packCellList(evidence, file) }
}
