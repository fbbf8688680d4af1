export type * from './model'
export { FUND_SOURCES } from './model'
export {
  agrees,
  compareDecimal,
  divide,
  parseDecimal,
  percentRate,
  plain,
  runningSums,
  roundHalfUp,
  subtract,
  sum,
} from './decimal'
export { parseValue, showQuantity, type Operator, type Quantity, type Value } from './value'
export { convert } from './units'
export {
  SchemeError,
  type BudgetFormula,
  type Citation,
  type OverAchievement,
  type QualityBand,
  type RateBands,
  type Scheme,
  type SchemePart,
  type SourceDocument,
  type TotalCaps,
} from './scheme'
export { parseScheme, readScheme, SCHEME_SCHEMA } from './read-scheme'
export { applicableSchemes, inForce, isOfRegion, SCHEMES, type SchemeQuery } from './schemes'
export { formatSchemeChange, parseSchemeChange, schemeById, type SchemeChange } from './scheme-changes'
export {
  chooseSchemes,
  inferSchemes,
  type InferenceOptions,
  type SchemeCandidate,
  type SchemeChoice,
  type SchemeInference,
  type TableForChoice,
} from './infer-scheme'
export {
  scoreBatch,
  scoreTables,
  scoreEvaluation,
  totalOf,
  type BatchOptions,
  type TotalLine,
} from './evaluate'
export { addFindings, scoredRowsOf, type ScoredRowsOf } from './scored-rows'
export { type ScoredRows, type KindFinding, type RowKind } from './score-shared'
export {
  cellOf,
  indicatorsOf,
  sharedRowsOf,
  withSharedRows,
  type SharedName,
  type SharedRows,
  type SharedValue,
  type StatedAt,
} from './shared-rows'
export { scoreBudgetLine } from './score-budget'
export { readStatedRule, type StatedRule } from './stated-rule'
export { scoreDistinct, scoreIndicator, type DistinctScores } from './distinct'
export type { IndicatorResult, ScoreInput } from './score-indicator'
export { capOf, capTotal } from './caps'
export { gradeOf } from './grade'
export {
  batchFindings,
  finding,
  FINDING_GROUPS,
  FINDING_RULES,
  findingRule,
  NAME_HERE,
  wordingOf,
  type FindingRule,
  type FindingWording,
} from './findings'
export {
  SPOT_CHECK_WEIGHTS,
  spotCheck,
  tallyFindings,
  type RuleTally,
  type SpotCheck,
  type SpotCheckPart,
  type SpotCheckWeight,
  type SpotCheckWeights,
} from './spot-check'
export {
  citationOf,
  readOutBudget,
  readOutIndicator,
  SCORE_RULES,
  scoreRule,
  showCitation,
  type ReadOut,
  type ScoreRule,
} from './score-rules'
export { cellPlace, columnLetters, parseCellPlace } from './cell-place'
export { scoreTotals, type WhatIfScore, type WhatIfTable } from './what-if'
