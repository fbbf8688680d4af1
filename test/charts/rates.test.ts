import { describe, expect, test } from 'vitest'
import {
  buildFundSourcesOption,
  buildRateDistributionOption,
  buildRateRankingOption,
  buildRateTrendOption,
  chartLabels,
  describeFundSources,
  heightFundSources,
  describeRateDistribution,
  describeRateRanking,
  describeRateTrend,
  heightRateRanking,
  tableFundSources,
  tableRateDistribution,
  tableRateRanking,
  tableRateTrend,
} from '@/charts'
import { district, EXECUTION, executionRow, FUND_SOURCES, FUND_SOURCES_2022, yearRow, YEARS } from './rows'
import { told } from './told'
import { TEST_THEME } from './theme'

const labels = chartLabels('zh-CN')
const context = { theme: TEST_THEME, labels }

describe('rate trend', () => {
  test('years ascend, a year without a rate is a gap, the axis is 0–100', () => {
    expect(told(buildRateTrendOption(YEARS, { ...context, threshold: '90' }))).toMatchObject({
      animation: false,
      xAxis: { data: ['2019', '2020', '2021', '2022', '2023', '2024'] },
      yAxis: { min: 0, max: 100 },
      series: [
        {
          connectNulls: false,
          data: [
            { value: 91.2, key: { year: 2019 } },
            { value: 78.35 },
            { value: 88.02 },
            { value: 86 },
            { value: null },
            { value: 92.41 },
          ],
          markLine: { data: [{ yAxis: 90 }] },
        },
      ],
    })
  })

  test.each([
    { title: 'above 100 % the axis grows', rate: '104.20', max: 120, value: 104.2 },
    { title: 'one absurd rate does not flatten the others', rate: '2074.54', max: 160, value: 160 },
    { title: 'zero is a value', rate: '0.00', max: 100, value: 0 },
  ])('$title', ({ rate, max, value }) => {
    expect(told(buildRateTrendOption([yearRow(2022, rate)], context))).toMatchObject({
      yAxis: { max },
      series: [{ data: [{ value }] }],
    })
  })

  test('sentences and table', () => {
    expect(describeRateTrend(YEARS, 'zh-CN')).toBe(
      '2019–2024 年预算执行率折线图：最高 2024 年 92.41%，最低 2020 年 78.35%，最近的 2024 年为 92.41%。',
    )
    expect(describeRateTrend([yearRow(2022, '56.76')], 'en')).toBe('The execution rate of 2022 is 56.76%.')
    expect(tableRateTrend(YEARS, labels).rows[4]).toEqual({
      key: { year: 2023 },
      cells: ['2023', '—', '428,500.50', '368,510.43', '59,990.07', '41', '96'],
    })
  })
})

describe('rate ranking', () => {
  const option = buildRateRankingOption(EXECUTION, { ...context, threshold: '90' })

  test('lowest first from 0; below the threshold another series, hatched; exactly on it is not below', () => {
    expect(told(option)).toMatchObject({
      xAxis: { min: 0, max: 120 },
      yAxis: [
        { inverse: true, data: ['区水利局', '上街区政务服务中心', '区司法局', '区教育局', '区民政局'] },
        { data: ['0.00%', '56.76%', '90.00%', '98.12%', '104.20%'] },
        { data: ['366.48', '158.46', '36.65', '1,266.10', '−15.40'] },
      ],
      series: [
        {
          name: '低于执行率线',
          itemStyle: { decal: { symbol: 'rect' } },
          data: [{ value: 0 }, { value: 56.76 }, { value: null }, { value: null }, { value: null }],
        },
        {
          name: '达到执行率线',
          data: [{ value: null }, { value: null }, { value: 90 }, {}, { value: 104.2 }],
        },
        { name: '上年执行率', data: [{}, { value: [71.3, 1] }, {}, {}, {}] },
      ],
      title: { text: '1 张表执行率无法计算' },
    })
  })

  test('a click can be told apart, and the tooltip says years in a row', () => {
    expect(told(option)).toMatchObject({
      series: [
        {
          data: [
            {},
            {
              key: { department: '上街区政务服务中心', year: 2022, evaluationId: '上街区政务服务中心#2022' },
              tip: { title: '上街区政务服务中心', lines: expect.arrayContaining([['连续偏低年数', '2']]) },
            },
            {},
            {},
            {},
          ],
        },
        {},
        {},
      ],
    })
  })

  test('120 departments: the first 20 and the number of the rest', () => {
    const rows = district(120, [2024])
    const large = buildRateRankingOption(rows, { ...context, threshold: '90' })
    expect(large).toMatchObject({ title: { text: '另有 100 张自评表未画出' } })
    expect((large?.yAxis as { data: string[] }[])[0]?.data).toHaveLength(20)
    expect(heightRateRanking(rows)).toBe(heightRateRanking(district(20, [2024])))
    expect(tableRateRanking(rows, labels).rows).toHaveLength(120)
  })

  test('several years and projects: the name says which', () => {
    const rows = [
      executionRow('区水利局', '50', { name: '水库除险加固', year: 2023 }),
      executionRow('区水利局', '60', { name: '水库除险加固', year: 2022 }),
    ]
    expect(told(buildRateRankingOption(rows, { ...context, first: 'highest' }))).toMatchObject({
      yAxis: [{ data: ['区水利局 · 水库除险加固 · 2022', '区水利局 · 水库除险加固 · 2023'] }, {}, {}],
    })
  })

  test('a narrow drawing keeps the rates and drops the amounts', () => {
    expect(buildRateRankingOption(EXECUTION, { ...context, width: 360 })?.yAxis).toHaveLength(2)
  })

  test('sentences and table', () => {
    expect(describeRateRanking(EXECUTION, 'zh-CN', { threshold: '90' })).toBe(
      '5 张自评表按执行率排序的条形图：最低 区水利局 0.00%，最高 区民政局 104.20%；2 张低于执行率线 90%。',
    )
    expect(describeRateRanking(EXECUTION, 'en')).toBe(
      'Bar chart of 5 tables by execution rate: lowest 区水利局 0.00%, highest 区民政局 104.20%.',
    )
    expect(tableRateRanking(EXECUTION, labels).rows.at(-1)?.cells).toEqual([
      '区档案馆',
      '—',
      '—',
      '0.00',
      '0.00',
      '0.00',
    ])
  })
})

describe('rate distribution', () => {
  const rows = [
    executionRow('甲', '40', { year: 2023 }),
    executionRow('乙', '90', { year: 2023 }),
    executionRow('丙', '91', { year: 2023 }),
    executionRow('丁', null, { year: 2023 }),
    executionRow('甲', '80', { year: 2024 }),
  ]

  test('a box a year, every table a dot; slow ones of another shape; neighbours beside each other', () => {
    expect(told(buildRateDistributionOption(rows, { ...context, threshold: '90' }))).toMatchObject({
      xAxis: [{ data: ['2023\n90.0%', '2024\n80.0%'] }, { min: -0.5, max: 1.5, show: false }],
      yAxis: { min: 0, max: 100 },
      series: [
        { type: 'boxplot', data: [{ value: [40, 65, 90, 90.5, 91] }, { value: [80, 80, 80, 80, 80] }] },
        {
          symbol: 'triangle',
          data: [{ value: [0, 40], key: { department: '甲', year: 2023 } }, { value: [1, 80] }],
        },
        { symbol: 'circle', data: [{ value: [0, 90] }, { value: [0.035, 91] }] },
      ],
    })
  })

  test('the same rows give the same picture, within their own year', () => {
    const many = district(120, [2023, 2024])
    const dots = () =>
      (buildRateDistributionOption(many, context)?.series as { data: { value: number[] }[] }[])[2]!.data.map(
        (dot) => dot.value,
      )
    expect(dots()).toEqual(dots())
    expect(dots()).toHaveLength(240)
    expect(dots().every(([x = NaN]) => Math.abs(x - Math.round(x)) <= 0.34)).toBe(true)
  })

  test('sentences and table', () => {
    expect(describeRateDistribution(rows, 'zh-CN')).toBe(
      '4 个执行率的分布图。中位数：2023 90.00%，2024 80.00%。最低 甲 2023 40.00%，最高 丙 2023 91.00%。',
    )
    expect(tableRateDistribution(rows, labels).rows[0]?.cells).toEqual([
      '2023',
      '3',
      '40.00%',
      '65.00%',
      '90.00%',
      '90.50%',
      '91.00%',
    ])
  })
})

describe('fund sources', () => {
  test('one year: a bar a source, the line total left out, no rate where there is no budget', () => {
    expect(told(buildFundSourcesOption(FUND_SOURCES_2022, context))).toMatchObject({
      xAxis: { min: 0, name: '万元' },
      yAxis: [{ data: ['政府预算资金', '单位资金', '其他资金'] }, { data: ['60.01%', '42.12%', '—'] }],
      series: [
        {
          stack: 'budget',
          data: [
            { value: 180.02, key: { fundSource: 'government', year: 2022 } },
            { value: 28 },
            { value: 0 },
          ],
        },
        {
          stack: 'budget',
          itemStyle: { decal: {} },
          data: [{ value: 119.98 }, { value: 38.48 }, { value: 0 }],
        },
      ],
    })
  })

  test('a row for each source, however few tables there are beside it', () => {
    const sources = FUND_SOURCES_2022.filter(({ fundSource }) => fundSource !== 'total').length
    const [one] = FUND_SOURCES_2022.filter(({ fundSource }) => fundSource !== 'total')
    expect(heightFundSources(FUND_SOURCES_2022) - heightFundSources([one!])).toBe((sources - 1) * 28)
  })

  test('several years: a bar a year in one unit, sources added exactly', () => {
    expect(told(buildFundSourcesOption(FUND_SOURCES, context))).toMatchObject({
      xAxis: { data: ['2022', '2023'] },
      yAxis: { min: 0, name: '亿元' },
      series: [{ data: [{ value: 0.020802, key: { year: 2022 } }, { value: 1.18 }] }, {}],
    })
  })

  test('a year that states its total only is drawn from it', () => {
    const [total] = FUND_SOURCES_2022
    expect(told(buildFundSourcesOption([total!], context))).toMatchObject({ yAxis: [{ data: ['合计'] }, {}] })
  })

  test('more executed than budgeted: nothing unspent is drawn, the tooltip says it', () => {
    const row = { ...FUND_SOURCES_2022[1]!, executed: '310.00', unspent: '-10.00', executionRate: '103.33' }
    expect(told(buildFundSourcesOption([row], context))).toMatchObject({
      series: [
        {},
        { data: [{ value: 0, tip: { lines: expect.arrayContaining([['未执行', '−10.00 万元']]) } }] },
      ],
    })
  })

  test('sentences and table', () => {
    expect(describeFundSources(FUND_SOURCES_2022, 'zh-CN')).toBe(
      '2022 年已执行与未执行金额的堆叠条形图。全年预算数：政府预算资金 300.00 万元，单位资金 66.48 万元，其他资金 0.00 万元。执行率最低的是 单位资金，42.12%。',
    )
    expect(describeFundSources(FUND_SOURCES, 'en')).toBe(
      'Stacked bars of money executed and unspent, 2022–2023. Adjusted budget: 2022 366.48 10k yuan, 2023 1.24 100m yuan. Lowest execution rate: 2022, 56.76%.',
    )
    expect(tableFundSources(FUND_SOURCES, labels).rows[0]?.cells).toEqual([
      '2022',
      '合计',
      '366.48',
      '208.02',
      '158.46',
      '56.76%',
    ])
  })
})
