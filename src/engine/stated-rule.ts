import { parseDecimal } from './decimal'
import type { DecimalString } from './model'
import type { BudgetFormula } from './scheme'

/** A rule for the budget line that a form prints in its header or row. */
export interface StatedRule {
  /** The points that the rule names; null where it only says 分值. */
  weight: DecimalString | null
  formula: BudgetFormula
}

const NUMBER = String.raw`(\d+(?:\.\d+)?)`
const RATE = String.raw`(?:预算|资金)?执行率(?:B/A|\(B/A\))?`
const PERCENT = `${NUMBER}%`
const POINTS = String.raw`(?:${NUMBER}分?|(?:该|本)?(?:项|指标)?(?:分值|权重)(?:\(${NUMBER}分?\))?)`

const PATTERNS: readonly RegExp[] = [
  new RegExp(`${POINTS}[*×xX]${RATE}(?:/${PERCENT})?`),
  new RegExp(`${RATE}(?:/${PERCENT})?[*×xX]${POINTS}`),
]

/**
 * Reads a rule as forms print it: `得分（20分*执行率）`, `执行率*该指标分值`, `执行率÷90%×10分`.
 * @returns null for any text that is no such rule
 */
export function readStatedRule(text: string): StatedRule | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s“”"]/g, '')
    .replaceAll('÷', '/')
    .replaceAll('∗', '*')
  const [first, second] = PATTERNS.map((pattern) => pattern.exec(plain))
  if (!first && !second) return null
  const [points, inBrackets, threshold] = first
    ? [first[1], first[2], first[3]]
    : [second![2], second![3], second![1]]
  const weight = points ?? inBrackets
  const limit = threshold === undefined ? '100' : parseDecimal(threshold)
  if (limit === null || limit === '0') return null
  return {
    weight: weight === undefined ? null : parseDecimal(weight),
    formula: limit === '100' ? { type: 'linear' } : { type: 'threshold', threshold: limit },
  }
}
