export { CATEGORY_NAMES, type CategoryName } from './category-names'
export {
  CATEGORIES,
  TAXONOMY,
  type Category,
  type CounterWords,
  type PairRule,
  type Taxonomy,
} from './taxonomy'
export { checkPattern } from './check-pattern'
export { parseTaxonomy, TaxonomyError } from './read-taxonomy'
export {
  classify,
  classifyBy,
  createClassifier,
  WEIGHING,
  type CategoryMatch,
  type Weighing,
} from './classify'
export { splitSentences } from './split-sentences'
export { splitItems, splitReason, type ProblemItem } from './split-items'
export { classifyWith } from './model/compare'
export { trainModel, type LabelledText } from './model/train'
export { microF1, type MicroScore } from './model/score'
export { createRules, type RuleReading } from './rules'
export { comparable, COPY_RULE, type CopyRule } from './copies/comparable'
export {
  findCopies,
  type CommonText,
  type ComparedText,
  type Copy,
  type CopyResult,
} from './copies/find-copies'
export { findReportCopies, REPORT_SHARE, REPORT_TEXTS, type ReportCopy } from './copies/report-copies'
export { textFindings, type TableWithProblems } from './findings'
export {
  judgePromise,
  type PromiseEvidence,
  type PromiseFigure,
  type PromiseJudgement,
  type PromiseReason,
  type PromiseVerdict,
} from './recurrence/judge-promise'
export { groupSimilar, type SentenceGroup } from './group-similar'
