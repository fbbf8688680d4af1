import { isBlank } from '../blank'
import { readAmount, readPercent } from '../cell-number'
import { filledCells, type Grid } from '../grid'
import { labelText } from '../normalise'
import { matchField } from '../synonyms'
import budget from '../synonyms/budget.json'
import { recogniseFundSource } from './fund-source'
import type { BudgetCell, BudgetColumn, BudgetRow } from './budget-line'

const AMOUNTS: ReadonlySet<BudgetColumn> = new Set(['initialBudget', 'adjustedBudget', 'executed'])
const MONEY: ReadonlySet<BudgetColumn> = new Set([...AMOUNTS, 'reportedRate'])

/**
 * Amounts that stand beside their labels instead of under a header (`全年预算数（元） | 3,420,000.00 | 预算执行率（%） | 95.05`,
 * or one below the other): the total of a form without sources. Null where the row has no such pair.
 *
 * @param open the lines above are such pairs: then 分值 and 得分 beside their numbers belong to them
 */
export function recogniseBudgetPairs(grid: Grid, row: number, open: boolean): BudgetRow['cells'] | null {
  const cells = filledCells(grid, row)
  const found: Partial<Record<BudgetColumn, BudgetCell[]>> = {}
  let hasMoney = false
  cells.forEach(({ column, text }, i) => {
    const inline = /^([^:：]{2,20})[:：]\s*(\S.*)$/s.exec(text)
    const label = inline ? inline[1]! : text
    const value = inline
      ? { column, text: inline[2]! }
      : cells.slice(i + 1).find((cell) => cell.text !== text)
    const field = fieldOf(label)
    if (!field || found[field] || !value || !isNumber(field, value.text)) return
    found[field] = [{ row, column: value.column, text: value.text }]
    hasMoney ||= MONEY.has(field)
  })
  return hasMoney || (open && Object.keys(found).length > 0) ? found : null
}

/** 预算执行 heads a block elsewhere; beside an amount it is what was executed. */
function fieldOf(label: string): BudgetColumn | undefined {
  return /^预算执行额?$/.test(labelText(label)) ? 'executed' : matchField<BudgetColumn>(budget, label)?.field
}

function isNumber(field: BudgetColumn, text: string): boolean {
  if (isBlank(text)) return false
  return (
    typeof (AMOUNTS.has(field) ? readAmount(text, null) : readPercent(text.replace(/分$/, ''))) === 'object'
  )
}

/**
 * `其中：财政拨款 | 180 | 其中：财政拨款 | 170` below `预算数： | 200 | 执行数： | 190`: the same source beside each of its amounts, in
 * the columns of the amounts above.
 */
export function recognisePairedSource(grid: Grid, row: number, above: BudgetRow['cells']): BudgetRow | null {
  const cells = filledCells(grid, row)
  const labels = cells.flatMap((cell) => {
    const source = recogniseFundSource(cell.text)
    return source ? [{ ...cell, source }] : []
  })
  const [label] = labels
  if (!label || labels.some(({ source }) => source !== label.source)) return null
  const columns = new Map(
    [...AMOUNTS].flatMap((field) => {
      const cell = above[field]?.[0]
      return cell ? [[cell.column, field] as const] : []
    }),
  )
  const found: Partial<Record<BudgetColumn, BudgetCell[]>> = {}
  for (const { column, text } of cells) {
    if (labels.some((one) => one.column === column)) continue
    const field = columns.get(column)
    if (!field && !isBlank(text)) return null
    if (field) found[field] = [{ row, column, text }]
  }
  return { row, source: label.source, label: { column: label.column, text: label.text }, cells: found }
}
