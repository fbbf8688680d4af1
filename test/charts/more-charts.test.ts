import { describe, expect, test } from 'vitest'
import {
  buildBudgetScatterOption,
  buildRateSlopeOption,
  buildScoreCurveOption,
  buildUnspentParetoOption,
  chartLabels,
  concentrationOfUnspent,
  describeBudgetScatter,
  describeRateSlope,
  describeScoreCurve,
  describeUnspentPareto,
  tableBudgetScatter,
  tableRateSlope,
  tableScoreCurve,
  tableUnspentPareto,
} from '@/charts'
import { district, EXECUTION, executionRow, scoreRow, SCORES } from './rows'
import { told } from './told'
import { TEST_THEME } from './theme'

const labels = chartLabels('zh-CN')
const context = { theme: TEST_THEME, labels }

describe('Pareto of unspent money', () => {
  test('most first, shares of the sum of what is left; what was overspent is not set off', () => {
    // 1266.10 + 366.48 + 158.46 + 36.65 = 1827.69; the −15.40 and the 0 hold nothing.
    expect(tableUnspentPareto(EXECUTION, labels).rows.map((row) => row.cells)).toEqual([
      ['区教育局', '1,266.10', '69.27%', '98.12%'],
      ['区水利局', '366.48', '89.32%', '0.00%'],
      ['上街区政务服务中心', '158.46', '97.99%', '56.76%'],
      ['区司法局', '36.65', '100.00%', '90.00%'],
    ])
  })

  test.each([
    { title: 'two of four hold 80 %', unspent: ['1266.10', '366.48', '158.46', '36.65'], few: 2, of: 4 },
    { title: 'exactly 80 % is enough', unspent: ['80', '20'], few: 1, of: 2 },
    { title: 'one holds all', unspent: ['0.01'], few: 1, of: 1 },
    { title: 'all alike', unspent: ['1', '1', '1', '1', '1'], few: 4, of: 5 },
  ])('$title', ({ unspent, few, of }) => {
    const rows = unspent.map((amount, index) => executionRow(`局${index}`, '50', { unspent: amount }))
    expect(concentrationOfUnspent(rows)).toEqual({ few, of, share: '80' })
  })

  test('the marks are capped, the rest is counted, the sentence is of all', () => {
    const rows = district(30, [2022])
    const option = buildUnspentParetoOption(rows, { ...context, limit: 5 })
    expect(told(option)).toMatchObject({ xAxis: { min: 0 }, series: [{ data: { length: 5 } }] })
    expect(option?.title).toMatchObject({
      text: expect.stringMatching(/^另有 \d+ 张自评表未画出$/) as string,
    })
    expect(describeUnspentPareto(EXECUTION, 'zh-CN')).toBe(
      '未执行金额共 1,827.69 万元，其中 2 张自评表（共 4 张）占 80%；最多的是 区教育局，1,266.10 万元。',
    )
    expect(concentrationOfUnspent([])).toBeNull()
  })
})

describe('budget and rate', () => {
  test('twice the money is twice the area; a slow table is a triangle; no budget has no place', () => {
    const rows = [
      executionRow('大', '50', { adjustedBudget: '1000', unspent: '400' }),
      executionRow('小', '95', { adjustedBudget: '500', unspent: '100' }),
      executionRow('空', null, { adjustedBudget: '0', unspent: '0' }),
    ]
    expect(told(buildBudgetScatterOption(rows, { ...context, threshold: '90' }))).toMatchObject({
      xAxis: { type: 'log' },
      series: [
        { symbol: 'triangle', data: [{ value: [1000, 50], symbolSize: 44 }] },
        {
          symbol: 'circle',
          data: [{ value: [500, 95], symbolSize: 22 }],
          markLine: { data: [{ yAxis: 90 }] },
        },
      ],
      title: { text: '1 张表执行率无法计算' },
    })
    expect(tableBudgetScatter(rows, labels).rows.map((row) => row.cells[0])).toEqual(['大', '小'])
    expect(describeBudgetScatter(rows, 'zh-CN', { threshold: '90' })).toContain(
      '低于执行率线的表中预算最大的是 大',
    )
  })
})

describe('slope of two years', () => {
  test('greatest fall first, in percentage points; without a year before there is no line', () => {
    expect(tableRateSlope(EXECUTION, labels).rows.map((row) => row.cells)).toEqual([
      ['上街区政务服务中心', '71.30%', '56.76%', '−14.54'],
      ['区司法局', '90.00%', '90.00%', '0.00'],
      ['区教育局', '97.50%', '98.12%', '+0.62'],
      ['区民政局', '88.00%', '104.20%', '+16.20'],
    ])
    expect(describeRateSlope(EXECUTION, 'zh-CN')).toBe(
      '4 张自评表的执行率与上年相比：1 张下降，2 张上升；变化最低 上街区政务服务中心 −14.54 个百分点，最高 区民政局 +16.20 个百分点。',
    )
  })

  test('falls and the others are two series, each line with its key', () => {
    expect(told(buildRateSlopeOption(EXECUTION, context))).toMatchObject({
      yAxis: { min: 40, max: 120 },
      series: [
        { name: '不低于上年', data: { length: 3 } },
        {
          name: '比上年低',
          data: [{ value: [71.3, 56.76], key: { department: '上街区政务服务中心', year: 2022 } }],
        },
      ],
    })
  })

  test('120 lines at most', () => {
    const rows = district(200, [2022]).map((row) => ({ ...row, previousRate: '50' }))
    const series = buildRateSlopeOption(rows, context)?.series as { data: unknown[] }[]
    expect(series.reduce((sum, one) => sum + one.data.length, 0)).toBeLessThanOrEqual(120)
  })
})

describe('cumulative distribution of totals', () => {
  test('each distinct total once, with the tables at or below it', () => {
    const rows = [
      scoreRow('甲', '90', '90', '0'),
      scoreRow('乙', '90.00', '80', '10'),
      scoreRow('丙', '100', null, null),
    ]
    expect(tableScoreCurve(rows, labels).rows.map((row) => row.cells)).toEqual([
      ['80.00', '0', '1'],
      ['90.00', '2', '2'],
      ['100.00', '3', '2'],
    ])
    expect(told(buildScoreCurveOption(rows, context))).toMatchObject({
      xAxis: { min: 70 },
      yAxis: { min: 0, max: 100 },
      series: [
        { name: '自评', step: 'end', data: [{ value: [90, 66.67] }, { value: [100, 100] }] },
        { name: '复算', data: [{ value: [80, 50] }, { value: [90, 100] }] },
      ],
    })
  })

  test('the sentence gives the median of each side that has one', () => {
    expect(describeScoreCurve(SCORES, 'zh-CN')).toBe(
      '总分累计分布曲线，一半的表不高于：自评 95.00 分，复算 92.10 分。',
    )
    expect(describeScoreCurve([scoreRow('甲', null, '88', null)], 'en')).toBe(
      'Cumulative distribution of totals; half of the tables have at most: 88.00 recomputed.',
    )
  })
})
