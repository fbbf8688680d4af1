import { describe, expect, test } from 'vitest'
import {
  buildLevel1MedianOption,
  buildLevel1YearsOption,
  chartLabels,
  describeLevel1Median,
  describeLevel1Years,
  tableLevel1Median,
  tableLevel1Years,
} from '@/charts'
import type { YearLevel1Row } from '@/warehouse/queries/rows'
import { told } from './told'
import { TEST_THEME } from './theme'

const labels = chartLabels('zh-CN')
const context = { theme: TEST_THEME, labels, width: 320 }

const ROWS: YearLevel1Row[] = [
  // 甲局: five departments in 2022, of which the third has 90 %; four in 2021, too few for a middle.
  cell(2022, '产出指标', '50', '40', [5, '90.00', '90.00']),
  cell(2022, '预算执行率', '10', '6.31', [1, '63.10', '63.10']),
  cell(2021, '产出指标', '50', '50', [4, '100.00', '100.00']),
  cell(2021, '预算执行率', null, null, [0, null, null]),
]
function cell(
  year: number,
  level1: string,
  weight: string | null,
  score: string | null,
  [departments, middleBelow, middleAbove]: [number, string | null, string | null],
): YearLevel1Row {
  return { year, level1, weight, score, departments, middleBelow, middleAbove }
}
const OF = { department: '甲局', year: 2022 }

describe('a department against the district median', () => {
  test('the heaviest indicator first; the middle of five is the third; of one there is none', () => {
    expect(tableLevel1Median(ROWS, labels, OF).rows.map((one) => one.cells)).toEqual([
      ['产出指标', '80.00%', '90.00%', '−10.00', '5'],
      ['预算执行率', '63.10%', '—', '—', '1'],
    ])
    expect(describeLevel1Median(ROWS, 'zh-CN', OF)).toBe(
      '甲局 2022 年各一级指标的复算得分率：产出指标 80.00%，预算执行率 63.10%。与全区中位数相比，产出指标 −10.00 个百分点，产出指标 −10.00 个百分点。',
    )
  })

  test('the tooltip is a division and a difference; without a median no stroke is drawn', () => {
    const option = buildLevel1MedianOption(ROWS, { ...context, ...OF })
    expect(told(option)).toMatchObject({
      series: [
        {
          data: [
            {
              value: 80,
              tip: {
                lines: [
                  ['复算', '40.00 ÷ 50.00 = 80.00%'],
                  ['全区中位数', '90.00%'],
                  ['与中位数', '80.00% − 90.00% = −10.00'],
                  ['部门数', '5'],
                ],
              },
            },
            { value: 63.1 },
          ],
        },
        { data: [{ value: [90, 0] }, { value: [NaN, 1] }] },
      ],
    })
  })

  test('a year without its table draws nothing', () => {
    expect(buildLevel1MedianOption(ROWS, { ...context, department: '甲局', year: 2020 })).toBeNull()
  })

  test('the middle of an even number lies between two, half up', () => {
    const even = [cell(2022, '产出指标', '50', '40', [6, '85.50', '86.25'])]
    expect(tableLevel1Median(even, labels, OF).rows[0]!.cells[2]).toBe('85.88%')
  })
})

describe('small drawings over the years', () => {
  test('one a level-1 indicator, all with the same axes; a year without the indicator is a gap', () => {
    const option = buildLevel1YearsOption(ROWS, { ...context, department: '甲局' })
    expect(told(option)).toMatchObject({
      title: [{ text: '产出指标' }, { text: '预算执行率' }],
      yAxis: [
        { min: 60, max: 100 },
        { min: 60, max: 100 },
      ],
      series: [
        { data: [{ value: null }, { value: 90 }] },
        { data: [{ value: 100 }, { value: 80 }] },
        { data: [{ value: null }, { value: null }] },
        { data: [{ value: null }, { value: 63.1 }] },
      ],
    })
    expect(describeLevel1Years(ROWS, 'zh-CN', '甲局')).toBe(
      '甲局各一级指标历年的复算得分率：产出指标 2021 100.00% → 2022 80.00%，预算执行率 63.10%。',
    )
  })

  test('one year alone is a point, and the table has it', () => {
    const one = [cell(2022, '产出指标', '50', '0', [5, '90.00', '90.00'])]
    expect(told(buildLevel1YearsOption(one, { ...context, department: '戊局' }))).toMatchObject({
      xAxis: [{ boundaryGap: true }],
      series: [{ data: [{ value: 90 }] }, { data: [{ value: 0 }] }],
    })
    expect(tableLevel1Years(one, labels, '戊局').rows.map((each) => each.cells)).toEqual([
      ['产出指标', '2022', '0.00%', '90.00%'],
    ])
  })
})
