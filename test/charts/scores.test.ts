import { describe, expect, test } from 'vitest'
import {
  buildDepartmentYearsOption,
  buildGradeBarsOption,
  buildLevel1HeatmapOption,
  buildLevel1LossOption,
  buildLostPointsOption,
  buildScoreDistributionOption,
  buildScoreDumbbellOption,
  buildScoreHistogramOption,
  chartLabels,
  describeDepartmentYears,
  describeGradeBars,
  describeLevel1Heatmap,
  describeLevel1Loss,
  describeLostPoints,
  describeScoreDumbbell,
  describeScoreHistogram,
  heightScoreDumbbell,
  tableDepartmentYears,
  tableGradeBars,
  tableLevel1Heatmap,
  tableLevel1Loss,
  tableLostPoints,
  tableScoreDistribution,
  tableScoreDumbbell,
  tableScoreHistogram,
} from '@/charts'
import { BANDS, executionRow, LEVEL1, LOST, scoreRow, SCORES } from './rows'
import { told } from './told'
import { TEST_THEME } from './theme'

const labels = chartLabels('zh-CN')
const context = { theme: TEST_THEME, labels }

describe('score histogram', () => {
  test('bins hold their lower end; 100 belongs to the last; self outlined, recomputed solid', () => {
    expect(told(buildScoreHistogramOption(SCORES, { ...context, bands: BANDS }))).toMatchObject({
      xAxis: [
        { data: ['55–60', '60–65', '65–70', '70–75', '75–80', '80–85', '85–90', '90–95', '95–100'] },
        { min: 55, max: 100 },
      ],
      yAxis: { min: 0 },
      series: [
        {
          name: '自评',
          itemStyle: { borderColor: TEST_THEME.self },
          data: [{ value: 1 }, {}, {}, {}, {}, { value: null }, { value: null }, { value: 1 }, { value: 3 }],
        },
        {
          name: '复算',
          data: [{ value: null }, {}, {}, {}, { value: 1 }, {}, { value: 1 }, { value: 1 }, { value: 2 }],
        },
        {
          markArea: {
            data: [
              [{ name: '优', xAxis: 90 }, { xAxis: 100 }],
              [{ name: '良', xAxis: 80 }, { xAxis: 90 }],
              [{ name: '中', xAxis: 60 }, { xAxis: 80 }],
              [{ name: '差', xAxis: 55 }, { xAxis: 60 }],
            ],
          },
        },
      ],
    })
  })

  test.each([
    { title: 'a total above 100 is shown, not dropped', total: '104.5', bin: '100–105' },
    { title: 'a total below 0 too', total: '-1', bin: '-5–0' },
    { title: '0 is a total', total: '0', bin: '0–5' },
  ])('$title', ({ total, bin }) => {
    const table = tableScoreHistogram([scoreRow('甲', total, null, null)], labels)
    expect(table.rows.find((row) => row.cells[1] === '1')?.cells[0]).toBe(`${bin} 分`)
  })

  test('the key of a bar is its bin, of a self-reported one whose tables it counts', () => {
    expect(told(buildScoreHistogramOption([scoreRow('甲', '90', '89.99', '0.01')], context))).toMatchObject({
      series: [
        {
          data: [{}, {}, {}, {}, {}, {}, { key: { departments: ['甲'] }, value: 1 }, {}],
        },
        {
          data: [
            {},
            {},
            {},
            {},
            {},
            { key: { side: 'recomputed', bin: { from: '85', to: '90' } }, value: 1 },
            {},
            {},
          ],
        },
        {},
      ],
    })
  })

  test('sentences', () => {
    expect(describeScoreHistogram(SCORES, 'zh-CN')).toBe(
      '6 张自评表的总分直方图。自评最集中在 95–100 分，3 张。复算最集中在 95–100 分，2 张。',
    )
    expect(describeScoreHistogram([scoreRow('甲', null, '88', null)], 'en')).toBe(
      'Histogram of the totals of 1 table. No self-reported total. Recomputed, most are at 85–90 points: 1.',
    )
  })
})

describe('score dumbbell', () => {
  test('greatest difference first, whichever its sign; equal totals and missing ones left out', () => {
    expect(told(buildScoreDumbbellOption(SCORES, context))).toMatchObject({
      xAxis: { min: 70, max: 100 },
      yAxis: [
        { data: ['区水利局', '上街区政务服务中心', '区民政局'] },
        { data: ['+15.80', '+3.69', '−2.10'] },
      ],
      series: [
        { type: 'custom', data: [[95, 79.2, 0], [100, 96.31, 1], {}] },
        { name: '自评', data: [{ value: [95, 0] }, { value: [100, 1] }, {}] },
        {
          name: '复算',
          data: [
            {},
            {
              value: [96.31, 1],
              key: { department: '上街区政务服务中心', evaluationId: '上街区政务服务中心#2022' },
            },
            {},
          ],
        },
      ],
    })
  })

  test('no more rows than asked, in a drawing that is as high as they need', () => {
    const rows = Array.from({ length: 120 }, (_, index) => scoreRow(`第${index}局`, '99', '98', '1'))
    const option = buildScoreDumbbellOption(rows, { ...context, limit: 15 })
    expect((option?.yAxis as { data: string[] }[])[0]?.data).toHaveLength(15)
    expect(heightScoreDumbbell(rows, 15)).toBe(heightScoreDumbbell(rows.slice(0, 15), 15))
  })

  test('sentences and table', () => {
    expect(describeScoreDumbbell(SCORES, 'zh-CN')).toBe(
      '3 张自评表的自评与复算不一致：2 张自评偏高，1 张自评偏低；相差最大的是 区水利局，+15.80 分。',
    )
    expect(describeScoreDumbbell([SCORES[1]!], 'en')).toBe(
      'Greatest differences, self-reported to recomputed: no data to draw.',
    )
    expect(tableScoreDumbbell(SCORES, labels).rows[0]?.cells).toEqual([
      '区水利局',
      '95.00',
      '79.20',
      '+15.80',
      '优 → 中',
    ])
  })
})

describe('level-1 loss', () => {
  test('years added before dividing; least obtained first; no points, no bar', () => {
    expect(told(buildLevel1LossOption(LEVEL1, context))).toMatchObject({
      xAxis: { min: 0, max: 100 },
      yAxis: [{ data: ['预算执行率', '产出指标', '效益指标'] }, { data: ['3.42', '3.13', '0.35'] }],
      series: [
        { data: [{ value: 95 }, { value: 99 }, { value: 99 }] },
        { data: [{ value: 65.78, key: { level1: '预算执行率', side: 'recomputed' } }, { value: 87.5 }, {}] },
      ],
    })
  })

  test('sentence and table', () => {
    expect(describeLevel1Loss(LEVEL1, 'zh-CN')).toBe(
      '3 个一级指标的复算得分率：最低 预算执行率 65.78%，最高 效益指标 99.00%。',
    )
    expect(tableLevel1Loss(LEVEL1, labels).rows[1]?.cells).toEqual([
      '产出指标',
      '100.00',
      '99.00',
      '99.00%',
      '87.50',
      '87.50%',
      '3.13',
    ])
  })
})

describe('lost points', () => {
  test('most lost first with the cumulative share; an indicator that lost nothing is left out', () => {
    expect(told(buildLostPointsOption(LOST, context))).toMatchObject({
      xAxis: { min: 0 },
      yAxis: [
        { data: ['预算执行率', '群众满意度', '办件按时办结率'] },
        { data: ['50.0%', '80.0%', '100.0%'] },
      ],
      series: [{ data: [{ value: 60.5, key: { level3: '预算执行率' } }, { value: 36.3 }, { value: 24.2 }] }],
    })
  })

  test('where the rows are only the first, the share is of all points lost', () => {
    expect(tableLostPoints(LOST, labels, { totalLost: '242' }).rows.map((row) => row.cells[2])).toEqual([
      '25.00%',
      '40.00%',
      '50.00%',
    ])
  })

  test('sentence', () => {
    expect(describeLostPoints(LOST, 'zh-CN')).toBe(
      '失分最多的 3 个指标，共失 121.00 分；最多的是 预算执行率，失 60.50 分。',
    )
  })
})

describe('department years', () => {
  const rows = {
    execution: [
      executionRow('上街区政务服务中心', '56.76', { year: 2022 }),
      executionRow('上街区政务服务中心', '71.30', { year: 2021 }),
    ],
    scores: [
      scoreRow('上街区政务服务中心', '100', '96.31', '3.69'),
      scoreRow('上街区政务服务中心', '98', null, null, { year: 2020 }),
    ],
  }

  test('a year that only one of the two knows is there, with a gap in the other', () => {
    expect(told(buildDepartmentYearsOption(rows, context))).toMatchObject({
      xAxis: { data: ['2020', '2021', '2022'] },
      yAxis: { min: 0, max: 100 },
      series: [
        { type: 'bar', data: [{ value: null }, { value: 71.3 }, { value: 56.76 }] },
        { type: 'line', data: [{ value: 98 }, { value: null }, { value: 100 }] },
        { type: 'line', data: [{ value: null }, { value: null }, { value: 96.31, key: { year: 2022 } }] },
      ],
    })
  })

  test('sentence and table', () => {
    expect(describeDepartmentYears(rows, 'zh-CN')).toBe(
      '上街区政务服务中心 2020–2022 年：2022 年执行率 56.76%，2022 年自评 100.00 分，2022 年复算 96.31 分。',
    )
    expect(tableDepartmentYears(rows, labels).rows[0]?.cells).toEqual(['2020', '—', '98.00', '—'])
  })
})

describe('grade bars', () => {
  test('all four grades, then what is no grade, then what is blank', () => {
    expect(told(buildGradeBarsOption(SCORES, context))).toMatchObject({
      xAxis: { data: ['优', '良', '中', '差', '其他', '未填'] },
      yAxis: { min: 0 },
      series: [
        { data: [{ value: 4 }, { value: 0 }, { value: 0 }, { value: 0 }, { value: 1 }, { value: 1 }] },
        { data: [{ value: 3, key: { grade: '优', side: 'recomputed' } }, { value: 1 }, {}, {}, {}, {}] },
      ],
    })
  })

  test('sentence and table', () => {
    expect(describeGradeBars([SCORES[2]!], 'zh-CN')).toBe(
      '1 张自评表的等级：优 自评 1 张、复算 0 张；良 自评 0 张、复算 0 张；中 自评 0 张、复算 1 张；差 自评 0 张、复算 0 张。',
    )
    expect(tableGradeBars(SCORES, labels).rows.map((row) => row.cells)).toContainEqual(['优', '4', '3'])
  })
})

describe('departments × level-1 indicators', () => {
  const row = (department: string, level1: string, weight: string, score: string) => ({
    department,
    level1,
    tables: 1,
    weight,
    score,
  })
  const rows = [
    row('甲局', '产出指标', '50', '50'),
    row('甲局', '效益指标', '30', '28.5'),
    row('乙局', '产出指标', '50', '25'),
    row('丙局', '效益指标', '0', '0'),
  ]

  test('who lost most stands first; a step of colour for each share; what has no points has no cell', () => {
    expect(told(buildLevel1HeatmapOption(rows, context))).toMatchObject({
      xAxis: { data: ['产出指标', '效益指标'] },
      yAxis: { data: ['乙局', '甲局'] },
      series: [{ data: [{ value: [0, 0, 5] }, { value: [0, 1, 0] }, { value: [1, 1, 1] }] }],
    })
  })

  test('in words and as a table', () => {
    expect(describeLevel1Heatmap(rows, 'zh-CN')).toBe(
      '2 个部门、2 个一级指标的得分率热力图，颜色越深失分越多。最低 乙局 产出指标，50.00%；最高 甲局 产出指标，100.00%。',
    )
    expect(tableLevel1Heatmap(rows, labels).rows.map(({ cells }) => cells)).toEqual([
      ['乙局', '50.00%', '—', '50.00%'],
      ['甲局', '100.00%', '95.00%', '98.13%'],
    ])
    expect(describeLevel1Heatmap([], 'zh-CN')).toBe(labels.nothing(labels.charts.level1Heatmap))
    expect(buildLevel1HeatmapOption([], context)).toBeNull()
  })
})

describe('totals by year', () => {
  const rows = [
    scoreRow('甲', '90', '88', '2', { year: 2021 }),
    scoreRow('乙', '80', '80', '0', { year: 2021 }),
    scoreRow('丙', '60', null, null, { year: 2021 }),
    scoreRow('甲', '92', '92', '0', { year: 2022 }),
  ]
  test('quartiles of the recomputed totals; a year of one table is a line; what has no total is no dot', () => {
    expect(tableScoreDistribution(rows, labels).rows.map((row) => row.cells)).toEqual([
      ['2021', '2', '80.00', '82.00', '84.00', '86.00', '88.00'],
      ['2022', '1', '92.00', '92.00', '92.00', '92.00', '92.00'],
    ])
    expect(told(buildScoreDistributionOption(rows, context))).toMatchObject({
      yAxis: { min: 70, max: 100 },
      series: [{ data: { length: 2 } }, { data: { length: 2 } }, { data: [{ value: [0, 88] }] }],
    })
  })
})

describe('the year before', () => {
  const rows = [
    scoreRow('甲', '96', '96', '0', { grade: '优', previousTotal: '88', previousGrade: '良' }),
    scoreRow('乙', '97', '97', '0', { grade: '优', previousTotal: '100', previousGrade: '优' }),
  ]
  test('stands beside where it is told, and nowhere else', () => {
    expect(tableGradeBars(rows, labels).rows.map((row) => row.cells)[1]).toEqual(['良', '0', '0', '1'])
    expect(tableScoreHistogram(rows, labels).rows.at(-1)?.cells).toEqual(['95–100 分', '2', '2', '1'])
    const without = rows.map((row) => ({ ...row, previousTotal: null, previousGrade: null }))
    expect(tableGradeBars(without, labels).columns).toHaveLength(3)
    expect(tableScoreHistogram(without, labels).columns).toHaveLength(3)
    expect(buildGradeBarsOption(without, context)?.series).toHaveLength(2)
    expect(buildGradeBarsOption(rows, context)?.series).toHaveLength(3)
  })
})
