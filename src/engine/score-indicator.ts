import { compareDecimal, Decimal, plain } from './decimal'
import type { Bilingual, DecimalString, Indicator, ScoredIndicator, Verdict } from './model'
import { attainmentBand, type QualityBandHit } from './quality'
import type { Scheme } from './scheme'
import { convert } from './units'
import { parseValue, showQuantity, type Value } from './value'

/** What a rule says of one indicator: a score, or why none. */
interface Outcome {
  ruleId: string
  score: DecimalString | null
  /** The score before it is rounded, to compare with tables that keep fewer decimals. */
  exact?: Decimal
  deviation: DecimalString | null
  explanation: Bilingual
  /** Points between which no rule decides, where the band is known. */
  band?: QualityBandHit
}

type Quantity = Extract<Value, { kind: 'quantity' }>

const undecided = (ruleId: string, zh: string, en: string): Outcome => ({
  ruleId,
  score: null,
  deviation: null,
  explanation: { zh, en },
})

/** Whether less is better: by the operator, else by the words that the scheme lists. */
export function lessIsBetter(target: Quantity, name: string, scheme: Scheme): boolean {
  if (target.operator === '<=' || target.operator === '<') return true
  if (target.operator !== null) return false
  return scheme.quantity.lessIsBetter.some((word) => name.includes(word))
}

/** Whether the target is met: `>` and `<` are strict. */
export function isMet(target: Quantity, actual: DecimalString, negative: boolean): boolean {
  const order = compareDecimal(actual, target.value)
  if (target.operator === '>') return order > 0
  if (target.operator === '<') return order < 0
  return negative ? order <= 0 : order >= 0
}

function deviationOf(target: DecimalString, actual: DecimalString, met: boolean): DecimalString | null {
  if (met) return '0.00'
  if (new Decimal(target).isZero()) return null
  return new Decimal(actual).minus(target).times(100).div(target).toFixed(2, Decimal.ROUND_HALF_UP)
}

/**
 * Target and actual are both quantities: met → full weight; missed → in proportion (`actual ÷ target × weight`, for ≤
 * `target ÷ actual × weight`), never above the weight, never below 0 (财预〔2020〕10号).
 */
function byQuantity(target: Quantity, actual: Quantity, indicator: Indicator, scheme: Scheme): Outcome {
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
  if (met) {
    const sign = negative ? '≤' : '≥'
    return {
      ruleId: 'quantity.met',
      score: plain(weight),
      deviation,
      explanation: {
        zh: `${shownActual} ${sign} ${shownTarget}，达到目标，得满分 ${plain(weight)}`,
        en: `${shownActual} ${sign} ${shownTarget}: target met, full marks ${plain(weight)}`,
      },
    }
  }
  const [part, whole] = negative ? [target.value, inTargetUnit] : [inTargetUnit, target.value]
  const quotient = new Decimal(whole).isZero() ? new Decimal(0) : new Decimal(weight).times(part).div(whole)
  const exact = Decimal.max(0, Decimal.min(quotient, weight))
  const score = exact.toDecimalPlaces(scheme.scoreDigits, Decimal.ROUND_HALF_UP).toString()
  const unit = target.unit ?? actual.unit
  const formula = `${showQuantity(part, unit)} ÷ ${showQuantity(whole, unit)} × ${plain(weight)} = ${score}`
  return {
    ruleId: negative ? 'quantity.inverse-proportion' : 'quantity.proportion',
    score,
    exact,
    deviation,
    explanation: { zh: `未达目标，按比例计分：${formula}`, en: `Target missed, in proportion: ${formula}` },
  }
}

/** A qualitative target whose actual is a percentage: the degree of attainment (相关 → 100%). */
function byAttainment(actual: Quantity, weight: DecimalString, scheme: Scheme): Outcome {
  const raw = new Decimal(weight).times(actual.value).div(100)
  const exact = Decimal.max(0, Decimal.min(raw, weight))
  const score = exact.toDecimalPlaces(scheme.scoreDigits, Decimal.ROUND_HALF_UP).toString()
  const full = compareDecimal(actual.value, '100') >= 0
  return {
    ruleId: 'quality.percent',
    score,
    exact,
    deviation: full ? '0.00' : new Decimal(actual.value).minus(100).toFixed(2, Decimal.ROUND_HALF_UP),
    explanation: {
      zh: `定性指标，达成程度 ${plain(actual.value)}%：${plain(actual.value)} % × ${plain(weight)} = ${score}`,
      en: `Qualitative, attained to ${plain(actual.value)} %: ${plain(actual.value)} % × ${plain(weight)} = ${score}`,
    },
  }
}

/** An actual in words: the scheme gives a band of points, not a score. */
function byBand(
  band: QualityBandHit,
  word: string,
  weight: DecimalString,
  reported: DecimalString | null,
): Outcome {
  const low = new Decimal(weight).times(band.from).div(100).toString()
  const high = new Decimal(weight).times(band.to).div(100).toString()
  const range = `${low}–${high}`
  const inside =
    reported !== null && compareDecimal(reported, low) >= 0 && compareDecimal(reported, high) <= 0
  const said = {
    zh: `“${word}”属于 ${plain(band.from)}–${plain(band.to)}% 档，可得 ${range} 分，档内由人判定`,
    en: `“${word}” is in the band ${plain(band.from)}–${plain(band.to)} %, worth ${range} points; within it a person decides`,
  }
  if (reported === null)
    return { ruleId: 'quality.band', score: null, deviation: null, band, explanation: said }
  return {
    ruleId: inside ? 'quality.band' : 'quality.outside-band',
    score: null,
    deviation: null,
    band,
    explanation: {
      zh: `${said.zh}；自评 ${plain(reported)} 分${inside ? '在档内' : '不在档内'}`,
      en: `${said.en}; the self score ${plain(reported)} is ${inside ? 'within' : 'outside'} it`,
    },
  }
}

/** Most rows of a batch repeat another row's values (相关 → 100%, 1 point): such a row is decided once. */
const DECIDED = new WeakMap<Scheme, Map<string, Outcome>>()
const DECIDED_AT_MOST = 50_000

function decide(indicator: Indicator, scheme: Scheme): Outcome {
  const { level3, target, actual, measureUnit, weight, reportedScore } = indicator
  const key = JSON.stringify([level3, target, actual, measureUnit, weight, reportedScore])
  let decided = DECIDED.get(scheme)
  if (!decided) DECIDED.set(scheme, (decided = new Map()))
  let outcome = decided.get(key)
  if (!outcome) {
    if (decided.size >= DECIDED_AT_MOST) decided.clear()
    outcome = decideAnew(indicator, scheme)
    decided.set(key, outcome)
  }
  return outcome
}

function decideAnew(indicator: Indicator, scheme: Scheme): Outcome {
  const target = parseValue(indicator.target, indicator.measureUnit)
  const actual = parseValue(indicator.actual, target.kind === 'quantity' ? target.unit : null)
  const { weight, reportedScore } = indicator
  if (actual.kind === 'blank')
    return undecided(
      'manual.no-actual',
      '没有填写实际完成值，不能计分',
      'No actual value is stated; nothing can be scored',
    )
  if (actual.kind === 'unreadable')
    return undecided('manual.unreadable', `实际完成值：${actual.reason.zh}`, `Actual: ${actual.reason.en}`)
  if (target.kind === 'unreadable')
    return undecided('manual.unreadable', `年度指标值：${target.reason.zh}`, `Target: ${target.reason.en}`)
  if (target.kind === 'quantity' && actual.kind === 'quantity')
    return byQuantity(target, actual, indicator, scheme)
  if (target.kind === 'blank')
    return undecided(
      'manual.no-target',
      '没有填写年度指标值，不能计分',
      'No target is stated; nothing can be scored',
    )
  if (weight === null)
    return undecided(
      'manual.no-weight',
      '没有写明分值，不能计分',
      'No weight is stated; nothing can be scored',
    )
  if (
    (target.kind === 'quality' || target.kind === 'deadline') &&
    actual.kind === 'quantity' &&
    actual.unit === '%'
  )
    return byAttainment(actual, weight, scheme)
  if (actual.kind === 'quality') {
    const band = attainmentBand(target, actual.word, scheme)
    if (band) return byBand(band, indicator.actual!.trim(), weight, reportedScore)
  }
  return undecided(
    'manual.no-rule',
    `指标值“${indicator.target}”与完成值“${indicator.actual}”之间没有规则可依，需人工判定`,
    `No rule connects the target “${indicator.target}” with the actual “${indicator.actual}”; a person must decide`,
  )
}

/**
 * Whether a reported score is the exact one, at the precision (one decimal or more) that the table keeps: 1.9 stands
 * for 1.946, but 10 does not stand for 9.6.
 */
export function agrees(exact: Decimal | DecimalString, reported: DecimalString, digits: number): boolean {
  const kept = new Decimal(reported).decimalPlaces()
  const precisions = kept >= 1 && kept < digits ? [digits, kept] : [digits]
  return precisions.some((places) =>
    new Decimal(exact).toDecimalPlaces(places, Decimal.ROUND_HALF_UP).equals(reported),
  )
}

/** Scores one indicator row and says which rule did it; `manual` where no rule decides. */
export function scoreIndicator(indicator: Indicator, scheme: Scheme): ScoredIndicator {
  const outcome = decide(indicator, scheme)
  let verdict: Verdict = 'manual'
  if (outcome.ruleId === 'quality.outside-band') verdict = 'mismatch'
  else if (outcome.score !== null && indicator.reportedScore !== null)
    verdict = agrees(outcome.exact ?? outcome.score, indicator.reportedScore, scheme.scoreDigits)
      ? 'match'
      : 'mismatch'
  const unreported = outcome.score !== null && indicator.reportedScore === null
  return {
    ...indicator,
    score: outcome.score,
    verdict,
    deviation: outcome.deviation,
    ruleId: outcome.ruleId,
    explanation: unreported
      ? {
          zh: `${outcome.explanation.zh}（表中没有自评得分可比）`,
          en: `${outcome.explanation.en} (no self score to compare with)`,
        }
      : outcome.explanation,
  }
}
