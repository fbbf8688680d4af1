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
import { placeOf, type Grid } from '../grid'
import { compact } from '../normalise'
import { matchField } from '../synonyms'
import budget from '../synonyms/budget.json'
import { isExpenditure, recogniseFundSource } from './fund-source'

export type BudgetColumn = keyof typeof budget

/** One cell of a budget block. 0-based. */
export interface BudgetCell {
  row: number
  column: number
  text: string
  /** False for a cell beside the field's own column, under a heading that spans both: there remarks may stand. */
  own?: boolean
}

/**
 * A line of a budget block before its numbers are read, however the block is laid out: which source, where its label
 * stands, and for each field the cells in which its number may stand, the likeliest first.
 */
export interface BudgetRow {
  row: number
  source: FundSource
  label: { column: number; text: string } | null
  cells: Partial<Record<BudgetColumn, readonly BudgetCell[]>>
}

const AMOUNTS = ['initialBudget', 'adjustedBudget', 'executed'] as const

/** Labels and sub-headings that stand among the numbers: `其中：基本支出：800`, `到位数`. */
function isWords(text: string): boolean {
  const cell = compact(text)
  if (/\p{Script=Han}{2,}:/u.test(cell)) return true
  return (
    !/\d/.test(cell) &&
    (matchField<BudgetColumn>(budget, text) !== null ||
      recogniseFundSource(text) !== null ||
      isExpenditure(text))
  )
}

/**
 * Reads the numbers of one line; a malformed number becomes null and a reject.
 * @param weightStated points that stand in the header only (`得分（20分*执行率）`); they are those of the total.
 */
export function readBudgetLine(
  grid: Grid,
  { row, source, label, cells: found }: BudgetRow,
  unit: AmountUnit | null,
  weightStated: BudgetCell | null,
  sink: FormSink,
): BudgetLine {
  const cells: BudgetLine['cells'] = {}
  if (label) cells.label = placeOf(grid, row, label.column)
  const read = <R extends CellNumber | ReturnType<typeof readPercent>>(
    field: BudgetColumn,
    parse: (text: string) => R,
  ): Exclude<R, 'blank' | 'malformed'> | null => {
    const candidates = (found[field] ?? []).filter(
      (cell) => !isBlank(cell.text) && !isInstruction(cell.text) && !isWords(cell.text),
    )
    for (const cell of candidates) {
      const number = parse(cell.text)
      if (number === 'blank' || number === 'malformed') continue
      cells[field] = placeOf(grid, cell.row, cell.column)
      return number as Exclude<R, 'blank' | 'malformed'>
    }
    const own = candidates[0]
    if (own && own.own !== false) sink.malformed(own.row, own.column, own.text, field)
    return null
  }
  const [initialBudget, adjustedBudget, executed] = AMOUNTS.map(
    (field) => read(field, (text) => readAmount(text, unit))?.value ?? null,
  ) as [string | null, string | null, string | null]
  let weight = read('weight', readPoints)?.value ?? null
  const reportedScore = read('reportedScore', readPoints)?.value ?? null
  const reviewedScore = read('reviewedScore', readPoints)?.value
  const rate = read('reportedRate', readPercent)
  if (source === 'total' && weight === null && weightStated) {
    weight = weightStated.text
    cells.weight = placeOf(grid, weightStated.row, weightStated.column)
  }
  const expected = percentRate(executed, adjustedBudget) ?? percentRate(reportedScore, weight)
  return {
    fundSource: source,
    label: label?.text ?? '',
    initialBudget,
    adjustedBudget,
    executed,
    reportedRate: rate ? asPercent(rate.value, rate.percentSign, expected) : null,
    weight,
    reportedScore,
    ...(reviewedScore !== undefined && { reviewedScore }),
    cells,
  }
}
