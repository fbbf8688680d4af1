import { compareDecimal, parseDecimal, subtract, type DecimalString } from '@/engine'
import { isBlank } from './blank'
import { compact } from './normalise'

/** A number as a cell states it: a value, nothing (`''`, `-`, `/`), or something that is no number. */
export type CellNumber = { value: DecimalString } | 'blank' | 'malformed'

export type AmountUnit = '万元' | '元'

/** Powers of ten that turn an amount with this ending into 万元. */
const SUFFIX_SHIFT: Record<string, number> = { 万: 0, 万元: 0, 元: -4, 亿: 4, 亿元: 4 }

/**
 * An amount in 万元. An ending in the cell itself (`150万`, `72890元`) rules over the unit of the table; the point is
 * moved, nothing is divided, so 215457.6 元 is exactly 21.54576 万元.
 */
export function readAmount(text: string, unit: AmountUnit | null): CellNumber {
  if (isBlank(text)) return 'blank'
  const [, digits = '', suffix = ''] = /^[¥$]?(.*?)(万元|亿元|万|亿|元)?$/.exec(compact(text)) ?? []
  const value = parseDecimal(digits)
  if (value === null) return 'malformed'
  const shift = suffix === '' ? (unit === '元' ? -4 : 0) : SUFFIX_SHIFT[suffix]!
  return { value: movePoint(value, shift) }
}

/** Points: `10`, `10分`, `9.8`; a weight written as `10%` is 10 points of 100. */
export function readPoints(text: string): CellNumber {
  if (isBlank(text)) return 'blank'
  const value = parseDecimal(compact(text).replace(/[分%]$/, ''))
  return value === null ? 'malformed' : { value }
}

/** A percentage: `56.76`, `56.76%`, `-5%`. `percentSign` tells whether the cell says so. */
export function readPercent(
  text: string,
): { value: DecimalString; percentSign: boolean } | 'blank' | 'malformed' {
  if (isBlank(text)) return 'blank'
  const cell = compact(text)
  const percentSign = cell.endsWith('%')
  const value = parseDecimal(percentSign ? cell.slice(0, -1) : cell)
  return value === null ? 'malformed' : { value, percentSign }
}

/**
 * An execution rate in percent. Systems write 86.18 as `86.18`, `86.18%` or `0.8618`: where there is no sign, the
 * budget figures decide which is meant; without them, the score's share of its weight; without that, 0 < x ≤ 1 is a
 * ratio, because no table with a rate under 1 % was ever seen.
 * @param expected the rate in percent by the figures, or null.
 */
export function asPercent(
  value: DecimalString,
  percentSign: boolean,
  expected: DecimalString | null,
): DecimalString {
  if (percentSign || compareDecimal(value, '0') === 0) return value
  const hundredfold = movePoint(value, 2)
  const isRatio =
    expected === null
      ? compareDecimal(value, '0') > 0 && compareDecimal(value, '1') <= 0
      : compareDecimal(distance(hundredfold, expected), distance(value, expected)) < 0
  return isRatio ? hundredfold : value
}

const distance = (a: DecimalString, b: DecimalString) => (subtract(a, b) ?? '0').replace(/^-/, '')

/** value × 10^digits, exactly: only the point moves. */
export function movePoint(value: DecimalString, digits: number): DecimalString {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d*)\.?(\d*)$/.exec(value) ?? []
  const point = whole.length + digits
  const padded =
    '0'.repeat(Math.max(0, -point)) + whole + fraction + '0'.repeat(Math.max(0, digits - fraction.length))
  const at = Math.max(0, point)
  return parseDecimal(`${sign}${padded.slice(0, at) || '0'}.${padded.slice(at) || '0'}`) ?? value
}

/** Looks like a number with or without a sign of percent or points; used to tell columns apart, never to read. */
export function looksNumeric(text: string): boolean {
  return parseDecimal(compact(text).replace(/[%分]$/, '')) !== null
}
