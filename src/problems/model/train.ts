import type { RuleReading } from '../rules'
import { clausesOf, gramsOf } from './clauses'
import { ANY, type StoredModel } from './linear-model'

/** A text with the categories that a person gave it; none = names no problem. */
export interface LabelledText {
  text: string
  labels: readonly string[]
  /** How much the example counts. @default 1 */
  weight?: number
}

const EPOCHS = 15
const RATE = 0.25
const DECAY = 4e-3
const FIRST_BIAS = -2
/** Smaller weights are dropped: they are noise of single examples, and most of the file. */
const SMALLEST = 0.3
const SCALE = 20

/**
 * Trains one logistic regression per category, and one for "names any problem", over the pieces of a text's clauses
 * (AdaGrad, seeded order). A text has the category when one of its clauses has it, so only the clause that speaks most
 * plainly for a category learns.
 *
 * @param rules reads what the counter-words take back: the model never sees it, here or later
 */
export function trainModel(
  examples: readonly LabelledText[],
  codes: readonly string[],
  rules: (text: string) => RuleReading,
): StoredModel {
  const categories = [...codes, ANY]
  const ids = new Map<string, number>()
  const idOf = (gram: string) => {
    const id = ids.get(gram) ?? ids.size
    ids.set(gram, id)
    return id
  }
  const prepared = examples.map(({ text, labels, weight = 1 }) => {
    const compact = text.replace(/\s/gu, '')
    const { denied, instruction } = rules(compact)
    const clauses = instruction ? [] : clausesOf(compact, denied)
    return {
      clauses: clauses.map((clause) => [...gramsOf(clause.text).keys()].map(idOf)),
      named: categories.map((code) => (code === ANY ? labels.length > 0 : labels.includes(code))),
      weight,
    }
  })
  const width = categories.length
  const weights = new Float64Array(ids.size * width)
  const squares = new Float64Array(ids.size * width)
  const bias = new Float64Array(width).fill(FIRST_BIAS)
  const biasSquares = new Float64Array(width)
  const step = (gradient: number, square: number) => (RATE * gradient) / (Math.sqrt(square) + 1e-6)
  const next = seededOrder(prepared.length)

  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const index of next()) {
      const { clauses, named, weight } = prepared[index]!
      if (clauses.length === 0) continue
      for (let category = 0; category < width; category++) {
        let best = -Infinity
        let spoken = clauses[0]!
        for (const grams of clauses) {
          let sum = bias[category]!
          for (const id of grams) sum += weights[id * width + category]!
          if (sum > best) [best, spoken] = [sum, grams]
        }
        const gradient = (1 / (1 + Math.exp(-best)) - (named[category] ? 1 : 0)) * weight
        if (Math.abs(gradient) < 1e-3) continue
        for (const id of spoken) {
          const at = id * width + category
          const slope = gradient + DECAY * weights[at]!
          squares[at]! += slope * slope
          weights[at]! -= step(slope, squares[at]!)
        }
        biasSquares[category]! += gradient * gradient
        bias[category]! -= step(gradient, biasSquares[category]!)
      }
    }
  }
  return pack(ids, weights, bias, categories)
}

function pack(
  ids: ReadonlyMap<string, number>,
  weights: Float64Array,
  bias: Float64Array,
  categories: readonly string[],
): StoredModel {
  const width = categories.length
  const packed: Record<string, string> = {}
  for (const gram of [...ids.keys()].sort()) {
    let text = ''
    for (let category = 0; category < width; category++) {
      const weight = weights[ids.get(gram)! * width + category]!
      if (Math.abs(weight) >= SMALLEST)
        text += String.fromCharCode(97 + category) + String(Math.round(weight * SCALE))
    }
    if (text !== '') packed[gram] = text
  }
  return {
    categories: [...categories],
    bias: [...bias].map((value) => Math.round(value * SCALE)),
    scale: SCALE,
    weights: packed,
  }
}

/** A new order of the examples at each call, the same ones in every run (mulberry32). */
function seededOrder(count: number): () => number[] {
  let state = 1
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return () => {
    const order = Array.from({ length: count }, (_, index) => index)
    for (let i = count - 1; i > 0; i--) {
      const j = Math.floor(fraction() * (i + 1))
      ;[order[i], order[j]] = [order[j]!, order[i]!]
    }
    return order
  }
}
