import { gramsOf, type Clause } from './clauses'
import type { Span } from '../spans'

/** The model's last category: the text names a problem, of whatever kind. */
export const ANY = 'ANY'

/** The model as stored: for each piece of text, what it says for or against which categories. */
export interface StoredModel {
  /** Codes of the categories, `ANY` last; the letters of `weights` count in this order from `a`. */
  categories: string[]
  /** Starting points, in the unit of the weights. */
  bias: number[]
  /** Weights are whole numbers; divided by this they are log-odds. */
  scale: number
  /** Piece → letters with whole numbers, `"a24c-9"`: +24 for the first category, −9 for the third. */
  weights: Record<string, string>
}

/** A category of a clause: its log-odds, and what speaks for it. */
export interface ModelOpinion {
  score: number
  /** Index of the clause that speaks most plainly for the category. */
  clause: number
}

/** Linear model over pieces of text; every score is a sum that can be shown piece by piece. */
export interface LinearModel {
  categories: readonly string[]
  /** For each category the log-odds of the clause that speaks most plainly for it; empty for no clause. */
  read(clauses: readonly Clause[]): ModelOpinion[]
  /** The stretch of the text that the piece weights of a clause point at, for one category. */
  evidence(clause: Clause, category: number): Span | null
}

/** Unpacks a stored model. */
export function createModel(stored: StoredModel): LinearModel {
  const { categories, scale } = stored
  const weights = new Map<string, Float32Array>()
  for (const [gram, packed] of Object.entries(stored.weights)) weights.set(gram, unpack(packed, scale))
  const bias = stored.bias.map((value) => value / scale)

  function scores(clause: Clause): number[] {
    const sums = [...bias]
    for (const gram of gramsOf(clause.text).keys()) {
      const pairs = weights.get(gram)
      if (!pairs) continue
      for (let i = 0; i < pairs.length; i += 2) sums[pairs[i]!]! += pairs[i + 1]!
    }
    return sums
  }

  return {
    categories,
    read(clauses) {
      const all = clauses.map(scores)
      if (all.length === 0) return []
      return categories.map((_, category) => {
        let clause = 0
        for (let i = 1; i < all.length; i++) if (all[i]![category]! > all[clause]![category]!) clause = i
        return { score: all[clause]![category]!, clause }
      })
    },
    evidence(clause, category) {
      return heaviestStretch(clause, (gram) => {
        const pairs = weights.get(gram)
        for (let i = 0; pairs && i < pairs.length; i += 2) if (pairs[i] === category) return pairs[i + 1]!
        return 0
      })
    },
  }
}

function unpack(packed: string, scale: number): Float32Array {
  const pairs: number[] = []
  for (const [, letter, value] of packed.matchAll(/([a-z])(-?\d+)/gu))
    pairs.push(letter!.charCodeAt(0) - 97, Number(value) / scale)
  return Float32Array.from(pairs)
}

/** Spreads each piece's weight over its characters and takes the stretch with the greatest sum (Kadane). */
function heaviestStretch(clause: Clause, weightOf: (gram: string) => number): Span | null {
  const { text, at } = clause
  const heat = new Float32Array(text.length)
  for (const [gram, first] of gramsOf(text)) {
    const weight = weightOf(gram)
    if (weight === 0) continue
    const share = weight / gram.length
    for (let i = 0; i < gram.length; i++) {
      // The mark of the clause's beginning takes the first place.
      const index = first + i - 1
      if (index >= 0 && index < heat.length) heat[index]! += share
    }
  }
  let best = { sum: 0, start: 0, end: 0 }
  let run = { sum: 0, start: 0 }
  for (let index = 0; index < heat.length; index++) {
    if (run.sum <= 0) run = { sum: 0, start: index }
    run.sum += heat[index]!
    if (run.sum > best.sum) best = { sum: run.sum, start: run.start, end: index + 1 }
  }
  // A mark such as 、 may weigh most of all; it shows nobody anything.
  if (!/[\p{L}\p{N}]/u.test(text.slice(best.start, best.end))) return null
  return { start: at[best.start]!, end: at[best.end - 1]! + 1 }
}
