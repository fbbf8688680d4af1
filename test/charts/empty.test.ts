import { expect, test } from 'vitest'
import * as charts from '@/charts'
import { mark } from '@/charts/datum'
import { executionRow, scoreRow, yearRow } from './rows'
import { TEST_THEME } from './theme'

const labels = charts.chartLabels('zh-CN')
const context = { theme: TEST_THEME, labels }
const nothing = { execution: [], scores: [] }

test.each([
  ['rateTrend', charts.buildRateTrendOption([], context), charts.describeRateTrend([], 'zh-CN')],
  [
    'rateTrend',
    charts.buildRateTrendOption([yearRow(2022, null)], context),
    charts.describeRateTrend([], 'zh-CN'),
  ],
  ['rateRanking', charts.buildRateRankingOption([], context), charts.describeRateRanking([], 'zh-CN')],
  [
    'rateRanking',
    charts.buildRateRankingOption([executionRow('甲', null)], context),
    charts.describeRateRanking([executionRow('甲', null)], 'zh-CN'),
  ],
  [
    'rateDistribution',
    charts.buildRateDistributionOption([], context),
    charts.describeRateDistribution([], 'zh-CN'),
  ],
  ['fundSources', charts.buildFundSourcesOption([], context), charts.describeFundSources([], 'zh-CN')],
  [
    'scoreHistogram',
    charts.buildScoreHistogramOption([], context),
    charts.describeScoreHistogram([], 'zh-CN'),
  ],
  [
    'scoreHistogram',
    charts.buildScoreHistogramOption([scoreRow('甲', null, null, null)], context),
    charts.describeScoreHistogram([scoreRow('甲', null, null, null)], 'zh-CN'),
  ],
  ['scoreDumbbell', charts.buildScoreDumbbellOption([], context), charts.describeScoreDumbbell([], 'zh-CN')],
  ['level1Loss', charts.buildLevel1LossOption([], context), charts.describeLevel1Loss([], 'zh-CN')],
  ['lostPoints', charts.buildLostPointsOption([], context), charts.describeLostPoints([], 'zh-CN')],
  [
    'problemHeatmap',
    charts.buildProblemHeatmapOption([], context),
    charts.describeProblemHeatmap([], 'zh-CN'),
  ],
  ['findingRules', charts.buildFindingRulesOption([], context), charts.describeFindingRules([], 'zh-CN')],
  [
    'departmentYears',
    charts.buildDepartmentYearsOption(nothing, context),
    charts.describeDepartmentYears(nothing, 'zh-CN'),
  ],
  ['gradeBars', charts.buildGradeBarsOption([], context), charts.describeGradeBars([], 'zh-CN')],
  [
    'unspentPareto',
    charts.buildUnspentParetoOption([executionRow('甲', '104.20', { unspent: '-15.40' })], context),
    charts.describeUnspentPareto([], 'zh-CN'),
  ],
  [
    'budgetScatter',
    charts.buildBudgetScatterOption([executionRow('甲', '50', { adjustedBudget: '0' })], context),
    charts.describeBudgetScatter([executionRow('甲', null)], 'zh-CN'),
  ],
  [
    'rateSlope',
    charts.buildRateSlopeOption([executionRow('甲', '50')], context),
    charts.describeRateSlope([], 'zh-CN'),
  ],
  [
    'scoreCurve',
    charts.buildScoreCurveOption([scoreRow('甲', null, null, null)], context),
    charts.describeScoreCurve([], 'zh-CN'),
  ],
  [
    'scoreDistribution',
    charts.buildScoreDistributionOption([scoreRow('甲', null, null, null)], context),
    charts.describeScoreDistribution([], 'zh-CN'),
  ],
  [
    'level1Median',
    charts.buildLevel1MedianOption([], { ...context, department: '甲', year: 2022 }),
    charts.describeLevel1Median([], 'zh-CN', { department: '甲', year: 2022 }),
  ],
  [
    'level1Years',
    charts.buildLevel1YearsOption([], { ...context, department: '甲' }),
    charts.describeLevel1Years([], 'zh-CN', '甲'),
  ],
] as const)('%s without data: no option, and a sentence that says so', (name, option, sentence) => {
  expect(option).toBeNull()
  expect(sentence).toBe(`${labels.charts[name]}：没有可以画出的数据。`)
})

test('a click on a mark gives its key, one beside the marks gives none', () => {
  const key = { department: '区水利局', year: 2022 }
  const datum = { key, tip: { title: '', lines: [] } }
  expect(charts.keyOf({ data: mark(() => datum) })).toEqual(key)
  expect(charts.keyOf([{ data: null }, { data: mark(() => datum) }])).toEqual(key)
  expect(charts.keyOf({ componentType: 'xAxis', value: '2022' })).toBeNull()
  expect(charts.keyOf(undefined)).toBeNull()
})
