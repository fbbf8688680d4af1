export { chartsComplete, completeCharts, FIRST_PARTS, prepareCharts, type ChartOption } from './register'
export { readTheme, type ChartTheme } from './theme'
export { chartLabels, type ChartLabels, type ChartLocale } from './labels'
export { CHART_HEIGHT, type ChartContext } from './frame'
export { keyOf, markOf, pointOf, type DatumKey } from './datum'
export type { ChartTable } from './chart-table'
export {
  amountUnit,
  formatAmount,
  formatCount,
  formatDecimal,
  formatExact,
  formatInUnit,
  formatPercent,
  formatSigned,
  formatSignedCount,
  inUnit,
  NONE,
  type AmountUnit,
} from './format'
export { type RateTrendContext, buildRateTrendOption, describeRateTrend, tableRateTrend } from './rate-trend'
export {
  type RateRankingContext,
  heightRateRanking,
  buildRateRankingOption,
  describeRateRanking,
  tableRateRanking,
} from './rate-ranking'
export {
  type RateDistributionContext,
  buildRateDistributionOption,
  describeRateDistribution,
  tableRateDistribution,
} from './rate-distribution'
export {
  type FundSourcesContext,
  heightFundSources,
  buildFundSourcesOption,
  describeFundSources,
  tableFundSources,
} from './fund-sources'
export {
  type GradeBand,
  type ScoreHistogramContext,
  buildScoreHistogramOption,
  describeScoreHistogram,
  tableScoreHistogram,
} from './score-histogram'
export {
  type ScoreDumbbellContext,
  heightScoreDumbbell,
  buildScoreDumbbellOption,
  describeScoreDumbbell,
  tableScoreDumbbell,
} from './score-dumbbell'
export { heightLevel1Loss, buildLevel1LossOption, describeLevel1Loss, tableLevel1Loss } from './level1-loss'
export {
  type LostPointsContext,
  heightLostPoints,
  rowsLostPoints,
  buildLostPointsOption,
  describeLostPoints,
  tableLostPoints,
} from './lost-points'
export {
  type ProblemHeatmapContext,
  heightProblemHeatmap,
  buildProblemHeatmapOption,
  describeProblemHeatmap,
  tableProblemHeatmap,
} from './problem-heatmap'
export {
  type FindingRulesContext,
  type RuleCount,
  heightFindingRules,
  buildFindingRulesOption,
  describeFindingRules,
  tableFindingRules,
} from './finding-rules'
export {
  type DepartmentYearsRows,
  buildDepartmentYearsOption,
  describeDepartmentYears,
  tableDepartmentYears,
} from './department-years'
export { buildGradeBarsOption, describeGradeBars, tableGradeBars } from './grade-bars'
export {
  type UnspentParetoContext,
  concentrationOfUnspent,
  heightUnspentPareto,
  buildUnspentParetoOption,
  describeUnspentPareto,
  tableUnspentPareto,
} from './unspent-pareto'
export {
  type BudgetScatterContext,
  buildBudgetScatterOption,
  describeBudgetScatter,
  tableBudgetScatter,
} from './budget-scatter'
export { buildRateSlopeOption, describeRateSlope, tableRateSlope } from './rate-slope'
export { buildScoreCurveOption, describeScoreCurve, tableScoreCurve } from './score-curve'
export {
  type Level1HeatmapContext,
  heightLevel1Heatmap,
  buildLevel1HeatmapOption,
  describeLevel1Heatmap,
  tableLevel1Heatmap,
} from './level1-heatmap'
export {
  buildQueryResultOption,
  describeQueryResult,
  drawable,
  heightQueryResult,
  tableQueryResult,
  type Drawable,
  type QueryDrawing,
} from './query-result'
export { chartPicture, type Picture, type PictureFrame } from './picture'
export {
  buildGradeShiftOption,
  describeGradeShift,
  tableGradeShift,
  type GradeShift,
  type ShiftNames,
} from './grade-shift'
export { seriate, type Seriation } from './seriate'
export {
  buildScoreDistributionOption,
  describeScoreDistribution,
  tableScoreDistribution,
} from './score-distribution'
export {
  type DepartmentYear,
  buildLevel1MedianOption,
  describeLevel1Median,
  heightLevel1Median,
  tableLevel1Median,
} from './level1-median'
export {
  type Level1YearsContext,
  buildLevel1YearsOption,
  describeLevel1Years,
  heightLevel1Years,
  tableLevel1Years,
} from './level1-years'
