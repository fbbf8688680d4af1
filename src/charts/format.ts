import Decimal from 'decimal.js'
import type { DecimalString } from '@/engine'
import type { ChartLabels } from './labels'

/** From this many 万元 on an amount reads better in 亿元. */
const WAN_PER_YI = 10_000

/** Stands for a value that is not stated or not defined. */
export const NONE = '—'

/**
 * The one place where an exact decimal becomes a float: the position of a pixel. Nothing that a person reads comes
 * from it; `null` stays `null`, a gap in the chart.
 */
export function toPixel(value: DecimalString): number
export function toPixel(value: DecimalString | null): number | null
export function toPixel(value: DecimalString | null): number | null {
  return value === null ? null : new Decimal(value).toNumber()
}

function grouped(value: Decimal, digits: number): string {
  const [whole = '0', fraction] = value.abs().toFixed(digits, Decimal.ROUND_HALF_UP).split('.')
  const separated = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const text = fraction === undefined ? separated : `${separated}.${fraction}`
  return value.isNegative() && /[1-9]/.test(text) ? `−${text}` : text
}

/** A number with thousands separators and two decimals: `12,345.60`. */
export function formatDecimal(value: DecimalString | null, digits = 2): string {
  return value === null ? NONE : grouped(new Decimal(value), digits)
}

/** Percent as the rules show it, two decimals: `56.76%`. `digits` for a place where there is little room. */
export function formatPercent(value: DecimalString | null, digits = 2): string {
  return value === null ? NONE : `${grouped(new Decimal(value), digits)}%`
}

/** A difference with its sign: `+3.69`, `−0.50`, `0.00`. */
export function formatSigned(value: DecimalString | null): string {
  if (value === null) return NONE
  const text = grouped(new Decimal(value), 2)
  return new Decimal(value).isPositive() && /[1-9]/.test(text) ? `+${text}` : text
}

export type AmountUnit = 'wan' | 'yi'

/** The unit in which all of these amounts (万元) read best: 亿元 from 10,000 万元 on, one unit for the whole chart. */
export function amountUnit(amounts: readonly (DecimalString | null)[]): AmountUnit {
  return amounts.some((amount) => amount !== null && new Decimal(amount).abs().gte(WAN_PER_YI)) ? 'yi' : 'wan'
}

/** An amount in 万元, converted to the unit; exact. */
export function inUnit(amount: DecimalString, unit: AmountUnit): DecimalString {
  return unit === 'wan' ? amount : new Decimal(amount).dividedBy(WAN_PER_YI).toFixed()
}

/** An amount (万元) with its unit: `158.46 万元`, `1.27 亿元`. Without `unit` always 万元. */
export function formatAmount(
  amount: DecimalString | null,
  labels: ChartLabels,
  unit: AmountUnit = 'wan',
): string {
  return amount === null ? NONE : `${formatDecimal(inUnit(amount, unit))} ${labels[unit]}`
}

/** A count with thousands separators. */
export function formatCount(count: number): string {
  return grouped(new Decimal(count), 0)
}
