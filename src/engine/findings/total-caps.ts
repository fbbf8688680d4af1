import { compareDecimal } from '../decimal'
import type { DecimalString } from '../model'
import type { Scheme } from '../scheme'
import thresholds from './thresholds.json'

export interface TotalCap {
  /** Execution rate in percent below which the cap holds. */
  below: DecimalString
  /** Highest total in points. */
  atMost: DecimalString
  /** Whether the scheme in force says so itself; else it is a reference of another bureau (`thresholds.json`). */
  own: boolean
}

/** Schemes may bring caps of their own, in force or as a what-if. */
type WithCaps = Scheme & {
  caps?: { applies: boolean; bands: readonly { below: DecimalString; atMost: DecimalString }[] } | null
}

/** The strictest cap on the total that holds at an execution rate (percent); null where none does. */
export function totalCap(rate: DecimalString, scheme: Scheme): TotalCap | null {
  const { caps } = scheme as WithCaps
  const bands = (caps?.bands ?? thresholds.totalCaps.value)
    .filter(({ below }) => compareDecimal(rate, below) < 0)
    .sort((a, b) => compareDecimal(a.atMost, b.atMost))
  return bands[0] ? { ...bands[0], own: caps?.applies === true } : null
}
