import { compareDecimal, type DecimalString } from '@/engine'
import type { ExecutionRow } from '@/warehouse/queries/rows'
import {
  chartTable,
  amountCell,
  amountColumn,
  numberColumn,
  textColumn,
  type ChartTable,
} from './chart-table'
import { mark, type Mark } from './datum'
import { formatAmount, formatInUnit, formatPercent } from './format'
import {
  figureWidth,
  figureAxis,
  footnote,
  frame,
  isNarrow,
  legend,
  nameAxis,
  nameWidth,
  ROW_HEIGHT,
  type ChartContext,
} from './frame'
import { lyingRateAxis, rateMaximum, ratePixel } from './rate-axis'
import { thresholdLine } from './reference-line'
import { rateFormula } from './formula'
import { chartLabels, type ChartLabels, type ChartLocale } from './labels'
import { fineStyle, slowStyle, tickStyle } from './marks'
import { byDecimal, oncePerRows } from './order'
import type { ChartOption } from './register'
import { executionKey, tableNamer } from './table-name'

export interface RateRankingContext extends ChartContext {
  /** Execution-rate threshold in percent; without it no table counts as slow and no line is drawn. */
  threshold?: DecimalString
  /** @default 'lowest' */
  first?: 'lowest' | 'highest'
  /** Bars drawn at most; the rest is counted under the drawing. @default 20 */
  limit?: number
}

type Rated = ExecutionRow & { executionRate: DecimalString }

const DEFAULT_LIMIT = 20
const ABOVE = 48
const BELOW = 56
/** The rates stand in a column of their own: beside the bars they would lie under last year's strokes. */
const RATE_WIDTH = 64
/** Between the headings of the two columns, which English fills. */
const APART = 14

const byRate = oncePerRows((rows: readonly ExecutionRow[]): Rated[] => {
  const rated = rows.filter((row): row is Rated => row.executionRate !== null)
  return byDecimal(rated, (row) => row.executionRate)
})

/** The tables that have a rate, ranked; those drawn and those left to the footnote. */
function rank(
  rows: readonly ExecutionRow[],
  { first = 'lowest', limit = DEFAULT_LIMIT }: Partial<RateRankingContext>,
) {
  const ascending = byRate(rows)
  const ranked = first === 'highest' ? [...ascending].reverse() : ascending
  return { ranked, shown: ranked.slice(0, limit), rest: Math.max(0, ranked.length - limit) }
}

/** Height in CSS pixels that the drawing needs. */
export function heightRateRanking(rows: readonly ExecutionRow[], limit = DEFAULT_LIMIT): number {
  return rank(rows, { limit }).shown.length * ROW_HEIGHT + ABOVE + BELOW
}

/**
 * Departments by execution rate, lowest first: bars from 0, slow ones hatched, last year's rate as a stroke, rate
 * and unspent amount in figures along the right edge. `null` when no row has a rate.
 */
export function buildRateRankingOption(
  rows: readonly ExecutionRow[],
  context: RateRankingContext,
): ChartOption | null {
  const { ranked, shown, rest } = rank(rows, context)
  if (shown.length === 0) return null
  const { theme, labels, threshold } = context
  const nameOf = tableNamer(shown, labels)
  const maximum = rateMaximum(shown.flatMap((row) => [row.executionRate, row.previousRate]))
  // Not the largest decides: most departments have far less than a 亿元 unspent.
  const unit = labels.unit ?? 'wan'
  const isSlow = (row: Rated) => threshold !== undefined && compareDecimal(row.executionRate, threshold) < 0
  const bars = (slow: boolean) =>
    shown.map((row) => ({
      value: isSlow(row) === slow ? ratePixel(row.executionRate, maximum) : null,
      ...datumOf(row, nameOf(row), labels),
    }))
  const bar = {
    type: 'bar' as const,
    stack: 'rate',
    barWidth: 14,
  }
  const notes = [
    rest > 0 ? labels.rest(rest) : null,
    rows.length > ranked.length ? labels.withoutRate(rows.length - ranked.length) : null,
  ].filter((note) => note !== null)
  const hasPrevious = shown.some((row) => row.previousRate !== null)
  return {
    ...frame(context),
    legend: legend(context, [
      ...(shown.some(isSlow) ? [labels.slow] : []),
      ...(shown.some((row) => !isSlow(row))
        ? [threshold === undefined ? labels.executionRate : labels.fine]
        : []),
      ...(hasPrevious ? [labels.previousRate] : []),
    ]),
    grid: {
      left: nameWidth(context) + 12,
      right: RATE_WIDTH + (isNarrow(context) ? 0 : figureWidth(context) + APART) + 4,
      top: ABOVE,
      bottom: BELOW,
    },
    xAxis: lyingRateAxis(
      context,
      shown.flatMap((row) => [row.executionRate, row.previousRate]),
    ),
    yAxis: [
      nameAxis(context, shown.map(nameOf)),
      figureAxis(
        context,
        labels.rateShort,
        shown.map((row) => formatPercent(row.executionRate)),
        RATE_WIDTH,
      ),
      ...(isNarrow(context)
        ? []
        : [
            figureAxis(
              context,
              `${labels.unspent} (${labels[unit]})`,
              shown.map((row) => formatInUnit(row.unspent, unit)),
              RATE_WIDTH + figureWidth(context) + APART,
            ),
          ]),
    ],
    series: [
      { ...bar, name: labels.slow, itemStyle: slowStyle(theme), data: bars(true) },
      {
        ...bar,
        name: threshold === undefined ? labels.executionRate : labels.fine,
        itemStyle: fineStyle(theme),
        data: bars(false),
        ...(threshold === undefined
          ? {}
          : {
              markLine: thresholdLine(context, 'xAxis', threshold),
            }),
      },
      {
        type: 'scatter',
        name: labels.previousRate,
        symbol: 'rect',
        symbolSize: [4, 20],
        itemStyle: tickStyle(theme),
        z: 5,
        data: shown.map((row, index) => ({
          value: [ratePixel(row.previousRate, maximum) ?? NaN, index],
          ...datumOf(row, nameOf(row), labels),
        })),
      },
    ],
    ...(notes.length > 0 ? { title: footnote(context, notes.join(' · ')) } : {}),
  }
}

function datumOf(row: ExecutionRow, title: string, labels: ChartLabels): Mark {
  return mark(() => ({
    key: executionKey(row),
    tip: {
      title,
      lines: [
        [labels.executionRate, rateFormula(row, labels)],
        [labels.previousRate, formatPercent(row.previousRate)],
        [labels.reportedRate, formatPercent(row.reportedRate)],
        [labels.adjustedBudget, formatAmount(row.adjustedBudget, labels)],
        [labels.executed, formatAmount(row.executed, labels)],
        [labels.unspent, formatAmount(row.unspent, labels)],
        ...(row.slowYears > 1 ? [[labels.slowYears, String(row.slowYears)] as const] : []),
      ],
    },
  }))
}

/** One sentence: how many tables, lowest, highest, how many below the threshold. */
export function describeRateRanking(
  rows: readonly ExecutionRow[],
  locale: ChartLocale,
  { threshold }: { threshold?: DecimalString } = {},
): string {
  const labels = chartLabels(locale)
  const { ranked } = rank(rows, {})
  const [lowest, highest] = [ranked[0], ranked.at(-1)]
  if (!lowest || !highest) return labels.nothing(labels.charts.rateRanking)
  const nameOf = tableNamer(ranked, labels)
  const extreme = (row: Rated) => ({ name: nameOf(row), value: formatPercent(row.executionRate) })
  return labels.describe.rateRanking({
    count: ranked.length,
    lowest: extreme(lowest),
    highest: extreme(highest),
    slow:
      threshold === undefined
        ? null
        : {
            count: ranked.filter((row) => compareDecimal(row.executionRate, threshold) < 0).length,
            rate: formatPercent(threshold, 0),
          },
  })
}

/** All tables, ranked, those without a rate last. */
export function tableRateRanking(rows: readonly ExecutionRow[], labels: ChartLabels): ChartTable {
  const { ranked } = rank(rows, {})
  const ordered = [...ranked, ...rows.filter((row) => row.executionRate === null)]
  const nameOf = tableNamer(ordered, labels)
  return chartTable(
    [
      textColumn('department', labels.department),
      numberColumn('executionRate', labels.executionRate),
      numberColumn('previousRate', labels.previousRate),
      amountColumn('adjustedBudget', labels.adjustedBudget, labels),
      amountColumn('executed', labels.executed, labels),
      amountColumn('unspent', labels.unspent, labels),
    ],
    ordered,
    (row) => ({
      key: executionKey(row),
      cells: [
        nameOf(row),
        formatPercent(row.executionRate),
        formatPercent(row.previousRate),
        amountCell(row.adjustedBudget, labels),
        amountCell(row.executed, labels),
        amountCell(row.unspent, labels),
      ],
    }),
  )
}
