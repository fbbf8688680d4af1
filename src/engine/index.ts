export type * from './model'
export { FUND_SOURCES } from './model'
export {
  compareDecimal,
  divide,
  parseDecimal,
  percentRate,
  plain,
  roundHalfUp,
  subtract,
  sum,
} from './decimal'
export { parseValue, showQuantity, type Operator, type Value } from './value'
export { readScheme, schemeById, SchemeError, SCHEMES, type BudgetFormula, type Scheme } from './scheme'
export { chooseSchemes, type SchemeChoice } from './choose-scheme'
export { scoreBatch, scoreEvaluation } from './evaluate'
export { scoreBudgetLine } from './score-budget'
export { scoreIndicator } from './score-indicator'
export { gradeOf } from './grade'
export {
  addFindings,
  batchFindings,
  finding,
  FINDING_GROUPS,
  FINDING_RULES,
  findingRule,
  type FindingRule,
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
