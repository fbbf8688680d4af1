import Decimal from 'decimal.js'
import { compareDecimal, plain, sum, type DecimalString } from '@/engine'

/** The exact sum; `"0"` of nothing. */
export function sumDecimals(values: readonly DecimalString[]): DecimalString {
  return sum(values) ?? '0'
}

/** a − b, exact. */
export function subtractDecimals(a: DecimalString, b: DecimalString): DecimalString {
  return new Decimal(a).minus(b).toFixed()
}

/** part ÷ whole in percent, half up to `digits`; `null` where the whole is 0. */
export function percentOf(
  part: DecimalString | number,
  whole: DecimalString | number,
  digits = 2,
): DecimalString | null {
  const divisor = new Decimal(whole)
  if (divisor.isZero()) return null
  return new Decimal(part)
    .times(100)
    .dividedBy(divisor)
    .toDecimalPlaces(digits, Decimal.ROUND_HALF_UP)
    .toFixed()
}

/** value ÷ count, half up to 2 decimals; `null` where the count is 0. */
export function meanOf(value: DecimalString, count: number): DecimalString | null {
  if (count === 0) return null
  return new Decimal(value).dividedBy(count).toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toFixed()
}

/** The number of whole `width`s (a whole number) in a value: the index of its bin, negative below 0. */
export function binOf(value: DecimalString, width: number): number {
  // What stands behind the point of a value from 0 on decides about no bin of whole points.
  const whole = /^\d{1,15}(?=\.|$)/.exec(value)
  if (whole) return (Number(whole[0]) - (Number(whole[0]) % width)) / width
  return new Decimal(value).dividedBy(width).floor().toNumber()
}

export interface FiveNumbers {
  min: DecimalString
  q1: DecimalString
  median: DecimalString
  q3: DecimalString
  max: DecimalString
}

/**
 * Minimum, quartiles and maximum. Quartiles interpolate linearly between neighbours (Hyndman and Fan's type 7, the
 * method of Excel's QUARTILE.INC), so an officer finds the same figures in a spreadsheet. `null` of nothing.
 */
export function fiveNumbers(values: readonly DecimalString[]): FiveNumbers | null {
  if (values.length === 0) return null
  const sorted = [...values].sort(compareDecimal)
  const quantile = (quarters: number) => {
    const position = new Decimal(sorted.length - 1).times(quarters).dividedBy(4)
    const below = position.floor().toNumber()
    const lower = sorted[below]!
    return new Decimal(sorted[below + 1] ?? lower)
      .minus(lower)
      .times(position.minus(below))
      .plus(lower)
      .toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
      .toFixed()
  }
  return {
    min: plain(sorted[0]!),
    q1: quantile(1),
    median: quantile(2),
    q3: quantile(3),
    max: plain(sorted.at(-1)!),
  }
}
