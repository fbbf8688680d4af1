import { describe, expect, test } from 'vitest'
import { buildRateRankingOption, buildRateTrendOption, chartLabels, rowsLostPoints } from '@/charts'
import { lyingRateAxis } from '@/charts/rate-axis'
import { EXECUTION, YEARS } from './rows'
import { TEST_THEME } from './theme'

const labels = chartLabels('zh-CN')
const phone = { theme: TEST_THEME, labels, width: 326 }
const desk = { theme: TEST_THEME, labels, width: 600 }

describe('a chart on a phone', () => {
  test('a lying rate axis labels 0, 50, 100 and nothing between, whatever its end', () => {
    const axis = lyingRateAxis(phone, ['120'])
    expect(axis).toMatchObject({ interval: 50, max: 120 })
    expect([0, 50, 100, 120].map((tick) => axis.axisLabel.formatter(tick))).toEqual(['0%', '50%', '100%', ''])
    expect(lyingRateAxis(desk, ['90'])).toMatchObject({ interval: 20 })
  })

  test('each of six years is labelled', () => {
    expect(buildRateTrendOption(YEARS, phone)).toMatchObject({ xAxis: { axisLabel: { interval: 0 } } })
  })

  test.each([
    { title: 'beside the drawing the figure alone', context: phone, text: '90%' },
    { title: 'with room its words', context: desk, text: '执行率线 90%' },
  ])('the threshold of a standing chart: $title', ({ context, text }) => {
    const option = buildRateTrendOption(YEARS, { ...context, threshold: '90' })
    const [series] = option?.series as {
      markLine: { label: { formatter: () => string; position: string } }
    }[]
    expect(series?.markLine.label.formatter()).toBe(text)
    expect(series?.markLine.label.position).toBe('end')
  })

  test('the threshold keeps its decimals: 90.5 is not 91', () => {
    const option = buildRateRankingOption(EXECUTION, { ...desk, threshold: '90.5' })
    const series = option?.series as { markLine?: { label: { formatter: () => string } } }[]
    expect(series.find((one) => one.markLine)?.markLine?.label.formatter()).toBe('执行率线 90.5%')
  })
})

test.each([
  { height: 0, rows: 8 },
  { height: 284, rows: 8 },
  { height: 508, rows: 16 },
])('$rows indicators fill $height pixels', ({ height, rows }) => {
  expect(rowsLostPoints(height)).toBe(rows)
})
