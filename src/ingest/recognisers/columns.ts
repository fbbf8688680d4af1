import type { Grid } from '../grid'
import { filledCells } from '../grid'
import { matchField, type Synonyms } from '../synonyms'

/** Where a field stands: its header's column, and the first column that no longer belongs to it (merged headers). */
export interface Span {
  column: number
  until: number
}
export type Columns<F extends string> = Partial<Record<F, Span>>

export interface HeaderRow<F extends string> {
  columns: Columns<F>
  /** Header texts that name none of our fields. */
  unknown: { column: number; text: string }[]
  /** Columns that name a field again, left to right: forms give each level of indicators its own 分值. */
  again: { field: F; span: Span }[]
}

/**
 * Header cells (of one or several rows; the lowest text of a column is its name) → columns by field. Where two columns
 * name one field, the surer synonym wins, then the left one. A header with blanks to its right spans them.
 */
export function mapColumns<F extends string>(
  grid: Grid,
  rows: readonly number[],
  fields: Record<F, Synonyms>,
): HeaderRow<F> {
  const texts = new Map<number, string>()
  for (const row of rows) for (const cell of filledCells(grid, row)) texts.set(cell.column, cell.text)
  const named = [...texts].sort((a, b) => a[0] - b[0])
  const columns: Columns<F> = {}
  const ranks = new Map<F, number>()
  const unknown: HeaderRow<F>['unknown'] = []
  const again: HeaderRow<F>['again'] = []
  named.forEach(([column, text], i) => {
    const match = matchField(fields, text)
    if (!match) {
      unknown.push({ column, text })
      return
    }
    let next = i + 1
    while (named[next]?.[1] === text) next++
    const span = { column, until: named[next]?.[0] ?? grid.width }
    const best = ranks.get(match.field)
    if (best !== undefined && best <= match.rank) {
      again.push({ field: match.field, span })
      return
    }
    ranks.set(match.field, match.rank)
    columns[match.field] = span
  })
  return { columns, unknown, again }
}

/** The same columns, moved by `shift` (a header that lacks the first, merged cell stands one column too far left). */
export function shiftColumns<F extends string>(columns: Columns<F>, shift: number): Columns<F> {
  const moved: Columns<F> = {}
  for (const [field, span] of Object.entries(columns) as [F, Span][])
    moved[field] = { column: span.column + shift, until: span.until + shift }
  return moved
}

/** The field whose column or span holds `column`. */
export function fieldOfColumn<F extends string>(columns: Columns<F>, column: number): F | null {
  for (const [field, span] of Object.entries(columns) as [F, Span][])
    if (column >= span.column && column < span.until) return field
  return null
}
