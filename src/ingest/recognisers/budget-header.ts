import { isBlank } from '../blank'
import { looksNumeric, readAmount } from '../cell-number'
import { filledCells, filledRowsBelow, textAt, type Grid } from '../grid'
import { compact } from '../normalise'
import budget from '../synonyms/budget.json'
import type { BudgetColumn } from './budget-line'
import { mapColumns, type Columns } from './columns'
import { onceARow } from '../once-a-row'

export interface BudgetHeader {
  row: number
  columns: Columns<BudgetColumn>
  /** Texts of the header that name no column (项目资金（万元）), as they are compared. */
  side: readonly string[]
  /** Headers whose meaning was inferred. */
  guessed: readonly string[]
}

const MONEY = ['initialBudget', 'adjustedBudget', 'executed', 'reportedRate'] as const

/** How many rows below a header tell which of two columns of one name holds the numbers. */
const LOOKED_AT = 6

/** A row that names at least two of 年初预算数, 全年预算数, 全年执行数, 执行率, and so heads a budget block. */
export const recogniseBudgetHeader = onceARow((grid, row): BudgetHeader | null => {
  const { columns, unknown, again, guessed } = mapColumns<BudgetColumn>(grid, [row], budget)
  // A row of labels with their numbers beside them heads nothing.
  if (filledCells(grid, row).some(({ text }) => typeof readAmount(text, null) === 'object')) return null
  const money = MONEY.filter((field) => columns[field]).length
  if (money < 2 || (!columns.executed && !columns.adjustedBudget)) return null
  const side = unknown.map(({ text }) => compact(text))
  for (const { field, span } of again) {
    const chosen = columns[field]!
    // 预算执行率 | … | 预算执行率（%）: the first is the name of the block.
    if (!holdsNumbers(grid, row, chosen.column) && holdsNumbers(grid, row, span.column)) {
      side.push(compact(textAt(grid, row, chosen.column)))
      columns[field] = span
    } else if (field === 'adjustedBudget' && !columns.initialBudget && isAdjusted(grid, row, chosen.column)) {
      // 预算数 | 调整数 | 决算数: beside an adjusted budget the plain one is that of the beginning of the year.
      columns.initialBudget = span
    }
  }
  return { row, columns, side, guessed }
})

function isAdjusted(grid: Grid, row: number, column: number): boolean {
  return /调整/.test(textAt(grid, row, column))
}

function holdsNumbers(grid: Grid, header: number, column: number): boolean {
  return filledRowsBelow(grid, header, LOOKED_AT).some((row) => {
    const text = textAt(grid, row, column)
    return !isBlank(text) && looksNumeric(text)
  })
}
