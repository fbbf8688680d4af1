import { describe, expect, it } from 'vitest'
import {
  buildGradeShiftOption,
  chartLabels,
  describeGradeShift,
  tableGradeShift,
  type GradeShift,
} from '@/charts'
import { told } from './told'
import { TEST_THEME as theme } from './theme'

const tables = (count: number) => Array.from({ length: count }, (_, index) => ({ department: `局${index}` }))
const ROWS: GradeShift[] = [
  { grade: '优', before: tables(60), after: tables(52) },
  { grade: '良', before: tables(30), after: tables(36) },
  { grade: '差', before: tables(0), after: tables(2) },
]
const NAMES = { before: '现行方案', after: '试算后' }
const labels = chartLabels('zh-CN')

describe('grades before and after a changed scheme', () => {
  it('has a bar a side and grade, from 0', () => {
    const option = told(buildGradeShiftOption(ROWS, NAMES, { theme, labels })) as {
      series: { name: string; data: { value: number; key: unknown }[] }[]
      yAxis: { min: number }
    }
    expect(option.series.map(({ name, data }) => [name, data.map(({ value }) => value)])).toEqual([
      ['现行方案', [60, 30, 0]],
      ['试算后', [52, 36, 2]],
    ])
    expect(option.yAxis.min).toBe(0)
    // What a click on a bar leaves: the departments that it counts.
    expect(option.series[1]!.data[2]!.key).toEqual({ departments: ['局0', '局1'] })
    expect(option.series[0]!.data[2]!.key).toEqual({})
  })

  it('says both counts in words and as a table; nothing without rows', () => {
    expect(describeGradeShift(ROWS, NAMES)).toBe('现行方案 → 试算后: 优 60 → 52, 良 30 → 36, 差 0 → 2')
    expect(tableGradeShift(ROWS, NAMES, labels).rows.map(({ cells }) => cells)).toContainEqual([
      '优',
      '60',
      '52',
    ])
    expect(buildGradeShiftOption([], NAMES, { theme, labels })).toBeNull()
  })
})
