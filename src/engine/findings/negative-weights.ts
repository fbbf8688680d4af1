import { compareDecimal, plain } from '../decimal'
import type { CellRef, DecimalString, Finding, ScoredEvaluation, ScoredIndicator } from '../model'
import { finding, totalLine } from './finding'

const isNegative = (weight: DecimalString | null): weight is DecimalString =>
  weight !== null && compareDecimal(weight, '0') < 0

const negative = (zh: string, en: string, weight: DecimalString, cell: CellRef | undefined) =>
  finding(
    'weights.negative',
    `${zh}的分值是 ${plain(weight)}，小于 0，不能计分；请核对原表`,
    `${en} carries ${plain(weight)} points, below 0, and cannot be scored; check the table`,
    [cell],
  )

/** Rows that carry less than 0 points: no rule can score them, so each is said with its cell. */
export function negativeWeights(
  evaluation: ScoredEvaluation,
  points: readonly Pick<ScoredIndicator, 'weight'>[],
): Finding[] {
  const found: Finding[] = []
  const line = totalLine(evaluation)
  if (line && isNegative(line.weight))
    found.push(negative('预算执行一行', 'The budget line', line.weight, line.cells.weight))
  for (const [index, { weight }] of points.entries()) {
    if (!isNegative(weight)) continue
    const { level3, cells } = evaluation.indicators[index]!
    found.push(negative(`“${level3}”`, `“${level3}”`, weight, cells.weight))
  }
  return found
}
