import { scoreDistinct } from './distinct'
import { totalOf } from './evaluate'
import type { BudgetLine, DecimalString, Grade } from './model'
import type { Scheme } from './scheme'
import { scoreBudgetLine } from './score-budget'
import type { ScoreInput } from './score-indicator'

/** A table for a what-if: its budget lines, and the places of its indicators in a list of distinct rows. */
export interface WhatIfTable {
  id: string
  budget: readonly BudgetLine[]
  indicators: readonly number[]
}

/** One table's total under a scheme. */
export interface WhatIfScore {
  id: string
  total: DecimalString | null
  grade: Grade | null
  /** Whether the scheme's cap on the total took points off. */
  capped: boolean
}

/**
 * The totals of many tables under one scheme, without findings: each distinct row is scored once. The same totals as
 * `scoreEvaluation` gives.
 */
export function scoreTotals(
  tables: readonly WhatIfTable[],
  rows: readonly ScoreInput[],
  scheme: Scheme,
): WhatIfScore[] {
  const { results, index } = scoreDistinct(rows, scheme)
  const lines = rows.map(({ weight, reportedScore }, place) => ({
    weight,
    reportedScore,
    score: results[index[place]!]!.score,
  }))
  return tables.map(({ id, budget, indicators }) => {
    const totals = budget.filter(({ fundSource }) => fundSource === 'total')
    const { total, grade, capped } = totalOf(
      totals.map((line) => scoreBudgetLine(line, scheme)),
      indicators.map((place) => lines[place]!),
      scheme,
    )
    return { id, total, grade, capped: capped !== null }
  })
}
