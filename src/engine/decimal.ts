import { Decimal as Base } from 'decimal.js'
import type { DecimalString } from './model'

/**
 * The one place that configures decimal arithmetic: 40 significant digits, half up. A clone, so that no other code
 * on the page can change it.
 */
export const Decimal = Base.clone({
  precision: 40,
  rounding: Base.ROUND_HALF_UP,
  toExpNeg: -40,
  toExpPos: 40,
})
export type Decimal = Base

const WELL_FORMED = /^[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?$/

/** A number that stands as it would be written here: most do, and a Decimal need not be made to say it again. */
const SHORTEST_FORM = /^(?:0|-?[1-9]\d{0,17}|-?0(?=\.))(?:\.\d{0,17}[1-9])?$/

/**
 * Reads one number as people type it: full-width digits, thousands commas in their places, a sign.
 * @returns the exact decimal without commas and superfluous zeros (`"1,234.50"` → `"1234.5"`), or null for anything
 * else. Malformed numbers such as `7,00.0,77` are not repaired.
 */
export function parseDecimal(text: string): DecimalString | null {
  if (SHORTEST_FORM.test(text)) return text
  const plain = text.normalize('NFKC').replace(/\s+/g, '').replace(/^−/, '-')
  if (plain.length > 40 || !/\d/.test(plain) || !WELL_FORMED.test(plain)) return null
  return new Decimal(plain.replaceAll(',', '')).toString()
}

/** `a + b + …`, exact; null entries are left out; null when nothing is stated. */
export function sum(values: Iterable<DecimalString | null>): DecimalString | null {
  let stated = false
  // Points and most amounts are whole hundredths that a number holds exactly; the rest is added as decimals.
  let hundredths = 0
  let others: Decimal | null = null
  for (const value of values) {
    if (value === null) continue
    stated = true
    const exact = asHundredths(value)
    if (exact === null) others = (others ?? new Decimal(0)).plus(value)
    else hundredths += exact
    if (Math.abs(hundredths) > LARGEST) {
      others = (others ?? new Decimal(0)).plus(new Decimal(hundredths).div(100))
      hundredths = 0
    }
  }
  if (!stated) return null
  const whole = new Decimal(hundredths).div(100)
  return (others ? others.plus(whole) : whole).toString()
}

/** The exact sums of the first, the first two, … values; worded by whoever looks at one of them. */
export function runningSums(values: readonly DecimalString[]): readonly { toFixed: () => DecimalString }[] {
  let running: Decimal = new Decimal(0)
  return values.map((value) => (running = running.plus(value)))
}

/** Two sums of at most this size are exact as a number. */
const LARGEST = Number.MAX_SAFE_INTEGER / 4
/** `"2.5"` → 250; null for what is no plain number of twelve digits and two decimals at most. By its characters: a list has millions. */
export function asHundredths(value: DecimalString): number | null {
  const { length } = value
  let whole = 0
  let decimals = -1
  for (let at = 0; at < length; at++) {
    const digit = value.charCodeAt(at) - ZERO
    if (digit >= 0 && digit <= 9) {
      whole = whole * 10 + digit
      if (decimals >= 0) decimals++
    } else if (digit === POINT && decimals < 0 && at > 0) decimals = 0
    else return null
  }
  const digits = decimals < 0 ? length : length - decimals - 1
  if (digits === 0 || digits > MOST_DIGITS || decimals === 0 || decimals > 2) return null
  return decimals === 2 ? whole : decimals === 1 ? whole * 10 : whole * 100
}
const ZERO = 0x30
/** The point, counted from `0`. */
const POINT = 0x2e - ZERO
const MOST_DIGITS = 12

/** A number as this engine and SQL write it: no exponent, no plus, digits on both sides of the point. */
const PLAIN_FORM = /^-?\d+(?:\.\d+)?$/

/** −1, 0 or 1. */
export function compareDecimal(a: DecimalString, b: DecimalString): number {
  const [exactA, exactB] = [asHundredths(a), asHundredths(b)]
  if (exactA !== null && exactB !== null) return Math.sign(exactA - exactB)
  if (PLAIN_FORM.test(a) && PLAIN_FORM.test(b)) return compareTexts(a, b)
  return new Decimal(a).comparedTo(new Decimal(b))
}

/** Two plain numbers by their characters: a chart sorts thousands at each choice, and no Decimal need be made to be compared. */
function compareTexts(a: string, b: string): number {
  const [negativeA, negativeB] = [a.startsWith('-'), b.startsWith('-')]
  if (negativeA && negativeB) return compareSizes(b.slice(1), a.slice(1))
  // −0 is 0, as Decimal has it.
  if (negativeA) return isZero(a) && isZero(b) ? 0 : -1
  if (negativeB) return isZero(a) && isZero(b) ? 0 : 1
  return compareSizes(a, b)
}

/** Nothing but zeros behind the sign and around the point. */
const isZero = (text: string) => !/[1-9]/.test(text)

function compareSizes(a: string, b: string): number {
  const [wholeA = '', fractionA = ''] = a.split('.')
  const [wholeB = '', fractionB = ''] = b.split('.')
  const digits = Math.max(wholeA.length, wholeB.length)
  const decimals = Math.max(fractionA.length, fractionB.length)
  const [left, right] = [
    wholeA.padStart(digits, '0') + fractionA.padEnd(decimals, '0'),
    wholeB.padStart(digits, '0') + fractionB.padEnd(decimals, '0'),
  ]
  return left < right ? -1 : left > right ? 1 : 0
}

/** Half-up to `digits` decimals, trailing zeros kept (`"6.31"`, `"100.00"`). */
export function roundHalfUp(value: DecimalString | Decimal, digits: number): DecimalString {
  return new Decimal(value).toFixed(digits, Decimal.ROUND_HALF_UP)
}

/**
 * executed ÷ adjusted budget in percent, half up to 2 decimals (财预〔2013〕53号: 预算执行率).
 * @returns null where it is not defined: an amount is missing or the budget is 0.
 */
export function percentRate(part: DecimalString | null, whole: DecimalString | null): DecimalString | null {
  if (part === null || whole === null || new Decimal(whole).isZero()) return null
  return new Decimal(part).times(100).div(whole).toFixed(2, Decimal.ROUND_HALF_UP)
}

/** sum ÷ count, half up: the only way in which an average is made. Null when there is nothing to divide by. */
export function divide(
  total: DecimalString | null,
  count: DecimalString | number,
  digits: number,
): DecimalString | null {
  if (total === null || new Decimal(count).isZero()) return null
  return new Decimal(total).div(count).toFixed(digits, Decimal.ROUND_HALF_UP)
}

/** `a − b`, exact; null when either is missing. */
export function subtract(a: DecimalString | null, b: DecimalString | null): DecimalString | null {
  return a === null || b === null ? null : new Decimal(a).minus(b).toString()
}

/** Without superfluous zeros: `"10.00"` → `"10"`; how numbers stand in explanations. */
export function plain(value: DecimalString | Decimal): DecimalString {
  return new Decimal(value).toString()
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
