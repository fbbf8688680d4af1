import { isBlank } from '../blank'
import { looksNumeric } from '../cell-number'
import { textAt, type Grid } from '../grid'
import { parseDecimal } from '@/engine'
import { compact } from '../normalise'
import { shiftColumns, type Columns } from './columns'
import type { IndicatorColumn } from './indicator-header'

const SHIFTS = [0, 1, -1, 2, -2]

/**
 * How many columns the data stand to the right of their header. Published forms lose the merged cell 绩效指标 at the left
 * of the header, so that all of it slips by one. The header as it stands is kept unless most cells contradict it
 * (weights that are no numbers, names that are) and another shift fits almost everywhere.
 */
export function recogniseShift(
  grid: Grid,
  rows: readonly number[],
  columns: Columns<IndicatorColumn>,
): number {
  const asItStands = fit(grid, rows, columns)
  // Without weights and scores only the names speak, and one column of names looks like the other: they must nearly all be amiss.
  const kept = columns.weight || columns.reportedScore ? 0.6 : 0.3
  if (asItStands === null || asItStands >= kept) return 0
  let best = { shift: 0, share: asItStands }
  for (const shift of SHIFTS) {
    if (!staysInside(grid, columns, shift)) continue
    const share = fit(grid, rows, shiftColumns(columns, shift))
    if (share !== null && share > best.share) best = { shift, share }
  }
  return best.share >= 0.9 ? best.shift : 0
}

/** A header that slipped lacks a cell: moved back, it still ends inside the sheet. */
function staysInside(grid: Grid, columns: Columns<IndicatorColumn>, shift: number): boolean {
  return Object.values(columns).every(({ column }) => column + shift >= 0 && column + shift < grid.width)
}

/** Share of cells that look like their column says; null when nothing can be said. */
function fit(grid: Grid, rows: readonly number[], columns: Columns<IndicatorColumn>): number | null {
  let good = 0
  let bad = 0
  const count = (ok: boolean) => (ok ? good++ : bad++)
  const name = columns.level3 ?? columns.flatName
  for (const row of rows) {
    for (const field of ['weight', 'reportedScore'] as const) {
      const span = columns[field]
      const text = span ? textAt(grid, row, span.column) : ''
      if (!isBlank(text)) count(parseDecimal(compact(text).replace(/分$/, '')) !== null)
    }
    const text = name ? textAt(grid, row, name.column) : ''
    const value = columns.target ? textAt(grid, row, columns.target.column) : ''
    if (text !== '') count(!looksNumeric(text))
    else if (!isBlank(value)) count(false)
  }
  return good + bad === 0 ? null : good / (good + bad)
}
