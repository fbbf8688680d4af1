import { describe, expect, it } from 'vitest'
import {
  buildQueryResultOption,
  chartLabels,
  describeQueryResult,
  drawable,
  heightQueryResult,
  tableQueryResult,
} from '@/charts'
import type { Answer } from '@/warehouse'
import { told } from './told'
import { TEST_THEME as theme } from './theme'

const labels = chartLabels('zh-CN')
const context = { theme, labels }

function answer(columns: readonly [name: string, numeric: boolean][], rows: Answer['rows']): Answer {
  return {
    columns: columns.map(([name, numeric]) => ({
      name,
      type: numeric ? 'DECIMAL(18,6)' : 'VARCHAR',
      numeric,
      approximate: false,
    })),
    rows,
    truncated: false,
  }
}
const RATES = answer(
  [
    ['department', false],
    ['executionRate', true],
  ],
  [
    ['教育局', '56.76'],
    ['<img src=x onerror=alert(1)>', null],
    ['水利局', '-3.5'],
  ],
)
const YEARS = answer(
  [
    ['year', true],
    ['budget', true],
    ['executed', true],
  ],
  [
    ['2021', '100', '90'],
    ['2022', '200', null],
  ],
)

interface Drawn {
  series: { type: string; name: string; data: { value: number | null; tip: { title: string } }[] }[]
  xAxis: { min?: (range: { min: number }) => number; data?: string[] }
  yAxis: { data?: string[] }
  title: { text: string } | []
}
const draw = (from: Answer, kind: 'bar' | 'line') =>
  told(buildQueryResultOption(from, kind, context)) as Drawn

describe('the answer of a query as a chart', () => {
  it('text names the marks, numbers are drawn; with numbers alone the first names', () => {
    expect(drawable(RATES)).toEqual({ name: 0, values: [1] })
    expect(drawable(YEARS)).toEqual({ name: 0, values: [1, 2] })
    expect(
      drawable(
        answer(
          [
            ['year', true],
            ['grade', false],
            ['tables', true],
          ],
          [['2022', '优', '3']],
        ),
      ),
    ).toEqual({ name: 0, values: [2] })
  })

  it.each([
    ['no rows', answer([['a', true]], [])],
    ['no numbers', answer([['a', false]], [['x']])],
    ['one column of numbers, which names', answer([['a', true]], [['1']])],
  ])('nothing to draw: %s', (_, from) => {
    expect(drawable(from)).toBeNull()
    expect(buildQueryResultOption(from, 'bar', context)).toBeNull()
    expect(describeQueryResult(from, 'zh-CN')).toBe('')
    expect(tableQueryResult(from, 'bar', labels).rows).toEqual([])
  })

  it('bars begin at 0 or below, in the order of the rows; what is missing is absent', () => {
    const { series, xAxis, yAxis } = draw(RATES, 'bar')
    expect(series[0]).toMatchObject({ type: 'bar', name: 'executionRate' })
    expect(series[0]!.data.map(({ value }) => value)).toEqual([56.76, null, -3.5])
    expect(yAxis.data).toEqual(['教育局', '<img src=x onerror=alert(1)>', '水利局'])
    expect([xAxis.min!({ min: 12 }), xAxis.min!({ min: -3.5 })]).toEqual([0, -3.5])
  })

  it('lines have a gap where a value is missing', () => {
    const { series, xAxis } = draw(YEARS, 'line')
    expect(series.map(({ name, data }) => [name, ...data.map(({ value }) => value)])).toEqual([
      ['budget', 100, 200],
      ['executed', 90, null],
    ])
    expect(xAxis.data).toEqual(['2021', '2022'])
  })

  it('draws no NaN and no infinity', () => {
    const odd = answer(
      [
        ['a', false],
        ['b', true],
      ],
      [
        ['x', 'nan'],
        ['y', 'inf'],
        ['z', '1e+300'],
      ],
    )
    expect(draw(odd, 'line').series[0]!.data.map(({ value }) => value)).toEqual([null, null, 1e300])
  })

  it('caps the marks and counts the rest', () => {
    const many = answer(
      [
        ['a', false],
        ['b', true],
      ],
      Array.from({ length: 45 }, (_, at) => [`局${at}`, String(at)]),
    )
    const { series, title } = draw(many, 'bar')
    expect(series[0]!.data).toHaveLength(30)
    expect(title).toMatchObject({ text: labels.rest(15) })
    expect(tableQueryResult(many, 'bar', labels).rows).toHaveLength(30)
    expect(heightQueryResult(many, 'bar')).toBeGreaterThan(heightQueryResult(RATES, 'bar'))
  })

  it('says in words and figures what is drawn, exactly as the answer has it', () => {
    expect(describeQueryResult(YEARS, 'zh-CN')).toBe(
      '按 year 画出 budget、executed，共 2 行。第一行：2021 budget 100, executed 90；最后一行：2022 budget 200, executed —。',
    )
    expect(describeQueryResult(YEARS, 'en')).toContain('budget, executed by year, 2 rows.')
    expect(tableQueryResult(RATES, 'bar', labels)).toMatchObject({
      columns: [{ header: 'department' }, { header: 'executionRate', numeric: true }],
      rows: [
        { cells: ['教育局', '56.76'] },
        { cells: ['<img src=x onerror=alert(1)>', '—'] },
        { cells: ['水利局', '-3.5'] },
      ],
    })
  })
})
