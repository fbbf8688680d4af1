import { agrees, compareDecimal, plain } from './decimal'
import type { Bilingual, DecimalString, Indicator, ScoredIndicator, Verdict } from './model'
import { compareDeadlines } from './deadline'
import { undecided, type Outcome } from './outcome'
import { attainmentBand, byAttainment, byBand } from './quality-rule'
import { byQuantity } from './quantity-rule'
import { byRateBand, rateBandsOf } from './rate-band-rule'
import type { Scheme } from './scheme'
import { convert } from './units'
import { parseValue, showQuantity, targetInName, type Quantity, type Value } from './value'

export { agrees } from './decimal'
export { isMet, lessIsBetter } from './quantity-rule'

/** What a score follows from; every other field of an indicator is only carried along. */
export type ScoreInput = Pick<
  Indicator,
  'level3' | 'target' | 'actual' | 'measureUnit' | 'weight' | 'reportedScore'
>

/** What the engine adds to an indicator. */
export type IndicatorResult = Pick<
  ScoredIndicator,
  'score' | 'verdict' | 'deviation' | 'ruleId' | 'explanation'
>

function noWeight(): Outcome {
  return undecided('manual.no-weight', '没有写明分值，不能计分', 'No weight is stated; nothing can be scored')
}

/** A rule would give points below 0, or take points off for what was done well. */
const negativeWeight = (weight: DecimalString): Outcome =>
  undecided(
    'manual.negative-weight',
    `分值是 ${plain(weight)}，小于 0，不能计分`,
    `The weight is ${plain(weight)}, below 0; nothing can be scored`,
  )

/** The target of a row: its own cell, else a quantity that closes its name (`整编资料审核98%`). */
function targetOf(row: ScoreInput): Value {
  const stated = parseValue(row.target, row.measureUnit)
  return stated.kind === 'blank' ? (targetInName(row.level3) ?? stated) : stated
}

function decide(row: ScoreInput, scheme: Scheme): Outcome {
  const { weight, reportedScore } = row
  if (weight !== null && compareDecimal(weight, '0') < 0) return negativeWeight(weight)
  const target = targetOf(row)
  const actual = parseValue(row.actual, target.kind === 'quantity' ? target.unit : null)
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
  const rateBands = rateBandsOf(row.level3, scheme)
  if (rateBands && actual.kind === 'quantity' && actual.unit === '%')
    return weight === null ? noWeight() : byRateBand(actual, weight, rateBands, scheme)
  if (target.kind === 'quantity' && actual.kind === 'quantity')
    return differentChange(target, actual) ?? byQuantity(target, actual, row, scheme)
  if (target.kind === 'blank')
    return undecided(
      'manual.no-target',
      '没有填写年度指标值，不能计分',
      'No target is stated; nothing can be scored',
    )
  if (weight === null) return noWeight()
  if (target.kind === 'range' && actual.kind === 'quantity') return byRange(target, actual, weight)
  if (target.kind === 'deadline' && actual.kind === 'deadline') {
    const order = compareDeadlines(target, actual)
    if (order === 'in-time') return inTime(target.text, actual.text, weight)
  }
  const qualitative = target.kind === 'quality' || target.kind === 'deadline'
  if (qualitative && actual.kind === 'quantity' && actual.unit === '%')
    return byAttainment(actual, weight, scheme)
  if (actual.kind === 'quality') {
    const band = attainmentBand(target, actual.word, scheme)
    if (band) return byBand(band, row.actual!.trim(), weight, reportedScore)
  }
  return undecided(
    'manual.no-rule',
    `指标值“${row.target}”与完成值“${row.actual}”之间没有规则可依，需人工判定`,
    `No rule connects the target “${row.target}” with the actual “${row.actual}”; a person must decide`,
  )
}

/** `下降5%` → `3%`: a fall of 3 %, or a value of 3 %? Only where both name the same change is it plain. */
function differentChange(target: Quantity, actual: Quantity): Outcome | null {
  if (target.change === actual.change) return null
  return undecided(
    'manual.change',
    `指标值与完成值只有一边写明是“${target.change ?? actual.change}”的幅度，不能确定能否比较，需人工判定`,
    `Only one of target and actual is a change (“${target.change ?? actual.change}”); whether they compare is for a person`,
  )
}

function byRange(
  target: Extract<Value, { kind: 'range' }>,
  actual: Quantity,
  weight: DecimalString,
): Outcome {
  const value = convert(actual.value, actual.unit, target.unit)
  const span = `${showQuantity(target.low, null)}–${showQuantity(target.high, target.unit)}`
  const shown = showQuantity(actual.value, actual.unit ?? target.unit)
  const inside = value !== null && within(value, target.low, target.high)
  if (!inside)
    return undecided(
      'manual.range',
      `完成值 ${shown} 不在 ${span} 之内，超出区间如何计分没有规则，需人工判定`,
      `The actual ${shown} is not within ${span}; no rule says what that costs, a person must decide`,
    )
  return {
    ruleId: 'quantity.in-range',
    score: plain(weight),
    deviation: '0.00',
    explanation: {
      zh: `${shown} 在 ${span} 之内，达到目标，得满分 ${plain(weight)}`,
      en: `${shown} is within ${span}: target met, full marks ${plain(weight)}`,
    },
  }
}

function within(value: DecimalString, low: DecimalString, high: DecimalString): boolean {
  return compareDecimal(value, low) >= 0 && compareDecimal(value, high) <= 0
}

function inTime(target: string, actual: string, weight: DecimalString): Outcome {
  return {
    ruleId: 'deadline.met',
    score: plain(weight),
    deviation: '0.00',
    explanation: {
      zh: `“${actual}”不晚于“${target}”，按期完成，得满分 ${plain(weight)}`,
      en: `“${actual}” is not after “${target}”: in time, full marks ${plain(weight)}`,
    },
  }
}

function verdictOf(
  { ruleId, score, exact }: Outcome,
  reported: DecimalString | null,
  digits: number,
): Verdict {
  if (ruleId === 'quality.outside-band') return 'mismatch'
  if (score === null || reported === null) return 'manual'
  return agrees(exact ?? score, reported, digits) ? 'match' : 'mismatch'
}

function unreported({ zh, en }: Bilingual): Bilingual {
  return { zh: `${zh}（表中没有自评得分可比）`, en: `${en} (no self score to compare with)` }
}

/** What the rules say of one row; the same input gives the same result, whatever else the row holds. */
export function indicatorResult(row: ScoreInput, scheme: Scheme): IndicatorResult {
  const outcome = decide(row, scheme)
  const { score, deviation, ruleId, explanation } = outcome
  return {
    score,
    verdict: verdictOf(outcome, row.reportedScore, scheme.scoreDigits),
    deviation,
    ruleId,
    explanation: score !== null && row.reportedScore === null ? unreported(explanation) : explanation,
  }
}
