import { compareDecimal, runningSums, type DecimalString } from '@/engine'
import type { LostPointsRow } from '@/warehouse/queries/rows'
import { chartTable, numberColumn, textColumn, type ChartTable } from './chart-table'
import { mark, type Mark } from './datum'
import { percentOf, sumDecimals } from './exact'
import { formatCount, formatDecimal, formatPercent, toPixel } from './format'
import {
  figureWidth,
  figureAxis,
  frame,
  markLabel,
  nameAxis,
  nameWidth,
  ROW_HEIGHT,
  tickText,
  valueAxis,
  type ChartContext,
} from './frame'
import { shareFormula } from './formula'
import { chartLabels, type ChartLabels, type ChartLocale } from './labels'
import { byDecimal, oncePerRows } from './order'
import type { ChartOption } from './register'

export interface LostPointsContext extends ChartContext {
  /** Indicators drawn at most. @default 12 */
  limit?: number
  /** Points lost on all indicators, where the rows are only the first of them; the cumulative share is of this. */
  totalLost?: DecimalString
}

const DEFAULT_LIMIT = 12
const LEAST_LIMIT = 8
const ABOVE = 32
const BELOW = 28

interface Ranked extends LostPointsRow {
  /** Points of this and all before it, of all, and the one ÷ the other in percent. */
  readonly running: DecimalString
  readonly total: DecimalString
  readonly cumulative: DecimalString | null
}

const rank = oncePerRows((rows: readonly LostPointsRow[], totalLost?: DecimalString): Ranked[] => {
  const losing = rows.filter((row) => compareDecimal(row.lost, '0') > 0)
  const ordered = byDecimal(losing, (row) => row.lost).reverse()
  const total = totalLost ?? sumDecimals(ordered.map((row) => row.lost))
  const sums = runningSums(ordered.map((row) => row.lost))
  return ordered.map((row, at) => ({
    ...row,
    total,
    get running() {
      return sums[at]!.toFixed()
    },
    get cumulative() {
      return percentOf(this.running, total)
    },
  }))
})

/** Height in CSS pixels that the drawing needs. */
export function heightLostPoints(rows: readonly LostPointsRow[], limit = DEFAULT_LIMIT): number {
  return Math.min(rank(rows).length, limit) * ROW_HEIGHT + ABOVE + BELOW
}

/** How many indicators fill a drawing of this height, 8 at least. */
export function rowsLostPoints(height: number): number {
  return Math.max(LEAST_LIMIT, Math.floor((height - ABOVE - BELOW) / ROW_HEIGHT))
}

/**
 * Indicators on which most points were lost, most first, bars from 0. The cumulative share of a Pareto chart stands in
 * figures along the right edge instead of a second axis. `null` when nothing was lost.
 */
export function buildLostPointsOption(
  rows: readonly LostPointsRow[],
  context: LostPointsContext,
): ChartOption | null {
  const shown = rank(rows, context.totalLost).slice(0, context.limit ?? DEFAULT_LIMIT)
  if (shown.length === 0) return null
  const { theme, labels } = context
  const room = figureWidth(context) + 52
  return {
    ...frame(context),
    grid: { left: nameWidth(context) + 12, right: room + 4, top: ABOVE, bottom: BELOW },
    xAxis: { ...valueAxis(context, tickText), min: 0 },
    yAxis: [
      nameAxis(
        context,
        shown.map((row) => row.level3),
      ),
      figureAxis(
        context,
        labels.cumulative,
        shown.map((row) => formatPercent(row.cumulative, 1)),
        room,
      ),
    ],
    series: [
      {
        type: 'bar',
        name: labels.lost,
        barWidth: 14,
        itemStyle: { color: theme.recomputed },
        label: {
          ...markLabel(context),
          position: 'right',
          distance: 6,
          formatter: ({ dataIndex }) => formatDecimal(shown[dataIndex]?.lost ?? null),
        },
        data: shown.map((row) => ({ value: toPixel(row.lost), ...datumOf(row, labels) })),
      },
    ],
  }
}

function datumOf(row: Ranked, labels: ChartLabels): Mark {
  return mark(() => ({
    key: { level3: row.level3 },
    tip: {
      title: row.level3,
      lines: [
        [labels.lost, formatDecimal(row.lost)],
        [labels.cumulative, shareFormula(row.running, row.total, row.cumulative)],
        [labels.tables, formatCount(row.tables)],
      ],
    },
  }))
}

/** One sentence: how many indicators, points lost together, the first of them. */
export function describeLostPoints(rows: readonly LostPointsRow[], locale: ChartLocale): string {
  const labels = chartLabels(locale)
  const shown = rank(rows)
  const [top] = shown
  if (!top) return labels.nothing(labels.charts.lostPoints)
  return labels.describe.lostPoints({
    count: shown.length,
    total: formatDecimal(sumDecimals(shown.map((row) => row.lost))),
    top: { name: top.level3, value: formatDecimal(top.lost) },
  })
}

/** One row an indicator, most lost first. */
export function tableLostPoints(
  rows: readonly LostPointsRow[],
  labels: ChartLabels,
  { totalLost }: { totalLost?: DecimalString } = {},
): ChartTable {
  return chartTable(
    [
      textColumn('level3', labels.indicator),
      numberColumn('lost', labels.lost),
      numberColumn('cumulative', labels.cumulative),
      numberColumn('tables', labels.tables),
    ],
    rank(rows, totalLost),
    (row) => ({
      key: { level3: row.level3 },
      cells: [row.level3, formatDecimal(row.lost), formatPercent(row.cumulative), formatCount(row.tables)],
    }),
  )
}
