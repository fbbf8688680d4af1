import { isBlank } from '../blank'
import { filledCells, textAt, type Grid } from '../grid'
import { looksNumeric } from '../cell-number'
import { compact, labelText } from '../normalise'
import { fieldOfColumn, type Columns } from './columns'
import type { BudgetCell, BudgetColumn, BudgetRow } from './budget-line'
import type { BudgetHeader } from './budget-header'
import { isExpenditure, recogniseFundSource } from './fund-source'

/** True where any amount, rate or score stands under the header. */
export function hasBudgetNumbers(grid: Grid, row: number, columns: Columns<BudgetColumn>): boolean {
  return filledCells(grid, row).some(
    ({ column, text }) =>
      fieldOfColumn(columns, column) !== null && !isBlank(text) && /^[¥$]?-?[\d.,]+/.test(compact(text)),
  )
}

/** What a row under a budget header is: a line of a source, a split of the spending (not of its sources), or neither. */
export type BudgetRowFound = BudgetRow | 'spending' | null

/**
 * A row of the block by its label, which may stand in any column that is not one of numbers; the label nearest to the
 * numbers wins over merged cells repeated at the left, and a label inside a merged heading (`预算数 | 1300` under
 * 预算安排情况) comes last. A first row without any label is the total.
 */
export function recogniseBudgetRow(
  grid: Grid,
  row: number,
  header: BudgetHeader,
  isFirst: boolean,
): BudgetRowFound {
  const { columns } = header
  const cells = filledCells(grid, row)
  const outside = cells.filter(({ column }) => fieldOfColumn(columns, column) === null)
  const inside = cells.filter(({ column }) => fieldOfColumn(columns, column) !== null)
  const hasNumbers = hasBudgetNumbers(grid, row, columns)
  const line = (source: BudgetRow['source'], label: BudgetRow['label']): BudgetRow => ({
    row,
    source,
    label,
    cells: cellsUnder(grid, row, columns, label?.column ?? null),
  })
  for (const label of [...outside.reverse(), ...inside]) {
    if (isExpenditure(label.text)) return 'spending'
    const source = recogniseFundSource(label.text)
    if (source && (hasNumbers || isBareLabel(label.text))) return line(source, label)
  }
  // A number outside stands under a header that is none of ours (结转结余).
  const unnamed = outside.every(
    ({ text }) => isBlank(text) || isSideLabel(text, header) || looksNumeric(text),
  )
  return isFirst && unnamed && hasNumbers ? line('total', null) : null
}

/** A label without numbers beside it is a line of the form left blank; a sentence that mentions money is not. */
function isBareLabel(text: string): boolean {
  // `纳入专户管理的非税收入拨款：0`: the amount behind a colon is no part of the label.
  const label = labelText(text).replace(/:.*$/s, '')
  return label.length <= 14 && !/[。，；,;]/.test(text)
}

/** The label of the whole block, repeated by the export in each of its rows. */
function isSideLabel(text: string, header: BudgetHeader): boolean {
  return header.side.includes(compact(text))
}

function cellsUnder(
  grid: Grid,
  row: number,
  columns: Columns<BudgetColumn>,
  label: number | null,
): BudgetRow['cells'] {
  const found: Partial<Record<BudgetColumn, BudgetCell[]>> = {}
  for (const [field, span] of Object.entries(columns) as [
    BudgetColumn,
    { column: number; until: number },
  ][]) {
    const cells: BudgetCell[] = []
    for (let column = span.column; column < span.until; column++) {
      const text = textAt(grid, row, column)
      if (text !== '' && column !== label) cells.push({ row, column, text, own: column === span.column })
    }
    found[field] = cells
  }
  return found
}

/** A second header row under merged headings (`小计 | 财政拨款 | 其他资金`): names under the columns and no numbers. */
export function isBudgetSubHeader(grid: Grid, row: number, header: BudgetHeader): boolean {
  const cells = filledCells(grid, row).filter(({ column }) => fieldOfColumn(header.columns, column) !== null)
  return (
    cells.length > 1 &&
    cells.every(
      ({ text }) =>
        recogniseFundSource(text) !== null ||
        isExpenditure(text) ||
        /^(?:小计|金额|数额|[A-Z]|\([\dA-Z=/÷+-]+\))$/.test(compact(text)),
    )
  )
}

/**
 * `小计 | 财政拨款 | 其他资金` under 全年预算数 and again under 全年执行数: the sources of a total, which stand in its own row.
 * @param subHeader the row that names the sources
 */
export function linesUnder(
  grid: Grid,
  subHeader: number,
  row: number,
  columns: Columns<BudgetColumn>,
): BudgetRow[] {
  const lines = new Map<string, BudgetRow>()
  for (const { column, text } of filledCells(grid, subHeader)) {
    const field = fieldOfColumn(columns, column)
    const source = recogniseFundSource(text)
    const amount = textAt(grid, row, column)
    if (!field || !source || source === 'total' || amount === '') continue
    const name = compact(text)
    if (!lines.has(name)) lines.set(name, { row, source, label: { column, text }, cells: {} })
    lines.get(name)!.cells[field] = [{ row, column, text: amount }]
  }
  // The label stands above: the line itself has none.
  return [...lines.values()]
}

/** Points that stand in the header only: `得分 (20分*执行率)`, `预算执行情况（10分）`. */
export function weightInHeader(grid: Grid, header: BudgetHeader): BudgetCell | null {
  for (const { column, text } of filledCells(grid, header.row)) {
    const points = /\((?:满分|权重|分值)?(\d+(?:\.\d+)?)分(?:[*×xX]执行率)?\)/.exec(compact(text))
    if (points) return { row: header.row, column, text: points[1]! }
  }
  return null
}
