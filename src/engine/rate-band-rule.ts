import { compareDecimal, Decimal, plain } from './decimal'
import type { DecimalString } from './model'
import type { Outcome } from './outcome'
import type { RateBands, Scheme } from './scheme'
import type { Quantity } from './value'

/** The bands that the scheme has for an indicator of that name; null where it has none. */
export function rateBandsOf(name: string, scheme: Scheme): RateBands | null {
  const plainName = name.normalize('NFKC').replace(/\s/g, '')
  return scheme.quantity.rateBands.find(({ indicators }) => indicators.includes(plainName)) ?? null
}

/** Points by bands of the indicator's own percentage, such as 追加 ÷ 年初. A bound belongs to the better band. */
export function byRateBand(
  actual: Quantity,
  weight: DecimalString,
  { bands, beyond }: RateBands,
  scheme: Scheme,
): Outcome {
  const size = new Decimal(actual.value).abs()
  const index = bands.findIndex(({ upTo }) => size.lessThanOrEqualTo(upTo))
  const share = index < 0 ? beyond : bands[index]!.share
  const exact = new Decimal(weight).times(share).div(100)
  const score = exact.toDecimalPlaces(scheme.scoreDigits, Decimal.ROUND_HALF_UP).toString()
  const last = bands.at(-1)!.upTo
  const from = index > 0 ? bands[index - 1]!.upTo : null
  const band =
    index < 0
      ? `> ${plain(last)} %`
      : `${from === null ? '' : `> ${plain(from)} %，`}≤ ${plain(bands[index]!.upTo)} %`
  const sum = `${plain(share)} % × ${plain(weight)} = ${score}`
  return {
    ruleId: 'quantity.rate-band',
    score,
    exact,
    deviation: compareDecimal(share, '100') === 0 ? '0.00' : null,
    explanation: {
      zh: `${plain(size)} % 在“${band}”一档：${sum}`,
      en: `${plain(size)} % is in the band “${band.replace('，', ', ')}”: ${sum}`,
    },
  }
}
