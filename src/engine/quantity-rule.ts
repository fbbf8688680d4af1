import { compareDecimal, Decimal, plain } from './decimal'
import type { Bilingual, DecimalString, Indicator } from './model'
import { undecided, type Outcome } from './outcome'
import type { Scheme } from './scheme'
import { convert } from './units'
import { showQuantity, type Quantity } from './value'

/** Whether less is better: by the operator, else by the words that the scheme lists. */
export function lessIsBetter(target: Quantity, name: string, scheme: Scheme): boolean {
  if (target.operator === '<=' || target.operator === '<') return true
  // 下降5%: the fall is what is wanted, whatever falls.
  if (target.operator !== null || target.change === '减') return false
  return lessIsBetterByName(name, scheme)
}

/** Whether the words that the scheme lists say so of an indicator of that name. */
export function lessIsBetterByName(name: string, scheme: Scheme): boolean {
  return scheme.quantity.lessIsBetter.some((word) => name.includes(word))
}

/** Whether the target is met: `>` and `<` are strict. */
export function isMet(target: Quantity, actual: DecimalString, negative: boolean): boolean {
  const order = compareDecimal(actual, target.value)
  if (target.operator === '>') return order > 0
  if (target.operator === '<') return order < 0
  return negative ? order <= 0 : order >= 0
}

/** 偏差度: shortfall, not distance: met → 0.00, else (actual − target) ÷ target in percent. */
function deviationOf(target: DecimalString, actual: DecimalString, met: boolean): DecimalString | null {
  if (met) return '0.00'
  if (new Decimal(target).isZero()) return null
  return new Decimal(actual).minus(target).times(100).div(target).toFixed(2, Decimal.ROUND_HALF_UP)
}

/**
 * weight × part ÷ whole, multiplied first, divided once; never above the weight, never below 0. Nothing where `whole` is
 * 0: a target of 0 that is missed.
 */
export function proportion(weight: DecimalString, part: DecimalString, whole: DecimalString): Decimal {
  const divisor = new Decimal(whole)
  if (divisor.isZero()) return new Decimal(0)
  return clamp(new Decimal(weight).times(part).div(divisor), weight)
}

function clamp(points: Decimal, weight: DecimalString): Decimal {
  if (points.isNegative()) return new Decimal(0)
  return points.greaterThan(weight) ? new Decimal(weight) : points
}

interface Missed {
  exact: Decimal
  ruleId: string
  /** The right side of the formula, without the result. */
  formula: string
}

/** What a missed target is worth under the scheme's rule for its direction. */
function missedBy(
  target: DecimalString,
  actual: DecimalString,
  weight: DecimalString,
  negative: boolean,
  unit: string | null,
  scheme: Scheme,
): Missed {
  const rule = negative ? scheme.quantity.less : scheme.quantity.more
  const [t, a, w] = [showQuantity(target, unit), showQuantity(actual, unit), plain(weight)]
  switch (rule) {
    case 'all-or-nothing':
      return { exact: new Decimal(0), ruleId: 'quantity.all-or-nothing', formula: `0 × ${w}` }
    case 'proportion':
      return {
        exact: proportion(weight, actual, target),
        ruleId: 'quantity.proportion',
        formula: `${a} ÷ ${t} × ${w}`,
      }
    case 'inverse-proportion':
      return {
        exact: proportion(weight, target, actual),
        ruleId: 'quantity.inverse-proportion',
        formula: `${t} ÷ ${a} × ${w}`,
      }
    case 'excess': {
      const rest = new Decimal(target).times(2).minus(actual)
      return {
        exact: proportion(weight, Decimal.max(rest, 0).toString(), target),
        ruleId: 'quantity.excess',
        formula: `(${t} × 2 − ${a}) ÷ ${t} × ${w}`,
      }
    }
  }
}

/** 指标偏离: points off where an actual is far above its target, only where the scheme has that rule in force. */
function overAchieved(target: Quantity, actual: DecimalString, weight: DecimalString, scheme: Scheme) {
  const rule = scheme.quantity.overAchievement
  if (!rule?.applies || new Decimal(target.value).lessThanOrEqualTo(0)) return null
  const reached = new Decimal(actual)
    .times(100)
    .greaterThanOrEqualTo(new Decimal(target.value).times(rule.from))
  if (!reached) return null
  return { exact: clamp(new Decimal(weight).minus(rule.points), weight), rule }
}

/**
 * Target and actual are both quantities: met → full weight; missed → by the scheme's rule for the direction, as a rule in
 * proportion (财预〔2020〕10号).
 */
export function byQuantity(
  target: Quantity,
  actual: Quantity,
  indicator: Pick<Indicator, 'level3' | 'weight'>,
  scheme: Scheme,
): Outcome {
  const inTargetUnit = convert(actual.value, actual.unit, target.unit)
  const shownTarget = showQuantity(target.value, target.unit)
  const shownActual = showQuantity(actual.value, actual.unit ?? target.unit)
  if (inTargetUnit === null)
    return undecided(
      'manual.units',
      `指标值的单位是“${target.unit}”，完成值的单位是“${actual.unit}”，不能换算，需人工判定`,
      `The target is in ${target.unit}, the actual in ${actual.unit}; they do not convert, a person must decide`,
    )
  const negative = lessIsBetter(target, indicator.level3, scheme)
  const met = isMet(target, inTargetUnit, negative)
  const deviation = deviationOf(target.value, inTargetUnit, met)
  const { weight } = indicator
  if (weight === null)
    return {
      ...undecided(
        'manual.no-weight',
        '没有写明分值，不能计分',
        'No weight is stated; nothing can be scored',
      ),
      deviation,
    }
  const round = (exact: Decimal) =>
    exact.toDecimalPlaces(scheme.scoreDigits, Decimal.ROUND_HALF_UP).toString()
  if (met) {
    const over = negative ? null : overAchieved(target, inTargetUnit, weight, scheme)
    if (over) {
      const score = round(over.exact)
      const off = `${plain(weight)} − ${plain(over.rule.points)} = ${score}`
      return {
        ruleId: 'quantity.over-achieved',
        score,
        exact: over.exact,
        deviation,
        explanation: {
          zh: `${shownActual} 达到 ${shownTarget} 的 ${plain(over.rule.from)}%，指标偏离扣分：${off}`,
          en: `${shownActual} is ${plain(over.rule.from)} % of ${shownTarget} or more, points off for deviation: ${off}`,
        },
      }
    }
    return { ruleId: 'quantity.met', score: plain(weight), deviation, explanation: metText() }
  }
  const unit = target.unit ?? actual.unit
  const { exact, ruleId, formula } = missedBy(target.value, inTargetUnit, weight, negative, unit, scheme)
  const score = round(exact)
  return { ruleId, score, exact, deviation, explanation: missedText(`${formula} = ${score}`) }

  function metText(): Bilingual {
    const sign = target.operator === '>' || target.operator === '<' ? target.operator : negative ? '≤' : '≥'
    const converted =
      actual.unit === null || target.unit === null || actual.unit === target.unit
        ? shownActual
        : `${shownActual} = ${showQuantity(inTargetUnit!, target.unit)}`
    return {
      zh: `${converted} ${sign} ${shownTarget}，达到目标，得满分 ${plain(weight!)}`,
      en: `${converted} ${sign} ${shownTarget}: target met, full marks ${plain(weight!)}`,
    }
  }

  function missedText(sum: string): Bilingual {
    if (new Decimal(target.value).isZero())
      return {
        zh: `目标是 ${shownTarget}，实际 ${shownActual}，未达目标，得 0 分`,
        en: `The target is ${shownTarget}, the actual ${shownActual}: missed, no points`,
      }
    if (new Decimal(inTargetUnit!).isNegative())
      return {
        zh: `完成值 ${shownActual} 低于 0，未达目标，得 0 分`,
        en: `The actual ${shownActual} is below 0: missed, no points`,
      }
    return scheme.quantity[negative ? 'less' : 'more'] === 'all-or-nothing'
      ? { zh: `未达目标，不得分：${sum}`, en: `Target missed, no points: ${sum}` }
      : { zh: `未达目标，按比例计分：${sum}`, en: `Target missed, in proportion: ${sum}` }
  }
}
