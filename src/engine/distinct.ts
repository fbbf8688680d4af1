import type { Indicator, ScoredIndicator } from './model'
import { lessIsBetterByName } from './quantity-rule'
import { rateBandsOf } from './rate-band-rule'
import type { Scheme } from './scheme'
import { indicatorResult, type IndicatorResult, type ScoreInput } from './score-indicator'
import { targetInName } from './value'

/**
 * Most rows of a batch repeat another row's values (相关 → 100%, 1 point). What a score follows from is target, actual,
 * unit, weight, self score, and of the name only what a scheme looks for in it: each distinct combination is scored
 * once and joined back. A test holds the results against scoring row by row.
 */
export class DistinctScorer {
  readonly results: IndicatorResult[] = []
  private readonly byName = new Map<string, Node>()
  private readonly byNameKey = new Map<string, Node>()

  /** @param atMost how many distinct combinations are remembered before it starts afresh; bounds the memory of a long run */
  constructor(
    private readonly scheme: Scheme,
    private readonly atMost = Infinity,
  ) {}

  /** The place of the row's result in `results`. */
  indexOf(row: ScoreInput): number {
    const leaf = this.leafOf(row)
    const { weight, reportedScore, measureUnit } = row
    // A pair of target and actual has few weights: comparing them is faster than building a key.
    for (let place = 0; place < leaf.length && place < FEW; place++) {
      const one = leaf[place]!
      if (one.weight === weight && one.reportedScore === reportedScore && one.measureUnit === measureUnit)
        return one.index
    }
    if (leaf.length < FEW) {
      const index = this.add(row)
      leaf.push({ weight, reportedScore, measureUnit, index })
      return index
    }
    const key = JSON.stringify([weight, reportedScore, measureUnit])
    let index = (leaf.more ??= new Map()).get(key)
    if (index === undefined) leaf.more.set(key, (index = this.add(row)))
    return index
  }

  resultOf(row: ScoreInput): IndicatorResult {
    if (this.results.length >= this.atMost) this.forget()
    return this.results[this.indexOf(row)]!
  }

  private add(row: ScoreInput): number {
    return this.results.push(indicatorResult(row, this.scheme)) - 1
  }

  private leafOf({ level3, target, actual }: ScoreInput): Leaf {
    const node = this.byName.get(level3) ?? this.addName(level3)
    let actuals = node.get(target)
    if (!actuals) node.set(target, (actuals = new Map()))
    let leaf = actuals.get(actual)
    if (!leaf) actuals.set(actual, (leaf = []))
    return leaf
  }

  /** All that a name can change: its direction, bands of its own, a target that stands in it. */
  nameKey(name: string): string {
    const direction = lessIsBetterByName(name, this.scheme) ? '<' : ''
    return direction + (rateBandsOf(name, this.scheme) || targetInName(name) ? name : '')
  }

  private addName(name: string): Node {
    const key = this.nameKey(name)
    let node = this.byNameKey.get(key)
    if (!node) this.byNameKey.set(key, (node = new Map()))
    if (this.byName.size >= this.atMost) this.byName.clear()
    this.byName.set(name, node)
    return node
  }

  private forget() {
    this.byName.clear()
    this.byNameKey.clear()
    this.results.length = 0
  }
}

/** target → actual → the weights, self scores and units that go with them. */
type Node = Map<string | null, Map<string | null, Leaf>>
interface Entry extends Pick<ScoreInput, 'weight' | 'reportedScore' | 'measureUnit'> {
  index: number
}
type Leaf = Entry[] & { more?: Map<string, number> }

/** With more than so many combinations a leaf has a key for the others. */
const FEW = 8

const REMEMBERED = 50_000
const SCORERS = new WeakMap<Scheme, DistinctScorer>()

/** The scorer that all tables of a scheme share. */
export function scorerOf(scheme: Scheme): DistinctScorer {
  let scorer = SCORERS.get(scheme)
  if (!scorer) SCORERS.set(scheme, (scorer = new DistinctScorer(scheme, REMEMBERED)))
  return scorer
}

/** Scores one indicator row and says which rule did it; `manual` where no rule decides. */
export function scoreIndicator(indicator: Indicator, scheme: Scheme): ScoredIndicator {
  // Not a spread: V8 takes 5 µs for one with more than one source.
  return Object.assign({}, indicator, scorerOf(scheme).resultOf(indicator))
}

/** Rows scored in bulk: row `i` has the result `results[index[i]]`. */
export interface DistinctScores {
  results: readonly IndicatorResult[]
  index: Uint32Array
}

/** Scores a long list: each distinct combination once, joined back by index; the same results as row by row. */
export function scoreDistinct(rows: readonly ScoreInput[], scheme: Scheme): DistinctScores {
  const scorer = new DistinctScorer(scheme)
  const index = new Uint32Array(rows.length)
  for (let place = 0; place < rows.length; place++) index[place] = scorer.indexOf(rows[place]!)
  return { results: scorer.results, index }
}
