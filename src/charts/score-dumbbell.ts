import { compareDecimal, type DecimalString } from '@/engine'
import type { ScoreRow } from '@/warehouse/queries/rows'
import { chartTable, numberColumn, textColumn, type ChartTable } from './chart-table'
import { mark, type Mark } from './datum'
import { formatDecimal, formatSigned, NONE, sizeOf, toPixel } from './format'
import {
  figureWidth,
  figureAxis,
  frame,
  legend,
  nameAxis,
  nameWidth,
  ROW_HEIGHT,
  tickText,
  valueAxis,
  type ChartContext,
} from './frame'
import { differenceFormula } from './formula'
import { chartLabels, type ChartLabels, type ChartLocale } from './labels'
import { oncePerRows } from './order'
import type { ChartOption } from './register'
import { tableNamer } from './table-name'

export interface ScoreDumbbellContext extends ChartContext {
  /** Departments drawn at most. @default 15 */
  limit?: number
}

type Compared = ScoreRow & { reportedTotal: DecimalString; total: DecimalString; difference: DecimalString }

const DEFAULT_LIMIT = 15
const ABOVE = 52
const BELOW = 28

/** Tables whose two totals differ, greatest difference (either way) first. */
const differing = oncePerRows((rows: readonly ScoreRow[]): Compared[] => {
  const compared = rows.filter(
    (row): row is Compared =>
      row.reportedTotal !== null &&
      row.total !== null &&
      row.difference !== null &&
      compareDecimal(row.difference, '0') !== 0,
  )
  return compared.sort((a, b) => compareDecimal(sizeOf(b.difference), sizeOf(a.difference)))
})

/** Height in CSS pixels that the drawing needs. */
export function heightScoreDumbbell(rows: readonly ScoreRow[], limit = DEFAULT_LIMIT): number {
  return Math.min(differing(rows).length, limit) * ROW_HEIGHT + ABOVE + BELOW
}

/**
 * Self-reported (ring) and recomputed (disc) totals joined by a line, for the tables that differ most; the difference
 * in figures along the right edge. The axis need not begin at 0: a position is read here, not a length.
 * `null` when no two totals differ.
 */
export function buildScoreDumbbellOption(
  rows: readonly ScoreRow[],
  context: ScoreDumbbellContext,
): ChartOption | null {
  const shown = differing(rows).slice(0, context.limit ?? DEFAULT_LIMIT)
  if (shown.length === 0) return null
  const { theme, labels } = context
  const room = figureWidth(context) + 20
  const nameOf = tableNamer(shown, labels)
  const totals = shown.flatMap((row) => [toPixel(row.reportedTotal), toPixel(row.total)])
  const points = (side: 'self' | 'recomputed') =>
    shown.map((row, index) => ({
      value: [toPixel(side === 'self' ? row.reportedTotal : row.total), index],
      ...datumOf(row, nameOf(row), labels),
    }))
  return {
    ...frame(context),
    legend: legend(context, [labels.self, labels.recomputed]),
    grid: { left: nameWidth(context) + 12, right: room + 4, top: ABOVE, bottom: BELOW },
    xAxis: {
      ...valueAxis(context, tickText),
      min: Math.floor((Math.min(...totals) - 1) / 10) * 10,
      max: Math.ceil(Math.max(...totals) / 10) * 10,
    },
    yAxis: [
      nameAxis(context, shown.map(nameOf)),
      figureAxis(
        context,
        labels.difference,
        shown.map((row) => formatSigned(row.difference)),
        room,
      ),
    ],
    series: [
      {
        type: 'custom',
        name: 'link',
        silent: true,
        data: shown.map((row, index) => [toPixel(row.reportedTotal), toPixel(row.total), index]),
        encode: { x: [0, 1], y: 2 },
        renderItem: (_, api) => {
          const [x1 = 0, y = 0] = api.coord([api.value(0), api.value(2)])
          const [x2 = 0] = api.coord([api.value(1), api.value(2)])
          return {
            type: 'line',
            shape: { x1, y1: y, x2, y2: y },
            style: { stroke: theme.line2, lineWidth: 3, lineCap: 'round' },
          }
        },
      },
      {
        type: 'scatter',
        name: labels.self,
        symbolSize: 10,
        itemStyle: { color: theme.surface, borderColor: theme.self, borderWidth: 2.5 },
        data: points('self'),
      },
      {
        type: 'scatter',
        name: labels.recomputed,
        symbolSize: 12,
        itemStyle: { color: theme.recomputed },
        data: points('recomputed'),
      },
    ],
  }
}

function datumOf(row: Compared, title: string, labels: ChartLabels): Mark {
  return mark(() => ({
    key: { department: row.department, year: row.year, evaluationId: row.evaluationId },
    tip: {
      title,
      lines: [
        [labels.selfTotal, `${formatDecimal(row.reportedTotal)} ${row.reportedGrade ?? ''}`.trim()],
        [labels.recomputedTotal, `${formatDecimal(row.total)} ${row.grade ?? ''}`.trim()],
        [labels.difference, differenceFormula(row.reportedTotal, row.total)],
      ],
    },
  }))
}

/** One sentence: how many differ, in which direction, and the greatest difference. */
export function describeScoreDumbbell(rows: readonly ScoreRow[], locale: ChartLocale): string {
  const labels = chartLabels(locale)
  const all = differing(rows)
  const [largest] = all
  if (!largest) return labels.nothing(labels.charts.scoreDumbbell)
  const over = all.filter((row) => compareDecimal(row.difference, '0') > 0).length
  return labels.describe.scoreDumbbell({
    count: all.length,
    over,
    under: all.length - over,
    largest: { name: tableNamer(all, labels)(largest), value: formatSigned(largest.difference) },
  })
}

/** All tables whose totals differ, greatest difference first. */
export function tableScoreDumbbell(rows: readonly ScoreRow[], labels: ChartLabels): ChartTable {
  const all = differing(rows)
  const nameOf = tableNamer(all, labels)
  return chartTable(
    [
      textColumn('department', labels.department),
      numberColumn('self', labels.selfTotal),
      numberColumn('recomputed', labels.recomputedTotal),
      numberColumn('difference', labels.difference),
      textColumn('grade', labels.grade),
    ],
    all,
    (row) => ({
      key: { department: row.department, year: row.year, evaluationId: row.evaluationId },
      cells: [
        nameOf(row),
        formatDecimal(row.reportedTotal),
        formatDecimal(row.total),
        formatSigned(row.difference),
        `${row.reportedGrade ?? NONE} → ${row.grade ?? NONE}`,
      ],
    }),
  )
}
