import type { FundSource } from '@/engine'
import { isBlank } from '../blank'
import { looksNumeric, readAmount } from '../cell-number'
import { filledCells, filledRowsBelow, textAt, type Grid } from '../grid'
import { matchField } from '../synonyms'
import budget from '../synonyms/budget.json'
import type { BudgetCell, BudgetColumn, BudgetRow } from './budget-line'
import { recogniseHeadRow } from './head'
import { recogniseFundSource } from './fund-source'
import { onceARow } from '../once-a-row'

/** A budget block that lies on its side: sources are columns, and 年初预算数, 全年预算数, … are rows. */
export interface TransposedBudget {
  row: number
  sources: { column: number; source: FundSource; text: string }[]
}

/** A row that names two sources or more, with a row below that begins with a name of an amount and holds numbers. */
export const recogniseTransposedBudget = onceARow((grid, row): TransposedBudget | null => {
  const cells = filledCells(grid, row)
  const sources = cells.flatMap(({ column, text }) => {
    const source = matchField<BudgetColumn>(budget, text) ? null : recogniseFundSource(text)
    return source ? [{ column, source, text }] : []
  })
  const names = new Set(sources.map(({ text }) => text))
  if (names.size < 2 || cells.length - sources.length > 2) return null
  // 转移支付名称 | 县级教育补助资金 names a project: money is what it is about.
  if (recogniseHeadRow(grid, row).some(({ label }) => label !== 'other' && label !== 'perhaps')) return null
  const header = { row, sources }
  const [below] = filledRowsBelow(grid, row, 1)
  return below !== undefined && transposedRow(grid, below, header) !== null ? header : null
})

/** The amounts of one row by source, e.g. all 全年预算数; null where the row is no part of the block. */
export function transposedRow(
  grid: Grid,
  row: number,
  { sources }: TransposedBudget,
): { field: BudgetColumn; cells: Map<number, BudgetCell> } | null {
  const columns = new Set(sources.map((source) => source.column))
  const labels = filledCells(grid, row).filter(({ column }) => !columns.has(column))
  const fields = labels.flatMap(({ text }) => matchField<BudgetColumn>(budget, text)?.field ?? [])
  const [field] = fields
  // Several names of amounts in one row head columns.
  if (!field || new Set(fields).size > 1) return null
  const cells = new Map<number, BudgetCell>()
  for (const column of columns) {
    const text = textAt(grid, row, column)
    if (!isBlank(text)) cells.set(column, { row, column, text })
  }
  return cells.size === 0 || [...cells.values()].some(({ text }) => isNumber(text)) ? { field, cells } : null
}

const isNumber = (text: string) => looksNumeric(text) || typeof readAmount(text, null) === 'object'

/** The lines of the block, one a source. */
export function transposedLines(
  header: TransposedBudget,
  rows: readonly NonNullable<ReturnType<typeof transposedRow>>[],
): BudgetRow[] {
  return header.sources.map(({ column, source, text }) => {
    const cells: Partial<Record<BudgetColumn, BudgetCell[]>> = {}
    for (const { field, cells: found } of rows) {
      const cell = found.get(column)
      if (cell) cells[field] = [cell]
    }
    return { row: header.row, source, label: { column, text }, cells }
  })
}
