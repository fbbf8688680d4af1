import { describe, expect, it } from 'vitest'
import {
  buildGradeShiftOption,
  chartLabels,
  describeGradeShift,
  tableGradeShift,
  type GradeShift,
} from '@/charts'
import { TEST_THEME as theme } from './theme'

const ROWS: GradeShift[] = [
  { grade: '优', before: 60, after: 52 },
  { grade: '良', before: 30, after: 36 },
  { grade: '差', before: 0, after: 2 },
]
const NAMES = { before: '现行方案', after: '试算后' }
const labels = chartLabels('zh-CN')

describe('grades before and after a changed scheme', () => {
  it('has a bar a side and grade, from 0', () => {
    const option = buildGradeShiftOption(ROWS, NAMES, { theme, labels }) as unknown as {
      series: { name: string; data: { value: number }[] }[]
      yAxis: { min: number }
    }
    expect(option.series.map(({ name, data }) => [name, data.map(({ value }) => value)])).toEqual([
      ['现行方案', [60, 30, 0]],
      ['试算后', [52, 36, 2]],
    ])
    expect(option.yAxis.min).toBe(0)
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
