import type { Answer } from '@/warehouse'
import { chartTable, numberColumn, textColumn, type ChartTable } from './chart-table'
import { mark, type DatumKey } from './datum'
import { formatCount, NONE, toPixel } from './format'
import {
  categoryAxis,
  footnote,
  frame,
  legend,
  nameAxis,
  nameWidth,
  ROW_HEIGHT,
  tickText,
  valueAxis,
  type ChartContext,
} from './frame'
import type { ChartLabels, ChartLocale } from './labels'
import type { ChartOption } from './register'

/** What of an answer can be drawn: a name for each row, and columns of numbers. */
export interface Drawable {
  /** Place of the column that names the marks. */
  name: number
  /** Places of the columns of numbers, as many as there are colours at most. */
  values: number[]
}

export type QueryDrawing = 'bar' | 'line'

const MOST_SERIES = 6
/** Rows drawn at most; the rest is counted under the drawing. */
const MOST_ROWS = { bar: 30, line: 200 } as const
const ABOVE = 36
const BELOW = 40
const LINE_HEIGHT = 320

/**
 * The first column of text names the marks; where all columns are numbers, the first does (a year), and the others are
 * drawn. `null` where no column of numbers is left.
 */
export function drawable({ columns, rows }: Answer): Drawable | null {
  if (rows.length === 0) return null
  const texts = columns.findIndex(({ numeric }) => !numeric)
  // A year beside a text column names nothing of its own, but it stands first where it is meant as the axis.
  const name = columns[0]?.numeric && /year|年/i.test(columns[0].name) ? 0 : Math.max(texts, 0)
  const values = columns
    .flatMap(({ numeric }, at) => (numeric && at !== name ? [at] : []))
    .slice(0, MOST_SERIES)
  return values.length > 0 ? { name, values } : null
}

/** Height in CSS pixels: lying bars grow with their rows. */
export function heightQueryResult(answer: Answer, kind: QueryDrawing): number {
  if (kind === 'line') return LINE_HEIGHT
  const { values } = drawable(answer) ?? { values: [] }
  const row = Math.max(ROW_HEIGHT, values.length * 14 + 8)
  return Math.min(answer.rows.length, MOST_ROWS.bar) * row + ABOVE + BELOW
}

/**
 * An answer as lying bars (from 0) or as lines, in the order of its rows. A missing value is an absence or a gap, never
 * 0. `null` when there is nothing to draw.
 */
export function buildQueryResultOption(
  answer: Answer,
  kind: QueryDrawing,
  context: ChartContext,
): ChartOption | null {
  const parts = drawable(answer)
  if (!parts) return null
  const { theme, labels } = context
  const shown = answer.rows.slice(0, MOST_ROWS[kind])
  const rest = answer.rows.length - shown.length
  const names = shown.map((row) => row[parts.name] ?? NONE)
  const headers = parts.values.map((at) => answer.columns[at]!.name)
  const series = parts.values.map((at, place) => {
    const color = theme.series[place % theme.series.length]!
    const data = shown.map((row, index) => ({
      value: pixel(row[at] ?? null),
      ...mark(() => ({
        key: keyOfRow(answer, row),
        tip: {
          title: names[index]!,
          lines: parts.values.map((at) => [answer.columns[at]!.name, row[at] ?? NONE]),
        },
      })),
    }))
    return kind === 'bar'
      ? { type: 'bar' as const, name: headers[place]!, barMaxWidth: 18, itemStyle: { color }, data }
      : {
          type: 'line' as const,
          name: headers[place]!,
          symbol: SYMBOLS[place % SYMBOLS.length]!,
          symbolSize: 7,
          lineStyle: { color, width: 2 },
          itemStyle: { color },
          data,
        }
  })
  const values = valueAxis(context, tickText)
  return {
    ...frame(context, 'axis'),
    legend: legend(context, headers),
    title: rest > 0 ? footnote(context, labels.rest(rest)) : [],
    grid: {
      left: kind === 'bar' ? nameWidth(context) + 12 : 64,
      right: 24,
      top: ABOVE,
      bottom: BELOW + (rest > 0 ? 8 : 0),
    },
    ...(kind === 'bar'
      ? { xAxis: { ...values, min: fromZero }, yAxis: nameAxis(context, names) }
      : { xAxis: categoryAxis(context, names), yAxis: { ...values, scale: true } }),
    series,
  }
}

/** A row that names a department, by the word of the schema or of the form, stands for it. */
function keyOfRow({ columns }: Answer, row: readonly (string | null)[]): DatumKey {
  const department = row[columns.findIndex(({ name }) => /^(department|部门|部门名称)$/i.test(name))]
  return department ? { department } : {}
}

/** Bars begin at 0, and go below it only where a value does. */
const fromZero = ({ min }: { min: number }) => Math.min(0, min)
/** Colour is never the only sign. */
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect'] as const

/** NaN and infinity, which a DOUBLE may be, have no place on an axis. */
function pixel(text: string | null): number | null {
  if (text === null || !/\d/.test(text)) return null
  const value = toPixel(text)
  return Number.isFinite(value) ? value : null
}

/** One sentence: what is drawn over what, and how many rows. */
export function describeQueryResult(answer: Answer, locale: ChartLocale): string {
  const parts = drawable(answer)
  if (!parts) return ''
  const name = answer.columns[parts.name]!.name
  const values = parts.values.map((at) => answer.columns[at]!.name)
  const rows = formatCount(answer.rows.length)
  const [first, last] = [answer.rows[0]!, answer.rows.at(-1)!]
  const says = (row: readonly (string | null)[]) =>
    `${row[parts.name] ?? NONE} ${values.map((value, at) => `${value} ${row[parts.values[at]!] ?? NONE}`).join(', ')}`
  return locale === 'en'
    ? `${values.join(', ')} by ${name}, ${rows} rows. First: ${says(first)}. Last: ${says(last)}.`
    : `按 ${name} 画出 ${values.join('、')}，共 ${rows} 行。第一行：${says(first)}；最后一行：${says(last)}。`
}

/** The drawn rows and columns in figures, as the answer gives them. */
export function tableQueryResult(answer: Answer, kind: QueryDrawing, labels: ChartLabels): ChartTable {
  const parts = drawable(answer)
  if (!parts) return chartTable([textColumn('name', labels.indicator)], [], () => ({ key: {}, cells: [] }))
  return chartTable(
    [
      textColumn('name', answer.columns[parts.name]!.name),
      ...parts.values.map((at) => numberColumn(`c${at}`, answer.columns[at]!.name)),
    ],
    answer.rows.slice(0, MOST_ROWS[kind]),
    (row) => ({
      key: keyOfRow(answer, row),
      cells: [parts.name, ...parts.values].map((at) => row[at] ?? NONE),
    }),
  )
}
