import type { DecimalString } from '@/engine'
import { toPixel } from './format'
import { isNarrow, tickPercent, valueAxis, type ChartContext } from './frame'

/** Rates above this are drawn at the axis' end: one table at 2,000 % would flatten all others. Its text says the rate. */
const RATE_CEILING = 160

/** An execution-rate axis: 0–100 %, further only where a rate is above 100 %. */
export function rateAxis(context: ChartContext, rates: readonly (DecimalString | null)[]) {
  return { ...valueAxis(context, tickPercent), min: 0, max: rateMaximum(rates), interval: 20 }
}

/** The same, lying: in a narrow drawing only 0, 50, 100 % are labelled, always these. */
export function lyingRateAxis(context: ChartContext, rates: readonly (DecimalString | null)[]) {
  const axis = rateAxis(context, rates)
  if (!isNarrow(context)) return axis
  const format = (value: number) => (value % 50 === 0 ? tickPercent(value) : '')
  return { ...axis, interval: 50, axisLabel: { ...axis.axisLabel, hideOverlap: false, formatter: format } }
}

/** Upper end of a rate axis: 100, or the next multiple of 20 above the highest rate, 160 at most. */
export function rateMaximum(rates: readonly (DecimalString | null)[]): number {
  const highest = Math.max(100, ...rates.map((rate) => toPixel(rate) ?? 0))
  return Math.min(RATE_CEILING, Math.ceil(highest / 20) * 20)
}

/** A rate's place on its axis; kept within the axis. */
export function ratePixel(rate: DecimalString, maximum: number): number
export function ratePixel(rate: DecimalString | null, maximum: number): number | null
export function ratePixel(rate: DecimalString | null, maximum: number): number | null {
  const pixel = toPixel(rate)
  return pixel === null ? null : Math.max(0, Math.min(pixel, maximum))
}
