import { percentRate, type BudgetLine, type FundSource } from '@/engine'
import { isBlank, isInstruction } from '../blank'
import {
  asPercent,
  readAmount,
  readPercent,
  readPoints,
  type AmountUnit,
  type CellNumber,
} from '../cell-number'
import type { FormSink } from '../form-sink'
import { filledCells, placeOf, textAt, type Grid } from '../grid'
import { compact } from '../normalise'
import { fieldOfColumn, type Columns } from './columns'
import type { BudgetColumn, BudgetHeader } from './budget-header'
import { recogniseFundSource } from './fund-source'

/** A row of a budget block, before its numbers are read: which source, and where the label stands. */
export interface BudgetRow {
  row: number
  source: FundSource
  label: { column: number; text: string } | null
}

const AMOUNTS = ['initialBudget', 'adjustedBudget', 'executed'] as const

/** True where any amount, rate or score stands under the header. */
export function hasBudgetNumbers(grid: Grid, row: number, columns: Columns<BudgetColumn>): boolean {
  return filledCells(grid, row).some(
    ({ column, text }) =>
      fieldOfColumn(columns, column) !== null && !isBlank(text) && /\d/.test(compact(text)),
  )
}

/**
 * A row of the block by its label, which may stand in any column that is not one of numbers; the label nearest to the
 * numbers wins over merged cells repeated at the left. A first row without any label is the total.
 */
export function recogniseBudgetRow(
  grid: Grid,
  row: number,
  header: BudgetHeader,
  isFirst: boolean,
): BudgetRow | null {
  const labels = filledCells(grid, row).filter(({ column }) => fieldOfColumn(header.columns, column) === null)
  for (const label of labels.reverse()) {
    const source = recogniseFundSource(label.text)
    if (source) return { row, source, label }
  }
  const unnamed = labels.every(({ text }) => isBlank(text))
  return isFirst && unnamed && hasBudgetNumbers(grid, row, header.columns)
    ? { row, source: 'total', label: null }
    : null
}

/** A second header row under merged headings (`小计 | 财政拨款 | 其他资金`): names under the columns and no numbers. */
export function isBudgetSubHeader(grid: Grid, row: number, header: BudgetHeader): boolean {
  const cells = filledCells(grid, row).filter(({ column }) => fieldOfColumn(header.columns, column) !== null)
  return (
    cells.length > 0 &&
    cells.every(
      ({ text }) => recogniseFundSource(text) !== null || /^(?:小计|金额|数额)$/.test(compact(text)),
    )
  )
}

/** Points that stand in the header only: `得分 (20分*执行率)`, `预算执行情况（10分）`. */
export function weightInHeader(grid: Grid, header: BudgetHeader): { text: string; column: number } | null {
  for (const { column, text } of filledCells(grid, header.row)) {
    const points = /\((?:满分|权重|分值)?(\d+(?:\.\d+)?)分(?:[*×xX]执行率)?\)/.exec(compact(text))
    if (points) return { text: points[1]!, column }
  }
  return null
}

/** Reads the numbers of one row; a malformed number becomes null and a reject. */
export function readBudgetRow(
  grid: Grid,
  { row, source, label }: BudgetRow,
  header: BudgetHeader,
  unit: AmountUnit | null,
  sink: FormSink,
): BudgetLine {
  const cells: BudgetLine['cells'] = {}
  if (label) cells.label = placeOf(grid, row, label.column)
  const read = <R extends CellNumber | ReturnType<typeof readPercent>>(
    field: BudgetColumn,
    parse: (text: string) => R,
  ): Exclude<R, 'blank' | 'malformed'> | null => {
    const span = header.columns[field]
    if (!span) return null
    for (let column = span.column; column < span.until; column++) {
      const text = textAt(grid, row, column)
      if (isBlank(text) || isInstruction(text) || column === label?.column) continue
      const number = parse(text)
      // A blank header column beside a number column may hold remarks: only its own column must be a number.
      if (number === 'malformed' && column === span.column) sink.malformed(row, column, text, field)
      if (number === 'blank' || number === 'malformed') {
        if (column === span.column) return null
        continue
      }
      cells[field] = placeOf(grid, row, column)
      return number as Exclude<R, 'blank' | 'malformed'>
    }
    return null
  }
  const [initialBudget, adjustedBudget, executed] = AMOUNTS.map(
    (field) => read(field, (text) => readAmount(text, unit))?.value ?? null,
  ) as [string | null, string | null, string | null]
  let weight = read('weight', readPoints)?.value ?? null
  const reportedScore = read('reportedScore', readPoints)?.value ?? null
  const reviewedScore = read('reviewedScore', readPoints)?.value
  const rate = read('reportedRate', readPercent)
  if (source === 'total' && weight === null) {
    const stated = weightInHeader(grid, header)
    if (stated) {
      weight = stated.text
      cells.weight = placeOf(grid, header.row, stated.column)
    }
  }
  const expected = percentRate(executed, adjustedBudget) ?? percentRate(reportedScore, weight)
  const reportedRate = rate ? asPercent(rate.value, rate.percentSign, expected) : null
  return {
    fundSource: source,
    label: label?.text ?? '',
    initialBudget,
    adjustedBudget,
    executed,
    reportedRate,
    weight,
    reportedScore,
    ...(reviewedScore !== undefined && { reviewedScore }),
    cells,
  }
}
