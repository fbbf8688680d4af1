import type { SelfEvaluation } from '@/engine'

/** What the officer says where the table is silent. Only the named fields are set. */
export interface Answers {
  /** Fiscal year, e.g. 2022. */
  year?: number
  /** The evaluated unit. */
  department?: string
}

/**
 * The evaluation with the officer's answers in it; the given one is not changed. A changed year or department no longer
 * points at a cell, because no cell says it.
 */
export function applyAnswers<E extends Pick<SelfEvaluation, 'year' | 'department' | 'cells'>>(
  evaluation: E,
  answers: Answers,
): E {
  const next = { ...evaluation, cells: { ...evaluation.cells } }
  if (answers.year !== undefined && answers.year !== evaluation.year) {
    next.year = answers.year
    delete next.cells.year
  }
  const department = answers.department?.trim()
  if (department && department !== evaluation.department) {
    next.department = department
    delete next.cells.department
  }
  return next
}
