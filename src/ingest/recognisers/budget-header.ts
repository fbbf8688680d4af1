import { isBlank } from '../blank'
import { looksNumeric, readAmount } from '../cell-number'
import { filledCells, filledRowsBelow, textAt, type Grid } from '../grid'
import { compact } from '../normalise'
import budget from '../synonyms/budget.json'
import type { BudgetColumn } from './budget-line'
import { mapColumns, type Columns } from './columns'
import { recogniseHeadRow } from './head'
import { recogniseTextRow } from './text-row'
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
  if (filledCells(grid, row).some(({ text }) => typeof readAmount(behindColon(text), null) === 'object'))
    return null
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

/** `实际支出：1198.36万元`: the amount beside a label may stand in its own cell. */
const behindColon = (text: string) => text.replace(/^[^:：]{2,20}[:：]/, '')

/** The same header once more. */
export function isSameHeader(grid: Grid, row: number, other: number): boolean {
  const texts = (at: number) => filledCells(grid, at).map(({ text }) => compact(text))
  return texts(row).join() === texts(other).join()
}

/** 收入来源 | 年初预算数 | …, or a heading 部门收入情况 of its own above the header. */
export function saysIncome(grid: Grid, row: number): boolean {
  const above = filledRowAbove(grid, row)
  const heading = above === null ? [] : filledCells(grid, above)
  const isHeading = heading.length === 1 && compact(heading[0]!.text).length <= 20
  const words = [...filledCells(grid, row), ...(isHeading ? heading : [])]
    .map(({ text }) => compact(text))
    .join()
  return words.includes('收入') && !/支出|收支|执行/.test(words)
}

/** A heading above a header (部门收入情况), or its upper row (年度收支（万元） | 收入 | 支出): labels of money, and no figure. */
export function isUpperHeading(grid: Grid, row: number): boolean {
  const cells = filledCells(grid, row)
  const [below] = filledRowsBelow(grid, row, 1)
  if (below === undefined || !recogniseBudgetHeader(grid, below)) return false
  return (
    cells.some(({ text }) => /收入|支出|收支|预算|资金|执行/.test(text)) &&
    cells.every(({ text }) => isHeading(text)) &&
    recogniseHeadRow(grid, row).length === 0 &&
    recogniseTextRow(grid, row) === null
  )
}

/** A year is no figure: 2023年预算安排. */
const isHeading = (text: string) =>
  compact(text).length <= 14 && !/\d/.test(compact(text).replace(/^(?:19|20)\d{2}年度?/, ''))

function filledRowAbove(grid: Grid, row: number): number | null {
  for (let above = row - 1; above >= 0; above--) if (filledCells(grid, above).length > 0) return above
  return null
}

function isAdjusted(grid: Grid, row: number, column: number): boolean {
  return /调整/.test(textAt(grid, row, column))
}

function holdsNumbers(grid: Grid, header: number, column: number): boolean {
  return filledRowsBelow(grid, header, LOOKED_AT).some((row) => {
    const text = textAt(grid, row, column)
    return !isBlank(text) && looksNumeric(text)
  })
}
