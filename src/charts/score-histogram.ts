import type { DecimalString, Grade } from '@/engine'
import type { ScoreRow } from '@/warehouse/queries/rows'
import { chartTable, numberColumn, textColumn, type ChartTable } from './chart-table'
import { mark, type Mark, keyOfDepartments } from './datum'
import { binOf } from './exact'
import { formatCount, toPixel } from './format'
import {
  categoryAxis,
  frame,
  legend,
  lyingUnit,
  markLabel,
  tickText,
  valueAxis,
  type ChartContext,
} from './frame'
import { chartLabels, type ChartLabels, type ChartLocale } from './labels'
import { previousStyle, recomputedStyle, selfStyle } from './marks'
import { oncePerRows } from './order'
import type { ChartOption } from './register'
import { withAlpha } from './theme'

/** A grade and the total from which it is given (included), e.g. 优 from 90; from the scheme in force. */
export interface GradeBand {
  grade: Grade
  from: DecimalString
}

export interface ScoreHistogramContext extends ChartContext {
  /** Grade bands of the scheme, in any order; none = none drawn. */
  bands?: readonly GradeBand[]
  /** Width of a bin in points. @default 5 */
  binWidth?: number
}

const BIN_WIDTH = 5
/** Full marks belong to the bin below them: 100 is one of 95–100, not a bin of its own. */
const FULL_MARKS = 100
/** The drawing never shows less than these totals, so that a narrow spread looks narrow. */
const SHOWN_FROM = 60

/** 上年 is recomputed too. */
const SIDES = ['self', 'recomputed', 'previous'] as const
type Side = (typeof SIDES)[number]
const STYLES = { self: selfStyle, recomputed: recomputedStyle, previous: previousStyle }

interface Bin {
  from: number
  to: number
  self: number
  recomputed: number
  /** Of the same tables' year before, recomputed; `null` where none is told. */
  previous: number | null
  tables: Record<Side, ScoreRow[]>
}

const TOTALS = {
  self: (row: ScoreRow) => row.reportedTotal,
  recomputed: (row: ScoreRow) => row.total,
  previous: (row: ScoreRow) => row.previousTotal,
}

const bins = oncePerRows((rows: readonly ScoreRow[], width: number = BIN_WIDTH): Bin[] => {
  const last = Math.ceil(FULL_MARKS / width) - 1
  const place = (total: DecimalString) => (toPixel(total) === FULL_MARKS ? last : binOf(total, width))
  const placed = (side: Side) =>
    rows.flatMap((row) => {
      const total = TOTALS[side](row)
      return total === null ? [] : [{ bin: place(total), row }]
    })
  const sides = { self: placed('self'), recomputed: placed('recomputed'), previous: placed('previous') }
  const all = Object.values(sides).flat()
  if (sides.self.length + sides.recomputed.length === 0) return []
  const first = all.reduce((least, { bin }) => Math.min(least, bin), Math.floor(SHOWN_FROM / width))
  const end = all.reduce((most, { bin }) => Math.max(most, bin), last)
  const counts: Bin[] = Array.from({ length: end - first + 1 }, (_, index) => ({
    from: (first + index) * width,
    to: (first + index + 1) * width,
    self: 0,
    recomputed: 0,
    previous: sides.previous.length > 0 ? 0 : null,
    tables: { self: [], recomputed: [], previous: [] },
  }))
  for (const side of SIDES)
    for (const { bin, row } of sides[side]) {
      const one = counts[bin - first]!
      one[side] = (one[side] ?? 0) + 1
      one.tables[side].push(row)
    }
  return counts
})

/**
 * Totals in bins of 5 points, self-reported (outlined) beside recomputed (solid), the grades marked behind.
 * A bin holds its lower end, not its upper one; 100 falls into the last. `null` without any total.
 */
export function buildScoreHistogramOption(
  rows: readonly ScoreRow[],
  context: ScoreHistogramContext,
): ChartOption | null {
  const counts = bins(rows, context.binWidth ?? BIN_WIDTH)
  const [first, last] = [counts[0], counts.at(-1)]
  if (!first || !last) return null
  const { theme, labels, bands = [] } = context
  const isCompared = counts.some((bin) => bin.previous !== null)
  const bar = (side: Side) => ({
    type: 'bar' as const,
    name: side === 'previous' ? labels.previousYear : labels[side],
    barCategoryGap: '24%',
    barGap: '6%',
    itemStyle: STYLES[side](theme),
    label: {
      ...markLabel(context),
      // Three figures do not fit above three narrow bars: the one that counts stays, the others are in tooltip and table.
      show: side === 'recomputed' || !isCompared,
      position: 'top' as const,
      distance: 4,
      color: side === 'recomputed' ? theme.ink : theme.ink3,
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const count = counts[dataIndex]?.[side] ?? 0
        return count === 0 ? '' : formatCount(count)
      },
    },
    // An empty bin has no bar at all: the outline of nothing would be a stroke on the axis.
    data: counts.map((bin) => ({ value: bin[side] || null, ...datumOf(bin, side, labels) })),
  })
  return {
    ...frame(context, 'axis'),
    legend: legend(context, [labels.self, labels.recomputed, ...(isCompared ? [labels.previousYear] : [])]),
    grid: { left: 44, right: labels.locale === 'en' ? 48 : 24, top: bands.length > 0 ? 60 : 48, bottom: 28 },
    xAxis: [
      {
        ...categoryAxis(
          context,
          counts.map((bin) => `${bin.from}–${bin.to}`),
        ),
        ...lyingUnit(context, labels.points),
        nameGap: 4,
      },
      // Bands begin at any total, not only at a bin's edge: a second, hidden axis in points.
      { type: 'value', min: first.from, max: last.to, show: false },
    ],
    // Room above the highest bar for its figure, below the name of the grade.
    yAxis: { ...valueAxis(context, tickText), min: 0, minInterval: 1, boundaryGap: [0, '12%'] },
    series: [
      bar('self'),
      bar('recomputed'),
      ...(isCompared ? [bar('previous')] : []),
      {
        type: 'scatter',
        xAxisIndex: 1,
        silent: true,
        data: [],
        markArea: {
          silent: true,
          data: areas(bands, first.from, last.to).map(({ grade, from, to }, index) => [
            {
              name: grade,
              xAxis: from,
              itemStyle: { color: index % 2 === 0 ? withAlpha(theme.ink3, 0.07) : 'transparent' },
              label: {
                show: true,
                position: 'top' as const,
                color: theme.ink3,
                fontSize: 12,
                formatter: () => grade,
              },
            },
            { xAxis: to },
          ]),
        },
      },
    ],
  }
}

/** The bands within the drawing, best first; the worst reaches down to its beginning. */
function areas(bands: readonly GradeBand[], start: number, end: number) {
  const descending = [...bands].sort((a, b) => toPixel(b.from) - toPixel(a.from))
  return descending
    .map((band, index) => ({
      grade: band.grade,
      from: Math.max(start, toPixel(band.from)),
      to: Math.min(end, index === 0 ? end : toPixel(descending[index - 1]!.from)),
    }))
    .filter((area) => area.from < area.to)
}

/** Full marks belong to the last bin, which is therefore open above. */
const rangeOf = ({ from, to }: Bin) => ({ from: String(from), to: to >= FULL_MARKS ? null : String(to) })

function datumOf(bin: Bin, side: Side, labels: ChartLabels): Mark {
  return mark(() => ({
    // Self-reported totals and last year's are no filter of this year's tables: whose they are is one.
    key: side === 'recomputed' ? { side, bin: rangeOf(bin) } : keyOfDepartments(bin.tables[side]),
    tip: {
      title: labels.range(String(bin.from), String(bin.to)),
      lines: [
        [labels.self, formatCount(bin.self)],
        [labels.recomputed, formatCount(bin.recomputed)],
        ...(bin.previous === null ? [] : [[labels.previousYear, formatCount(bin.previous)] as const]),
      ],
    },
  }))
}

/** One sentence: how many tables, and the fullest bin of each side. */
export function describeScoreHistogram(rows: readonly ScoreRow[], locale: ChartLocale): string {
  const labels = chartLabels(locale)
  const counts = bins(rows, BIN_WIDTH)
  if (counts.length === 0) return labels.nothing(labels.charts.scoreHistogram)
  const fullest = (side: 'self' | 'recomputed') => {
    const bin = counts.reduce((most, one) => (one[side] > most[side] ? one : most))
    return bin[side] === 0
      ? null
      : { name: labels.range(String(bin.from), String(bin.to)), value: formatCount(bin[side]) }
  }
  return labels.describe.scoreHistogram({
    count: rows.filter((row) => row.reportedTotal !== null || row.total !== null).length,
    self: fullest('self'),
    recomputed: fullest('recomputed'),
  })
}

/** One row a bin. */
export function tableScoreHistogram(
  rows: readonly ScoreRow[],
  labels: ChartLabels,
  { binWidth = BIN_WIDTH }: { binWidth?: number } = {},
): ChartTable {
  const all = bins(rows, binWidth)
  const isCompared = all.some((bin) => bin.previous !== null)
  return chartTable(
    [
      textColumn('bin', labels.points),
      numberColumn('self', labels.self),
      numberColumn('recomputed', labels.recomputed),
      ...(isCompared ? [numberColumn('previous', labels.previousYear)] : []),
    ],
    all,
    (bin) => ({
      key: { bin: rangeOf(bin) },
      cells: [
        labels.range(String(bin.from), String(bin.to)),
        formatCount(bin.self),
        formatCount(bin.recomputed),
        ...(isCompared ? [formatCount(bin.previous ?? 0)] : []),
      ],
    }),
  )
}
