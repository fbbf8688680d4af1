import { compareDecimal, Decimal, plain } from './decimal'
import type { DecimalString } from './model'
import type { Outcome } from './outcome'
import type { Scheme } from './scheme'
import type { Quantity, Value } from './value'

/** The band of attainment that a word puts an indicator into, in percent of its weight. */
export interface QualityBandHit {
  from: DecimalString
  to: DecimalString
}

/**
 * The band of an actual in words (`达成预期指标`, `部分达成`, or the very word of the target).
 * @returns null when the scheme knows no band for the word: then no rule decides
 */
export function attainmentBand(target: Value, word: string, scheme: Scheme): QualityBandHit | null {
  const { bands } = scheme.quality
  const named = bands.find((band) => band.words.includes(word))
  if (named) return named
  const repeated = target.kind === 'quality' && target.word === word
  return (repeated && bands.find((band) => band.id === 'attained')) || null
}

/** A qualitative target whose actual is a percentage: the degree of attainment (相关 → 100%). */
export function byAttainment(actual: Quantity, weight: DecimalString, scheme: Scheme): Outcome {
  const raw = new Decimal(weight).times(actual.value).div(100)
  const exact = Decimal.max(0, Decimal.min(raw, weight))
  const score = exact.toDecimalPlaces(scheme.scoreDigits, Decimal.ROUND_HALF_UP).toString()
  const percent = plain(actual.value)
  const over = compareDecimal(actual.value, '100') > 0
  const full = compareDecimal(actual.value, '100') >= 0
  const sum = over
    ? { zh: `超过 100%，得满分 ${score}`, en: `above 100 %, full marks ${score}` }
    : { zh: `${percent} % × ${plain(weight)} = ${score}`, en: `${percent} % × ${plain(weight)} = ${score}` }
  return {
    ruleId: 'quality.percent',
    score,
    exact,
    deviation: full ? '0.00' : new Decimal(actual.value).minus(100).toFixed(2, Decimal.ROUND_HALF_UP),
    explanation: {
      zh: `定性指标，达成程度 ${percent}%：${sum.zh}`,
      en: `Qualitative, attained to ${percent} %: ${sum.en}`,
    },
  }
}

/** An actual in words: the scheme gives a band of points, not a score. */
export function byBand(
  band: QualityBandHit,
  word: string,
  weight: DecimalString,
  reported: DecimalString | null,
): Outcome {
  const low = new Decimal(weight).times(band.from).div(100).toString()
  const high = new Decimal(weight).times(band.to).div(100).toString()
  const range = `${low}–${high}`
  const said = {
    zh: `“${word}”属于 ${plain(band.from)}–${plain(band.to)}% 档，可得 ${range} 分，档内由人判定`,
    en: `“${word}” is in the band ${plain(band.from)}–${plain(band.to)} %, worth ${range} points; within it a person decides`,
  }
  if (reported === null) return { ruleId: 'quality.band', score: null, deviation: null, explanation: said }
  const inside = compareDecimal(reported, low) >= 0 && compareDecimal(reported, high) <= 0
  return {
    ruleId: inside ? 'quality.band' : 'quality.outside-band',
    score: null,
    deviation: null,
    explanation: {
      zh: `${said.zh}；自评 ${plain(reported)} 分${inside ? '在档内' : '不在档内'}`,
      en: `${said.en}; the self score ${plain(reported)} is ${inside ? 'within' : 'outside'} it`,
    },
  }
}
