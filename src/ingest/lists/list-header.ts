import { mapColumns, type Columns } from '../recognisers/columns'
import { unitOf } from '../recognisers/unit'
import { yearIn } from '../recognisers/year'
import { filledCells, filledRowsBelow, textAt, type Grid } from '../grid'
import { labelText } from '../normalise'
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
  /** Units that single headers state: `全年预算数（元）` beside `年初预算数（万元）`. */
  units: Partial<Record<ListField, AmountUnit>>
  /** The year of all rows, where no column says it: from a title above the header, or from the officer. */
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
    if (!columns.department || isMeasureUnit(grid, row, columns.department.column)) continue
    const layout = layoutOf(columns)
    if (!layout) continue
    const units: ListHeader['units'] = {}
    for (const field of Object.keys(columns) as ListField[]) {
      const unit = unitOf(textAt(grid, row, columns[field]!.column))
      if (unit) units[field] = unit
    }
    return {
      row,
      layout,
      columns,
      unknown: unknown.map(({ text }) => text),
      unit: unitOfRows(grid, row),
      units,
      ...(!columns.year && yearAbove(grid, row)),
    }
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

/** The unit said above the header, the nearest first; else the one that a header says. */
function unitOfRows(grid: Grid, header: number): AmountUnit {
  for (const row of [...Array.from({ length: header }, (_, i) => header - 1 - i), header])
    for (const { text } of filledCells(grid, row)) {
      const unit = unitOf(text)
      if (unit) return unit
    }
  return '万元'
}

/** `2022年度部门项目绩效自评明细表` above the header. */
function yearAbove(grid: Grid, header: number): { year: number } | null {
  for (let row = 0; row < header; row++)
    for (const { text } of filledCells(grid, row)) {
      const year = text.length <= 60 ? yearIn(text) : null
      if (year !== null) return { year }
    }
  return null
}

/** 单位 in the header of a form's indicators is 度量单位 (%, 个, 万人次): then the sheet is no list. */
function isMeasureUnit(grid: Grid, header: number, column: number): boolean {
  if (labelText(textAt(grid, header, column)) !== '单位') return false
  const below = filledRowsBelow(grid, header, LOOKED_AT).map((row) => textAt(grid, row, column))
  return below.some((text) => text !== '') && below.every((text) => text.length < 4)
}
