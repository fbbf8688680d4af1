import Decimal from 'decimal.js'
import { compareDecimal, type DecimalString } from '@/engine'
import type { ChartLabels } from './labels'

/** From this many 万元 on an amount reads better in 亿元. */
const WAN_PER_YI = '10000'

/** Stands for a value that is not stated or not defined. */
export const NONE = '—'

/**
 * The one place where an exact decimal becomes a float: the position of a pixel. Nothing that a person reads comes
 * from it; `null` stays `null`, a gap in the chart.
 */
export function toPixel(value: DecimalString): number
export function toPixel(value: DecimalString | null): number | null
export function toPixel(value: DecimalString | null): number | null {
  return value === null ? null : Number(value)
}

/** A number as it leaves the engine and SQL: no exponent, no plus. */
const PLAIN = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/

/** The digits of a size (no sign) with `digits` decimals, half up. A number that has no more of them is not made a Decimal. */
function rounded(
  value: DecimalString,
  digits: number,
): { negative: boolean; whole: string; fraction: string } {
  const parts = PLAIN.exec(value)
  if (parts && (parts[3]?.length ?? 0) <= digits)
    return { negative: parts[1] === '-', whole: parts[2]!, fraction: (parts[3] ?? '').padEnd(digits, '0') }
  const exact = new Decimal(value)
  const [whole = '0', fraction = ''] = exact.abs().toFixed(digits, Decimal.ROUND_HALF_UP).split('.')
  return { negative: exact.isNegative(), whole, fraction }
}

function grouped(value: DecimalString, digits: number): string {
  const { negative, whole, fraction } = rounded(value, digits)
  const separated = whole.length > 3 ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole
  const text = digits === 0 ? separated : `${separated}.${fraction}`
  return negative && /[1-9]/.test(text) ? `−${text}` : text
}

/** A number with thousands separators and two decimals: `12,345.60`. */
export function formatDecimal(value: DecimalString | null, digits = 2): string {
  return value === null ? NONE : grouped(value, digits)
}

/** Percent as the rules show it, two decimals: `56.76%`. `digits` for a place where there is little room. */
export function formatPercent(value: DecimalString | null, digits = 2): string {
  return value === null ? NONE : `${grouped(value, digits)}%`
}

/** A difference with its sign: `+3.69`, `−0.50`, `0.00`. */
export function formatSigned(value: DecimalString | null): string {
  if (value === null) return NONE
  const text = grouped(value, 2)
  return !value.startsWith('-') && /[1-9]/.test(text) ? `+${text}` : text
}

/** A difference of counts with its sign: `+3`, `−2`, `0`. */
export function formatSignedCount(difference: number): string {
  return difference > 0 ? `+${formatCount(difference)}` : formatCount(difference)
}

/** Without its sign. */
export const sizeOf = (value: DecimalString) => value.replace(/^-/, '')

/** Decimals that count: `"1.50"` has one. */
const placesOf = (value: DecimalString) => (/\.(\d*[1-9])/.exec(value)?.[1] ?? '').length

export type AmountUnit = 'wan' | 'yi'

/**
 * The unit of all of these amounts (万元): the one that the person chose, else the one in which they read best, 亿元 from
 * 10,000 万元 on. One unit for the whole chart.
 */
export function amountUnit(
  amounts: readonly (DecimalString | null)[],
  chosen: AmountUnit | null = null,
): AmountUnit {
  if (chosen) return chosen
  return amounts.some((amount) => amount !== null && compareDecimal(sizeOf(amount), WAN_PER_YI) >= 0)
    ? 'yi'
    : 'wan'
}

/** An amount in 万元, converted to the unit; exact. */
export function inUnit(amount: DecimalString, unit: AmountUnit): DecimalString {
  return unit === 'wan' ? amount : new Decimal(amount).dividedBy(WAN_PER_YI).toFixed()
}

/** Digits behind the point that say in each unit as much as two do in 万元: the switch moves the point, no more. */
const EXACT_DIGITS: Record<AmountUnit, number> = { wan: 2, yi: 6 }

/** An amount (万元) in a unit for a table, where nothing may be lost: `17,803.31`, `1.780331`; `21.54576` of 215,457.6 元. */
export function formatExact(amount: DecimalString | null, unit: AmountUnit): string {
  if (amount === null) return NONE
  const exact = inUnit(amount, unit)
  return grouped(exact, Math.max(EXACT_DIGITS[unit], placesOf(exact)))
}

/** An amount (万元) in a unit, for reading: `1.27`, and `0.0912` where 亿元 is a large unit for it. */
export function formatInUnit(amount: DecimalString | null, unit: AmountUnit): string {
  if (amount === null) return NONE
  const small = unit === 'yi' && amountUnit([amount]) === 'wan' && compareDecimal(amount, '0') !== 0
  return formatDecimal(inUnit(amount, unit), small ? 4 : 2)
}

/** An amount (万元) with its unit: `158.46 万元`, `1.27 亿元`. Without `unit` as the person chose, else 万元. */
export function formatAmount(
  amount: DecimalString | null,
  labels: ChartLabels,
  unit: AmountUnit = labels.unit ?? 'wan',
): string {
  return amount === null ? NONE : `${formatInUnit(amount, unit)} ${labels[unit]}`
}

/** A count with thousands separators. */
export function formatCount(count: number): string {
  return grouped(String(count), 0)
}
