import { compareDecimal, type DecimalString } from '@/engine'
import type { YearRow } from '@/warehouse/queries/rows'
import {
  chartTable,
  amountCell,
  amountColumn,
  numberColumn,
  textColumn,
  type ChartTable,
} from './chart-table'
import { mark, type Mark } from './datum'
import { formatAmount, formatCount, formatPercent } from './format'
import { frame, isNarrow, markLabel, yearAxis, type ChartContext } from './frame'
import { rateAxis, rateMaximum, ratePixel } from './rate-axis'
import { referenceWidth, thresholdLine } from './reference-line'
import { rateFormula } from './formula'
import { chartLabels, type ChartLabels, type ChartLocale } from './labels'
import { byYear } from './order'
import type { ChartOption } from './register'

export interface RateTrendContext extends ChartContext {
  /** Execution-rate threshold in percent; without it no line is drawn. */
  threshold?: DecimalString
}

/**
 * The district's execution rate by year: a line with a figure at each year and the threshold as a dashed line.
 * A year without a rate is a gap. `null` when no year has a rate.
 */
export function buildRateTrendOption(
  rows: readonly YearRow[],
  context: RateTrendContext,
): ChartOption | null {
  const years = byYear(rows)
  const rates = years.map((row) => row.executionRate)
  if (rates.every((rate) => rate === null)) return null
  const { theme, labels, threshold } = context
  const maximum = rateMaximum(rates)
  // A figure stands on the far side of the threshold, so that the dashed line does not run through it.
  const below = (rate: DecimalString | null) =>
    rate !== null && threshold !== undefined && compareDecimal(rate, threshold) < 0
  const data = years.map((row) => ({
    value: ratePixel(row.executionRate, maximum),
    label: { position: below(row.executionRate) ? ('bottom' as const) : ('top' as const) },
    ...datumOf(row, labels),
  }))
  return {
    ...frame(context, 'axis'),
    grid: { left: 48, right: referenceWidth(context, threshold), top: 28, bottom: 28 },
    xAxis: yearAxis(
      context,
      years.map((row) => row.year),
    ),
    yAxis: rateAxis(context, rates),
    series: [
      {
        type: 'line',
        name: labels.executionRate,
        data,
        connectNulls: false,
        symbol: 'circle',
        symbolSize: 8,
        lineStyle: { color: theme.accent, width: 2 },
        itemStyle: { color: theme.accent, borderColor: theme.surface, borderWidth: 1.5 },
        label: {
          ...markLabel(context),
          distance: 7,
          fontWeight: 600,
          textBorderColor: theme.surface,
          textBorderWidth: 3,
          formatter: ({ dataIndex }) => formatPercent(rates[dataIndex] ?? null, isNarrow(context) ? 0 : 2),
        },
        ...(threshold === undefined
          ? {}
          : {
              markLine: thresholdLine(context, 'yAxis', threshold),
            }),
      },
    ],
  }
}

function datumOf(row: YearRow, labels: ChartLabels): Mark {
  return mark(() => ({
    key: { year: row.year },
    tip: {
      title: String(row.year),
      lines: [
        [labels.executionRate, rateFormula(row, labels)],
        [labels.adjustedBudget, formatAmount(row.adjustedBudget, labels)],
        [labels.executed, formatAmount(row.executed, labels)],
        [labels.unspent, formatAmount(row.unspent, labels)],
        [labels.slowTables, `${formatCount(row.slow)} / ${formatCount(row.evaluations)}`],
      ],
    },
  }))
}

/** One sentence: span, highest, lowest and latest rate. */
export function describeRateTrend(rows: readonly YearRow[], locale: ChartLocale): string {
  const labels = chartLabels(locale)
  const rated = byYear(rows).flatMap(({ year, executionRate: rate }) =>
    rate === null ? [] : [{ year, rate }],
  )
  const ranked = [...rated].sort((a, b) => compareDecimal(a.rate, b.rate))
  const [first, last, lowest, highest] = [rated[0], rated.at(-1), ranked[0], ranked.at(-1)]
  if (!first || !last || !lowest || !highest) return labels.nothing(labels.charts.rateTrend)
  const extreme = ({ year, rate }: typeof first) => ({ name: String(year), value: formatPercent(rate) })
  return labels.describe.rateTrend({
    from: first.year,
    to: last.year,
    lowest: extreme(lowest),
    highest: extreme(highest),
    last: extreme(last),
  })
}

/** One row a year. */
export function tableRateTrend(rows: readonly YearRow[], labels: ChartLabels): ChartTable {
  return chartTable(
    [
      textColumn('year', labels.year),
      numberColumn('executionRate', labels.executionRate),
      amountColumn('adjustedBudget', labels.adjustedBudget, labels),
      amountColumn('executed', labels.executed, labels),
      amountColumn('unspent', labels.unspent, labels),
      numberColumn('slow', labels.slowTables),
      numberColumn('tables', labels.tables),
    ],
    byYear(rows),
    (row) => ({
      key: { year: row.year },
      cells: [
        String(row.year),
        formatPercent(row.executionRate),
        amountCell(row.adjustedBudget, labels),
        amountCell(row.executed, labels),
        amountCell(row.unspent, labels),
        formatCount(row.slow),
        formatCount(row.evaluations),
      ],
    }),
  )
}
