import { compareDecimal, Decimal } from '../decimal'
import { findingRule } from '../findings'
import type { DecimalString, Finding, Severity } from '../model'
import { SPOT_CHECK_WEIGHTS, type SpotCheckWeights } from './weights'

/** How many findings of one rule and severity a table has. */
export interface RuleTally {
  rule: string
  severity: Severity
  count: number
}

/** What the findings of one rule contribute to a table's sum: `counted × each = points`. */
export interface SpotCheckPart extends RuleTally {
  /** How many of them count: at most what the weights allow for one table. */
  counted: number
  each: DecimalString
  points: DecimalString
}

/** 抽查建议: how strongly one table asks to be looked at, and why. */
export interface SpotCheck {
  points: DecimalString
  /** The summands, the largest first. */
  parts: SpotCheckPart[]
}

const GRAVITY: Record<Severity, number> = { error: 2, warning: 1, note: 0 }

/** The findings of a table by rule and severity, in the order in which they come. */
export function tallyFindings(findings: readonly Pick<Finding, 'rule' | 'severity'>[]): RuleTally[] {
  const tallies = new Map<string, RuleTally>()
  for (const { rule, severity } of findings) {
    const key = `${rule} ${severity}`
    const known = tallies.get(key)
    if (known) known.count++
    else tallies.set(key, { rule, severity, count: 1 })
  }
  return [...tallies.values()]
}

function part(tally: RuleTally, weights: SpotCheckWeights): SpotCheckPart {
  const weight = Object.hasOwn(weights.rules, tally.rule) ? weights.rules[tally.rule] : undefined
  if (!weight)
    throw new Error(`抽查权重中没有规则 ${tally.rule}。 / No spot-check weight for the rule ${tally.rule}.`)
  // A finding that is softer than its rule rests on an assumption, and counts little.
  const softened = GRAVITY[tally.severity] < GRAVITY[findingRule(tally.rule).severity]
  const each =
    softened && compareDecimal(weights.softened.points, weight.points) < 0
      ? weights.softened.points
      : weight.points
  const counted = Math.min(tally.count, weight.atMost)
  return { ...tally, counted, each, points: new Decimal(each).times(counted).toString() }
}

/**
 * The weighted sum of a table's findings, taken apart: Σ over rules of min(number, at most) × points. Exact decimals.
 * @throws Error when a finding's rule has no weight
 */
export function spotCheck(
  tallies: readonly RuleTally[],
  weights: SpotCheckWeights = SPOT_CHECK_WEIGHTS,
): SpotCheck {
  const parts = tallies
    .map((tally) => part(tally, weights))
    .sort(
      (a, b) =>
        compareDecimal(b.points, a.points) ||
        (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : GRAVITY[b.severity] - GRAVITY[a.severity]),
    )
  const points = parts.reduce((sum, { points }) => sum.plus(points), new Decimal(0)).toString()
  return { points, parts }
}
