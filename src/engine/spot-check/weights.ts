import type { Bilingual, DecimalString } from '../model'
import weights from './weights.json'

/** What one rule counts in the order of the spot check. */
export interface SpotCheckWeight {
  points: DecimalString
  /** How many findings of the rule count in one table, so that long tables do not always lead. */
  atMost: number
  reason: Bilingual
}

/** The weights as data; a bureau may bring its own. */
export interface SpotCheckWeights {
  version: string
  note: Bilingual
  /** For a finding that is softer than its rule, because it rests on an assumption. */
  softened: { points: DecimalString; reason: Bilingual }
  rules: Readonly<Record<string, SpotCheckWeight>>
}

/** The weights that the engine ships: `weights.json`, each with its reason. */
export const SPOT_CHECK_WEIGHTS: SpotCheckWeights = weights
