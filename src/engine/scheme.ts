import type { Bilingual, DecimalString, EvaluationKind, Grade } from './model'

/** How the budget line is scored from its execution rate. Rates and shares are in percent. */
export type BudgetFormula =
  /** rate × weight. */
  | { type: 'linear' }
  /** rate ÷ threshold × weight, at most the weight. */
  | { type: 'threshold'; threshold: DecimalString }
  /**
   * From `full` on the whole weight; each `every` percent below it costs `points`. What is less than a whole step is
   * `free`, or `counts` as one.
   */
  | {
      type: 'steps'
      full: DecimalString
      every: DecimalString
      points: DecimalString
      partial: 'free' | 'counts'
    }
  /** Straight lines between knots: a `share` of the weight at each `rate`, ascending; level before the first and after the last. */
  | { type: 'piecewise'; knots: readonly { rate: DecimalString; share: DecimalString }[] }

/** A band of attainment in percent; a bound that is included belongs to the better band. */
export interface QualityBand {
  id: 'attained' | 'partly' | 'missed'
  from: DecimalString
  to: DecimalString
  /** Words of the actual value that put an indicator into this band. */
  words: readonly string[]
}

/** Points of an indicator by bands of its own percentage (追加 ÷ 年初: 0 → full, ≤ 10 % → 75 % of the weight …). */
export interface RateBands {
  /** Names of the indicators, whole. */
  indicators: readonly string[]
  /** Ascending; `upTo` is included. `share` in percent of the weight. */
  bands: readonly { upTo: DecimalString; share: DecimalString }[]
  /** Share above the last band. */
  beyond: DecimalString
}

/** 指标偏离: an actual of `from` percent of its target or more costs `points`, at most all of them. */
export interface OverAchievement {
  /** False: known, not in force (a what-if). */
  applies: boolean
  from: DecimalString
  points: DecimalString
}

/** 封顶: with an execution rate below `below` percent the total is at most `atMost`; ascending, the first that fits counts. */
export interface TotalCaps {
  /** False: known, not in force (a what-if). */
  applies: boolean
  bands: readonly { below: DecimalString; atMost: DecimalString }[]
}

/** The parts of a scheme that a document can be cited for. */
export type SchemePart =
  | 'budget'
  | 'rateBands'
  | 'weights'
  | 'expectedIndicators'
  | 'quantity'
  | 'quality'
  | 'overAchievement'
  | 'grades'
  | 'caps'

/** A document that rules come from. */
export interface SourceDocument {
  title: string
  number: string | null
  url: string | null
}

/** Where one part comes from, and how well that is known. */
export interface Citation {
  part: SchemePart
  document: SourceDocument
  /**
   * `published-form`: read from, or worked out of, a published table. `from-knowledge`: the regulation, written from knowledge
   * of it and not copied from the original. `manual`: an operating manual. `own`: set by the officer.
   */
  basis: 'published-form' | 'from-knowledge' | 'manual' | 'own'
  note: Bilingual
}

/** 评分方案: the rules in force, as data, with the documents that they come from. */
export interface Scheme {
  id: string
  version: string
  /** Ids that it had before; a stored table may still name one. */
  formerly?: readonly string[]
  title: Bilingual
  region: string | null
  /** Words in the name of a department (or of its authority) that say it is of this region. */
  regionWords: readonly string[]
  kinds: readonly EvaluationKind[]
  document: SourceDocument & { note: Bilingual }
  /** ISO dates; `to` null = still in force, or its end is not known. */
  inForce: { from: string; to: string | null }
  citations: readonly Citation[]
  fullPoints: DecimalString
  weights: {
    budget: DecimalString | null
    level1: readonly { name: string; weight: DecimalString }[]
  }
  /** Indicators that a table of this scheme should have, by their level. */
  expectedIndicators: readonly { level: 2 | 3; level1: string | null; name: string }[]
  budget: {
    formula: BudgetFormula
    /** Where not null, the rate is rounded half up to that many decimals (percent) before it is used. */
    roundRateFirst: number | null
  }
  /** Decimals of a score, rounded half up, once. */
  scoreDigits: number
  quantity: {
    /** A missed target of ≥ or none: actual ÷ target × weight, or nothing. */
    more: 'proportion' | 'all-or-nothing'
    /** A missed target of ≤: target ÷ actual × weight, weight less the share by which it is exceeded, or nothing. */
    less: 'inverse-proportion' | 'excess' | 'all-or-nothing'
    /** Indicators for which less is better, where the target has no operator: words in their names. */
    lessIsBetter: readonly string[]
    /** Actual ÷ target, percent, from which a target counts as set too low (a finding, never points). */
    tooLowTarget: DecimalString
    overAchievement: OverAchievement | null
    rateBands: readonly RateBands[]
  }
  quality: { bands: readonly QualityBand[] }
  /** Best first; a bound belongs to the better grade. */
  grades: readonly { grade: Grade; from: DecimalString }[]
  caps: TotalCaps | null
}

/** What is wrong with a scheme file: the JSON path and a sentence. */
export class SchemeError extends Error {
  constructor(
    readonly path: string,
    readonly reason: Bilingual,
  ) {
    super(`${path}: ${reason.zh} / ${reason.en}`)
    this.name = 'SchemeError'
  }
}
