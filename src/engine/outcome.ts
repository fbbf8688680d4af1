import type { Decimal } from './decimal'
import type { Bilingual, DecimalString } from './model'

/** What a rule says of one indicator: a score, or why none. */
export interface Outcome {
  ruleId: string
  score: DecimalString | null
  /** The score before it is rounded, to compare with tables that keep fewer decimals. */
  exact?: Decimal
  deviation: DecimalString | null
  explanation: Bilingual
}

/** No rule decides: said, never guessed. */
export const undecided = (ruleId: string, zh: string, en: string): Outcome => ({
  ruleId,
  score: null,
  deviation: null,
  explanation: { zh, en },
})
