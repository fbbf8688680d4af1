import { mapColumns, type Columns } from '../recognisers/columns'
import { unitOf } from '../recognisers/unit'
import { filledCells, type Grid } from '../grid'
import type { AmountUnit } from '../cell-number'
import list from '../synonyms/list.json'

export type ListField = keyof typeof list
export type ListLayout = 'list-indicators' | 'list-budgets' | 'list-problems'

export interface ListHeader {
  row: number
  layout: ListLayout
  columns: Columns<ListField>
  /** Headers that are none of ours. */
  unknown: string[]
  /** 元 where a header or a line above it says so. */
  unit: AmountUnit
  /** The year of all rows, where the officer has said it and no column does. */
  year?: number
}

/** The header stands among the first rows: a title or a note on units may stand above it. */
const LOOKED_AT = 10

/**
 * A list has a column of departments, and on the same row what the rows are: level-3 indicators, fund sources with amounts,
 * or problems. That is what tells it from a form, whose table headers name no department.
 */
export function recogniseList(grid: Grid): ListHeader | null {
  for (let row = 0; row < Math.min(LOOKED_AT, grid.rows.length); row++) {
    const { columns, unknown } = mapColumns<ListField>(grid, [row], list)
    if (!columns.department) continue
    const layout = layoutOf(columns)
    if (layout)
      return { row, layout, columns, unknown: unknown.map(({ text }) => text), unit: unitAbove(grid, row) }
  }
  return null
}

function layoutOf(columns: Columns<ListField>): ListLayout | null {
  if (columns.level3 && (columns.target || columns.actual || columns.weight || columns.reportedScore))
    return 'list-indicators'
  if ((columns.adjustedBudget || columns.initialBudget) && columns.executed) return 'list-budgets'
  if (columns.fundSource && (columns.executed || columns.reportedRate)) return 'list-budgets'
  return columns.problem ? 'list-problems' : null
}

function unitAbove(grid: Grid, header: number): AmountUnit {
  for (let row = 0; row <= header; row++)
    for (const { text } of filledCells(grid, row)) {
      const unit = unitOf(text)
      if (unit) return unit
    }
  return '万元'
}
