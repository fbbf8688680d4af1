import * as echarts from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { describe, expect, test } from 'vitest'
import {
  buildBudgetScatterOption,
  buildDepartmentYearsOption,
  buildFindingRulesOption,
  buildFundSourcesOption,
  buildGradeBarsOption,
  buildLevel1HeatmapOption,
  buildLevel1LossOption,
  buildLevel1MedianOption,
  buildLevel1YearsOption,
  buildLostPointsOption,
  buildProblemHeatmapOption,
  buildRateDistributionOption,
  buildRateRankingOption,
  buildRateSlopeOption,
  buildRateTrendOption,
  buildScoreCurveOption,
  buildScoreDistributionOption,
  buildScoreDumbbellOption,
  buildScoreHistogramOption,
  buildUnspentParetoOption,
  FIRST_PARTS,
  chartLabels,
  type ChartOption,
} from '@/charts'
import { MORE_PARTS } from '@/charts/more-parts'
import { renderTooltip } from '@/charts/tooltip'
import {
  BANDS,
  executionRow,
  FINDINGS,
  FUND_SOURCES,
  FUND_SOURCES_2022,
  HOSTILE_NAMES,
  PROBLEMS,
  scoreRow,
  YEARS,
} from './rows'
import { TEST_THEME } from './theme'

echarts.use([...FIRST_PARTS, ...MORE_PARTS, SVGRenderer])

const context = { theme: TEST_THEME, labels: chartLabels('zh-CN'), threshold: '90' }
const execution = HOSTILE_NAMES.map((name) => executionRow(name, '56.76', { previousRate: '60' }))
const scores = HOSTILE_NAMES.map((name) => scoreRow(name, '100', '96.31', '3.69', { reportedGrade: name }))
const level1 = HOSTILE_NAMES.map((name) => ({
  year: 2022,
  level1: name,
  tables: 1,
  weight: '10',
  reportedScore: '9',
  score: '8',
}))
const yearLevels = HOSTILE_NAMES.flatMap((level1) =>
  [2021, 2022].map((year) => ({
    year,
    level1,
    weight: '10',
    score: '5',
    departments: 5,
    middleBelow: '60.00',
    middleAbove: '60.00',
  })),
)
const nameOf = () => HOSTILE_NAMES[0]!

const options: Record<string, ChartOption | null> = {
  rateTrend: buildRateTrendOption(YEARS, context),
  rateRanking: buildRateRankingOption(execution, context),
  rateDistribution: buildRateDistributionOption(execution, context),
  fundSourcesByYear: buildFundSourcesOption(FUND_SOURCES, context),
  fundSourcesOfYear: buildFundSourcesOption(FUND_SOURCES_2022, context),
  scoreHistogram: buildScoreHistogramOption(scores, { ...context, bands: BANDS }),
  scoreDumbbell: buildScoreDumbbellOption(scores, context),
  level1Loss: buildLevel1LossOption(level1, context),
  lostPoints: buildLostPointsOption(
    HOSTILE_NAMES.map((level3) => ({ level3, tables: 1, lost: '2' })),
    context,
  ),
  problemHeatmap: buildProblemHeatmapOption(PROBLEMS, { ...context, nameOf }),
  findingRules: buildFindingRulesOption(FINDINGS, { ...context, nameOf }),
  departmentYears: buildDepartmentYearsOption({ execution, scores }, context),
  gradeBars: buildGradeBarsOption(scores, context),
  unspentPareto: buildUnspentParetoOption(execution, context),
  budgetScatter: buildBudgetScatterOption(execution, context),
  rateSlope: buildRateSlopeOption(execution, context),
  level1Heatmap: buildLevel1HeatmapOption(
    HOSTILE_NAMES.map((name) => ({ department: name, level1: name, tables: 1, weight: '10', score: '5' })),
    context,
  ),
  scoreDistribution: buildScoreDistributionOption(scores, context),
  level1Median: buildLevel1MedianOption(yearLevels, {
    ...context,
    department: HOSTILE_NAMES[0]!,
    year: 2022,
  }),
  level1Years: buildLevel1YearsOption(yearLevels, { ...context, department: HOSTILE_NAMES[0]! }),
  scoreCurve: buildScoreCurveOption(scores, context),
}

function draw(option: ChartOption): string {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 640, height: 480 })
  chart.setOption(option)
  const svg = chart.renderToSVGString()
  chart.dispose()
  return svg
}

/** Every key and every string value anywhere in an option. */
function walk(value: unknown, visit: (key: string, value: unknown) => void): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    visit(key, inner)
    walk(inner, visit)
  }
}

describe.each(Object.entries(options))('%s', (_, option) => {
  test('draws, and a name from a file stays text', () => {
    const svg = draw(option!)
    expect(svg).toMatch(/<path/)
    expect(svg).not.toMatch(/<img|<script|NaN|undefined/)
  })

  test('no rich text, no template strings: `{a|b}` and `{b}` in a name have no meaning', () => {
    const suspicious: string[] = []
    walk(option, (key, value) => {
      if (key === 'rich') suspicious.push('rich')
      if (key === 'formatter' && typeof value === 'string') suspicious.push(value)
    })
    expect(suspicious).toEqual([])
  })

  test('nothing moves on an update, labels are not turned', () => {
    expect(option).toMatchObject({ animation: false })
    walk(option, (key, value) => {
      if (key === 'rotate') expect(value).toBe(0)
    })
  })

  test('where there are bars, their axis begins at 0', () => {
    const series = [option?.series ?? []].flat()
    const axes = [option?.xAxis ?? [], option?.yAxis ?? []].flat() as {
      type: string
      show?: boolean
      min?: number
    }[]
    const starts = axes.filter((axis) => axis.type === 'value' && axis.show !== false).map((axis) => axis.min)
    const hasBars = series.some((one) => one.type === 'bar')
    expect(hasBars ? starts : [0]).toEqual([0])
  })
})

test('names with rich-text markers are drawn as written', () => {
  const svg = draw(options.rateRanking!)
  expect(svg).toContain('{red|坏}{b} {value}')
  expect(svg).toContain('&lt;img src=x')
  expect(svg).toContain('一个名字长')
  expect(svg).not.toContain(HOSTILE_NAMES[3])
})

test('a tooltip is made of text nodes only', () => {
  const made: { tag: string; textContent: string; children: unknown[] }[] = []
  const createElement = (tag: string) => {
    const element = {
      tag,
      textContent: '',
      style: { cssText: '' },
      children: [] as unknown[],
      appendChild: (child: unknown) => element.children.push(child),
      set innerHTML(_: string) {
        throw new Error('markup in a tooltip')
      },
    }
    made.push(element)
    return element
  }
  const [image = '', rich = ''] = HOSTILE_NAMES
  renderTooltip({ title: image, lines: [[rich, '56.76%']] }, TEST_THEME, {
    createElement,
  } as unknown as Document)
  expect(made.map((element) => element.textContent).filter(Boolean)).toEqual([image, rich, '56.76%'])
  expect(made.every((element) => ['div', 'span'].includes(element.tag))).toBe(true)
})
