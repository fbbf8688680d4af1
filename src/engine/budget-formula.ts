import { Decimal, plain } from './decimal'
import type { Bilingual, DecimalString } from './model'
import type { BudgetFormula } from './scheme'

/** An execution rate as an exact fraction: `part ÷ whole` is 1 at 100 %; `whole` above 0. */
export interface Rate {
  part: Decimal
  whole: Decimal
}

/** How many whole (or begun) steps the rate is below full; never below 0. */
function stepsBelow({ part, whole }: Rate, formula: Extract<BudgetFormula, { type: 'steps' }>): Decimal {
  const below = new Decimal(formula.full).times(whole).minus(part.times(100))
  if (below.lessThanOrEqualTo(0)) return new Decimal(0)
  const step = new Decimal(formula.every).times(whole)
  const steps = below.divToInt(step)
  return formula.partial === 'counts' && steps.times(step).lessThan(below) ? steps.plus(1) : steps
}

type Knot = Extract<BudgetFormula, { type: 'piecewise' }>['knots'][number]

/** The two knots that the rate lies between; one of them null before the first and from the last on. */
function around(rate: Rate, knots: readonly Knot[]): [Knot | null, Knot | null] {
  const percent = rate.part.times(100)
  const next = knots.findIndex((knot) => percent.lessThan(rate.whole.times(knot.rate)))
  return next < 0 ? [knots.at(-1)!, null] : [knots[next - 1] ?? null, knots[next]!]
}

/**
 * The points of a rate before they are rounded: multiplied first, divided once; at most the weight, never below 0.
 */
export function pointsOfRate(rate: Rate, weight: DecimalString, formula: BudgetFormula): Decimal {
  const { part, whole } = rate
  const points = new Decimal(weight)
  return Decimal.max(0, Decimal.min(points, raw()))

  function raw(): Decimal {
    switch (formula.type) {
      case 'linear':
        return points.times(part).div(whole)
      case 'threshold':
        return points.times(part).times(100).div(whole.times(formula.threshold))
      case 'steps':
        return points.minus(stepsBelow(rate, formula).times(formula.points))
      case 'piecewise': {
        const [from, to] = around(rate, formula.knots)
        if (!from || !to) return points.times((from ?? to)!.share).div(100)
        const width = new Decimal(to.rate).minus(from.rate).times(whole)
        const gone = part.times(100).minus(whole.times(from.rate))
        const rise = new Decimal(to.share).minus(from.share)
        const share = rise.times(gone).plus(width.times(from.share))
        return points.times(share).div(width.times(100))
      }
    }
  }
}

/**
 * The formula with the numbers in it, e.g. `56.76 % ÷ 90 % × 10 = 6.31`, or why the points are full.
 * @param shown the rate in percent as it stands in the formula: a number, or the quotient where the rounded rate would lead
 * elsewhere
 */
export function formulaText(
  rate: Rate,
  shown: string,
  weight: DecimalString,
  score: DecimalString,
  formula: BudgetFormula,
): Bilingual {
  const points = plain(weight)
  const same = (text: string): Bilingual => ({ zh: text, en: text })
  const full = (limit: DecimalString): Bilingual => ({
    zh: `${shown} ≥ ${plain(limit)} %，得满分 ${points}`,
    en: `${shown} ≥ ${plain(limit)} %, full marks ${points}`,
  })
  const reached = (limit: DecimalString) => rate.part.times(100).greaterThanOrEqualTo(rate.whole.times(limit))
  if (rate.part.isNegative() && formula.type !== 'steps')
    return { zh: `${shown} 低于 0，得 0 分`, en: `${shown} is below 0: no points` }
  switch (formula.type) {
    case 'linear':
      return reached('100') ? full('100') : same(`${shown} × ${points} = ${score}`)
    case 'threshold':
      if (reached(formula.threshold)) return full(formula.threshold)
      return same(`${shown} ÷ ${plain(formula.threshold)} % × ${points} = ${score}`)
    case 'steps': {
      if (reached(formula.full)) return full(formula.full)
      const steps = plain(stepsBelow(rate, formula))
      const off = `${points} − ${steps} × ${plain(formula.points)} = ${score}`
      const floor = pointsOfRate(rate, weight, formula).isZero()
      return {
        zh: `${shown}，比 ${plain(formula.full)} % 每低 ${plain(formula.every)} % 扣 ${plain(formula.points)} 分，计 ${steps} 档：${off}${floor ? '（扣完为止）' : ''}`,
        en: `${shown}; each ${plain(formula.every)} % below ${plain(formula.full)} % costs ${plain(formula.points)}, ${steps} steps: ${off}${floor ? ' (nothing is left)' : ''}`,
      }
    }
    case 'piecewise': {
      const [from, to] = around(rate, formula.knots)
      if (!from || !to) return same(`${plain((from ?? to)!.share)} % × ${points} = ${score}`)
      const slope = `(${plain(to.share)} − ${plain(from.share)}) × (${shown.replace(/ ?%$/, '')} − ${plain(from.rate)}) ÷ (${plain(to.rate)} − ${plain(from.rate)})`
      return same(`(${plain(from.share)} + ${slope}) % × ${points} = ${score}`)
    }
  }
}
