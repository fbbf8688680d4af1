import { compareDecimal, plain } from './decimal'
import type { Bilingual, DecimalString } from './model'
import type { TotalCaps } from './scheme'

/**
 * The most that a total may be with this execution rate.
 * @param rate percent; null where it is not defined: then nothing caps
 * @returns null where no band fits
 */
export function capOf(rate: DecimalString | null, caps: Pick<TotalCaps, 'bands'>): DecimalString | null {
  if (rate === null) return null
  return caps.bands.find(({ below }) => compareDecimal(rate, below) < 0)?.atMost ?? null
}

/** A total under the caps that are in force: at most the cap, and the sentence that says so; null where nothing is capped. */
export function capTotal(
  total: DecimalString | null,
  rate: DecimalString | null,
  caps: TotalCaps | null,
): { total: DecimalString; explanation: Bilingual } | null {
  if (total === null || !caps?.applies) return null
  const cap = capOf(rate, caps)
  if (cap === null || compareDecimal(total, cap) <= 0) return null
  const band = caps.bands.find(({ atMost }) => atMost === cap)!
  return {
    total: plain(cap),
    explanation: {
      zh: `执行率 ${rate}% 低于 ${plain(band.below)}%，总分最高 ${plain(cap)}，超出的 ${plain(total)} − ${plain(cap)} 分扣除`,
      en: `The rate ${rate} % is below ${plain(band.below)} %: the total is at most ${plain(cap)}; what is above in ${plain(total)} is taken off`,
    },
  }
}
