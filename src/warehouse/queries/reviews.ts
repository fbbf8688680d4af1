import { schemeById, totalOf, type DecimalString } from '@/engine'
import { trimDecimal } from '../decimal-text'
import { groupBy } from '../group-by'
import type { Warehouse } from '../warehouse'
import { askChosen, SEPARATOR } from './filter'
import { byYearAndName } from './order'
import type { Filter, ReviewedTotal, ReviewRow } from './rows'

/** The tables of a filter that the bureau has reviewed, here or on the form. */
async function reviewedIds(w: Warehouse, filter: Filter): Promise<string[]> {
  const rows = await askChosen<{ evaluationId: string }>(w, 'FROM reviewedTables(?, ?, ?)', filter)
  return rows.map(({ evaluationId }) => evaluationId)
}

async function reviewsOf(w: Warehouse, ids: readonly string[]): Promise<ReviewRow[]> {
  if (ids.length === 0) return []
  const rows = await w.query<ReviewRow>(
    `SELECT evaluationId, coalesce(canonical, e.department) AS department, year, name, part, r.ordinal, label,
       weight, r.reportedScore, r.score, reviewedScore, decision, remark, decidedAt
     FROM reviewableRows(?) AS r
     JOIN evaluation AS e USING (evaluationId)
     LEFT JOIN departmentName AS n ON n.department = e.department
     WHERE isReviewed ORDER BY evaluationId, part, r.ordinal`,
    [ids.join(SEPARATOR)],
  )
  return rows.map((row) => ({
    ...row,
    weight: trimDecimal(row.weight),
    reportedScore: trimDecimal(row.reportedScore),
    score: trimDecimal(row.score),
    reviewedScore: trimDecimal(row.reviewedScore),
  }))
}

/** What the bureau has reviewed, on the form or here; years ascending, departments by pinyin. */
export async function reviewRows(w: Warehouse, filter: Filter): Promise<ReviewRow[]> {
  return byYearAndName(await reviewsOf(w, await reviewedIds(w, filter)))
}

/** What the bureau has reviewed of one table. */
export function tableReviews(w: Warehouse, evaluationId: string): Promise<ReviewRow[]> {
  return reviewsOf(w, [evaluationId])
}

interface Line {
  evaluationId: string
  scheme: string
  part: 'budget' | 'indicator'
  weight: DecimalString | null
  reportedScore: DecimalString | null
  score: DecimalString | null
  executionRate: DecimalString | null
  reportedRate: DecimalString | null
}

/** Reviewed totals and grades of the tables of a filter that have a reviewed score. */
export async function reviewedTotals(w: Warehouse, filter: Filter): Promise<ReviewedTotal[]> {
  return totalsOf(w, await reviewedIds(w, filter))
}

/** Reviewed total and grade of one table; null without a reviewed score. */
export async function tableReviewedTotal(w: Warehouse, evaluationId: string): Promise<ReviewedTotal | null> {
  return (await totalsOf(w, [evaluationId]))[0] ?? null
}

/**
 * The engine adds up, with the caps and grade bands of the table's scheme, as it does for the recomputed total: a
 * reviewed score stands in the place of the recomputed one.
 */
async function totalsOf(w: Warehouse, ids: readonly string[]): Promise<ReviewedTotal[]> {
  if (ids.length === 0) return []
  const lines = await w.query<Line>(
    `SELECT evaluationId, scheme, part, weight, reportedScore, coalesce(reviewedScore, score) AS score,
       executionRate, reportedRate
     FROM reviewableRows(?)
     WHERE part <> 'finding'
     QUALIFY count(reviewedScore) OVER (PARTITION BY evaluationId) > 0
     ORDER BY evaluationId, part, ordinal`,
    [ids.join(SEPARATOR)],
  )
  return [...groupBy(lines.map(exact), ({ evaluationId }) => evaluationId)].map(([evaluationId, rows]) => {
    const { total, grade } = totalOf(
      rows.filter(({ part }) => part === 'budget'),
      rows.filter(({ part }) => part === 'indicator'),
      schemeById(rows[0]!.scheme),
    )
    return { evaluationId, total, grade }
  })
}

const exact = (line: Line): Line => ({
  ...line,
  weight: trimDecimal(line.weight),
  reportedScore: trimDecimal(line.reportedScore),
  score: trimDecimal(line.score),
  executionRate: trimDecimal(line.executionRate),
  reportedRate: trimDecimal(line.reportedRate),
})
