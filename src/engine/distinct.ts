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
  private readonly byKey = new Map<string, number>()
  private readonly names = new Map<string, string>()

  /** @param atMost how many distinct combinations are remembered before it starts afresh; bounds the memory of a long run */
  constructor(
    private readonly scheme: Scheme,
    private readonly atMost = Infinity,
  ) {}

  /** The place of the row's result in `results`. */
  indexOf(row: ScoreInput): number {
    const key = `${this.nameKey(row.level3)}\0${row.target ?? '\x01'}\0${row.actual ?? '\x01'}\0${row.weight ?? ''}\0${row.reportedScore ?? ''}\0${row.measureUnit ?? ''}`
    let index = this.byKey.get(key)
    if (index === undefined) {
      if (this.byKey.size >= this.atMost) this.forget()
      index = this.results.push(indicatorResult(row, this.scheme)) - 1
      this.byKey.set(key, index)
    }
    return index
  }

  resultOf(row: ScoreInput): IndicatorResult {
    return this.results[this.indexOf(row)]!
  }

  /** All that a name can change: its direction, bands of its own, a target that stands in it. */
  private nameKey(name: string): string {
    let key = this.names.get(name)
    if (key === undefined) {
      const direction = lessIsBetterByName(name, this.scheme) ? '<' : ''
      const whole = rateBandsOf(name, this.scheme) || targetInName(name) ? name : ''
      key = direction + whole
      if (this.names.size >= this.atMost) this.names.clear()
      this.names.set(name, key)
    }
    return key
  }

  private forget() {
    this.byKey.clear()
    this.results.length = 0
  }
}

const REMEMBERED = 50_000
const SCORERS = new WeakMap<Scheme, DistinctScorer>()

/** Scores one indicator row and says which rule did it; `manual` where no rule decides. */
export function scoreIndicator(indicator: Indicator, scheme: Scheme): ScoredIndicator {
  let scorer = SCORERS.get(scheme)
  if (!scorer) SCORERS.set(scheme, (scorer = new DistinctScorer(scheme, REMEMBERED)))
  return { ...indicator, ...scorer.resultOf(indicator) }
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
  rows.forEach((row, place) => {
    index[place] = scorer.indexOf(row)
  })
  return { results: scorer.results, index }
}
