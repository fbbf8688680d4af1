import { describe, expect, test } from 'vitest'
import {
  buildFindingRulesOption,
  buildProblemHeatmapOption,
  chartLabels,
  describeFindingRules,
  describeProblemHeatmap,
  heightFindingRules,
  heightProblemHeatmap,
  tableFindingRules,
  tableProblemHeatmap,
} from '@/charts'
import { FINDINGS, PROBLEMS } from './rows'
import { told } from './told'
import { TEST_THEME } from './theme'

const labels = chartLabels('zh-CN')
const context = { theme: TEST_THEME, labels }
const nameOf = (code: string) => ({ PAY: '支付进度滞后', BUDGET: '预算编制不精准' })[code] ?? code

describe('problem heat map', () => {
  const option = buildProblemHeatmapOption(PROBLEMS, { ...context, nameOf })

  test('most named in the latest year on top; a year in which nobody handed in has no column', () => {
    expect(told(option)).toMatchObject({
      xAxis: { data: ['2021', '2022'] },
      yAxis: { data: ['预算编制不精准', '支付进度滞后', 'STAFF'], inverse: true },
    })
  })

  test('the colour is a step of the share, the figure the number of departments; not named is 0', () => {
    const cells = (
      option?.series as { data: { value: number[]; key: object; label: { formatter: () => string } }[] }[]
    )[0]!.data
    expect(cells.map((cell) => [...cell.value, cell.label.formatter()])).toEqual([
      [0, 0, 2, '9'],
      [1, 0, 5, '48'],
      [0, 1, 4, '24'],
      [1, 1, 3, '12'],
      [0, 2, 1, '1'],
      [1, 2, 0, '0'],
    ])
    expect((told(cells[1]) as { key: object }).key).toEqual({ category: 'BUDGET', year: 2022 })
  })

  test('the figure stands out from the colour beneath it', () => {
    expect(told(option)).toMatchObject({
      series: [
        {
          data: [
            { label: { color: TEST_THEME.ink } },
            { label: { color: TEST_THEME.surface } },
            { label: { color: TEST_THEME.surface } },
            { label: { color: TEST_THEME.ink } },
            {},
            { label: { color: TEST_THEME.ink3 } },
          ],
        },
      ],
    })
  })

  test('sentence, table, height', () => {
    expect(describeProblemHeatmap(PROBLEMS, 'zh-CN', { nameOf })).toBe(
      '3 类问题、2 个年度的热力图，颜色深浅为提到该类问题的部门占比。最高是 预算编制不精准 2022，50.00%。最近一年居前：预算编制不精准 50.00%，支付进度滞后 12.50%，STAFF 0.00%。',
    )
    expect(tableProblemHeatmap(PROBLEMS, labels, { nameOf }).rows[2]?.cells).toEqual([
      'STAFF',
      '1 (1.04%)',
      '0',
    ])
    expect(heightProblemHeatmap(PROBLEMS)).toBeGreaterThan(heightProblemHeatmap(PROBLEMS.slice(0, 1)))
  })
})

describe('findings by rule', () => {
  test('contradictions first, then doubts, then notes, each with a look of its own', () => {
    expect(told(buildFindingRulesOption(FINDINGS, context))).toMatchObject({
      legend: { data: ['矛盾', '存疑', '提示'] },
      xAxis: { min: 0 },
      yAxis: [
        { data: ['sum.weights', 'claim.execution-rate', 'reason.missing', 'note.full-marks'] },
        { data: ['10', '3', '21', '60'] },
      ],
      series: [
        {
          name: '矛盾',
          data: [{ value: 12, key: { rule: 'sum.weights', severity: 'error' } }, { value: 3 }, {}, {}],
        },
        {
          name: '存疑',
          itemStyle: { decal: {} },
          data: [{ value: null }, { value: null }, { value: 33 }, {}],
        },
        { name: '提示', itemStyle: { borderWidth: 1.5 }, data: [{}, {}, {}, { value: 80 }] },
      ],
    })
  })

  test('sentences, table, height', () => {
    expect(describeFindingRules(FINDINGS, 'zh-CN')).toBe(
      '4 条规则共有 128 个核查发现，其中矛盾 15 个；最多的是 note.full-marks，80 个。',
    )
    expect(describeFindingRules([FINDINGS[1]!], 'en')).toBe(
      '3 findings by 1 rule, 3 of them contradictions; most by claim.execution-rate: 3.',
    )
    expect(tableFindingRules(FINDINGS, labels, { nameOf: () => '分值合计' }).rows[0]?.cells).toEqual([
      '分值合计',
      '矛盾',
      '12',
      '10',
    ])
    expect(heightFindingRules(FINDINGS)).toBeGreaterThan(heightFindingRules([]))
  })
})
