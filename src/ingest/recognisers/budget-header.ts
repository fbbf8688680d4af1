import type { Grid } from '../grid'
import budget from '../synonyms/budget.json'
import { mapColumns, type Columns } from './columns'

export type BudgetColumn = keyof typeof budget

export interface BudgetHeader {
  row: number
  columns: Columns<BudgetColumn>
}

const MONEY = ['initialBudget', 'adjustedBudget', 'executed', 'reportedRate'] as const

/** A row that names at least two of 年初预算数, 全年预算数, 全年执行数, 执行率, and so heads a budget block. */
export function recogniseBudgetHeader(grid: Grid, row: number): BudgetHeader | null {
  const { columns } = mapColumns<BudgetColumn>(grid, [row], budget)
  const money = MONEY.filter((field) => columns[field]).length
  return money >= 2 && (columns.executed || columns.adjustedBudget) ? { row, columns } : null
}
