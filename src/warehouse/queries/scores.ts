import type { EvaluationKind } from '@/engine'
import { trimDecimal } from '../decimal-text'
import type { Warehouse } from '../warehouse'
import { askChosen } from './filter'
import { byYearAndName } from './order'
import type { DepartmentLevel1Row, Filter, Level1Row, LostPointsRow, ScoreRow, YearLevel1Row } from './rows'

/** Totals as handed in and as recomputed, one row a table, years ascending, departments by pinyin. */
export async function scoreRows(w: Warehouse, filter: Filter): Promise<ScoreRow[]> {
  const rows = await askChosen<ScoreRow>(w, 'FROM scoreFigures(?, ?, ?)', filter)
  return byYearAndName(
    rows.map((row) => ({
      ...row,
      reportedTotal: trimDecimal(row.reportedTotal),
      total: trimDecimal(row.total),
      difference: trimDecimal(row.difference),
      previousTotal: trimDecimal(row.previousTotal),
    })),
  )
}

/** Points by year and level-1 indicator, over the rows that state weight and score. */
export async function level1Rows(w: Warehouse, filter: Filter): Promise<Level1Row[]> {
  const rows = await askChosen<Level1Row>(w, 'FROM level1Figures(?, ?, ?)', filter)
  return rows.map((row) => ({
    ...row,
    weight: trimDecimal(row.weight)!,
    reportedScore: trimDecimal(row.reportedScore)!,
    score: trimDecimal(row.score)!,
  }))
}

/** Recomputed points by department and level-1 indicator, over the rows that state a weight and have a score. */
export async function departmentLevel1Rows(w: Warehouse, filter: Filter): Promise<DepartmentLevel1Row[]> {
  const rows = await askChosen<DepartmentLevel1Row>(w, 'FROM departmentLevel1Figures(?, ?, ?)', filter)
  return rows.map((row) => ({ ...row, weight: trimDecimal(row.weight)!, score: trimDecimal(row.score)! }))
}

/** The same year by year: one row a department, year and level-1 indicator. */
export async function yearLevel1Rows(
  w: Warehouse,
  { kind, department }: { kind: EvaluationKind; department: string },
): Promise<YearLevel1Row[]> {
  const rows = await w.query<YearLevel1Row>('FROM yearLevel1Figures(?, ?)', [kind, department])
  return rows.map((row) => ({ ...row, weight: trimDecimal(row.weight), score: trimDecimal(row.score) }))
}

/** The `limit` indicators that lost most points by recomputation, most first. */
export async function lostPointsRows(w: Warehouse, filter: Filter, limit: number): Promise<LostPointsRow[]> {
  const rows = await askChosen<LostPointsRow>(w, 'FROM lostPoints(?, ?, ?) LIMIT ?::INTEGER', filter, limit)
  return rows.map((row) => ({ ...row, lost: trimDecimal(row.lost)! }))
}
