import type { Scheme } from './scheme'
import type { Value } from './value'

/** The band of attainment that a word puts an indicator into, in percent of its weight. */
export interface QualityBandHit {
  from: string
  to: string
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
