import { compareDecimal, type DecimalString } from '@/engine'
import type { ExecutionRow } from '@/warehouse/queries/rows'
import { chartTable, numberColumn, textColumn, type ChartTable } from './chart-table'
import { mark, type Mark } from './datum'
import { fiveNumbers, type FiveNumbers } from './exact'
import { formatCount, formatPercent } from './format'
import { categoryAxis, frame, isNarrow, legend, type ChartContext } from './frame'
import { rateAxis, rateMaximum, ratePixel } from './rate-axis'
import { referenceWidth, thresholdLine } from './reference-line'
import { rateFormula } from './formula'
import { chartLabels, type ChartLabels, type ChartLocale } from './labels'
import { byDecimal, byYear, groupBy, oncePerRows } from './order'
import type { ChartOption } from './register'
import { spread } from './swarm'
import { executionKey } from './table-name'
import { withAlpha } from './theme'

export interface RateDistributionContext extends ChartContext {
  /** Execution-rate threshold in percent; dots below it are triangles. */
  threshold?: DecimalString
}

type Rated = ExecutionRow & { executionRate: DecimalString }
interface YearGroup {
  year: number
  rows: Rated[]
  numbers: FiveNumbers
}

const groups = oncePerRows((rows: readonly ExecutionRow[]): YearGroup[] => {
  const rated = byYear(rows).filter((row): row is Rated => row.executionRate !== null)
  return [...groupBy(rated, (row) => row.year)].map(([year, members]) => ({
    year,
    rows: members,
    numbers: fiveNumbers(members.map((row) => row.executionRate))!,
  }))
})

/**
 * How the departments' rates are spread in each year: a box (quartiles, median, whiskers to lowest and highest) and
 * every table as a dot beside its equals. `null` when no row has a rate.
 */
export function buildRateDistributionOption(
  rows: readonly ExecutionRow[],
  context: RateDistributionContext,
): ChartOption | null {
  const years = groups(rows)
  if (years.length === 0) return null
  const { theme, labels, threshold } = context
  const rates = years.flatMap((group) => group.rows.map((row) => row.executionRate))
  const maximum = rateMaximum(rates)
  const isSlow = (row: Rated) => threshold !== undefined && compareDecimal(row.executionRate, threshold) < 0
  const dots = years.flatMap((group, index) => {
    const offsets = spread(group.rows.map((row) => ratePixel(row.executionRate, maximum)))
    return group.rows.map((row, position) => ({ row, x: index + (offsets[position] ?? 0) }))
  })
  const series = (slow: boolean) =>
    dots
      .filter(({ row }) => isSlow(row) === slow)
      .map(({ row, x }) => ({
        value: [x, ratePixel(row.executionRate, maximum)],
        ...datumOf(row, labels),
      }))
  const fineName = threshold === undefined ? labels.executionRate : labels.fine
  const axis = categoryAxis(
    context,
    years.map((group) => `${group.year}\n${formatPercent(group.numbers.median, isNarrow(context) ? 0 : 1)}`),
  )
  return {
    ...frame(context),
    legend: legend(context, threshold === undefined ? [fineName] : [labels.slow, fineName]),
    grid: { left: 48, right: referenceWidth(context, threshold), top: 40, bottom: 48 },
    xAxis: [
      // The median stands under its year: beside the box it would lie on the dots.
      {
        ...axis,
        axisLabel: { ...axis.axisLabel, interval: 0, lineHeight: 18 },
        name: labels.median,
        nameLocation: 'start',
        nameGap: 0,
        nameTextStyle: { color: theme.ink3, align: 'center', verticalAlign: 'top', padding: [30, 40, 0, 0] },
      },
      // Dots stand beside each other, between the years' ticks: a second, hidden axis over the same width.
      { type: 'value', min: -0.5, max: years.length - 0.5, show: false },
    ],
    yAxis: rateAxis(context, rates),
    series: [
      {
        type: 'boxplot',
        name: labels.quartiles,
        boxWidth: [24, 64],
        itemStyle: { color: withAlpha(theme.line2, 0.35), borderColor: theme.ink3, borderWidth: 1.25 },
        data: years.map((group) => ({
          value: [
            group.numbers.min,
            group.numbers.q1,
            group.numbers.median,
            group.numbers.q3,
            group.numbers.max,
          ].map((rate) => ratePixel(rate, maximum)),
          ...boxDatum(group, labels),
        })),
        ...(threshold === undefined
          ? {}
          : {
              markLine: thresholdLine(context, 'yAxis', threshold),
            }),
      },
      {
        type: 'scatter',
        name: labels.slow,
        xAxisIndex: 1,
        symbol: 'triangle',
        symbolSize: 7,
        itemStyle: { color: theme.bad, opacity: 0.85 },
        data: series(true),
      },
      {
        type: 'scatter',
        name: fineName,
        xAxisIndex: 1,
        symbol: 'circle',
        symbolSize: 5,
        itemStyle: { color: theme.accent, opacity: 0.75 },
        data: series(false),
      },
    ],
  }
}

function datumOf(row: Rated, labels: ChartLabels): Mark {
  return mark(() => ({
    key: executionKey(row),
    tip: {
      title: [row.department || labels.noName, row.name].filter(Boolean).join(' · '),
      lines: [
        [labels.year, String(row.year)],
        [labels.executionRate, rateFormula(row, labels)],
        [labels.previousRate, formatPercent(row.previousRate)],
      ],
    },
  }))
}

function boxDatum({ year, numbers, rows }: YearGroup, labels: ChartLabels): Mark {
  return mark(() => ({
    key: { year },
    tip: {
      title: String(year),
      lines: [
        [labels.tables, formatCount(rows.length)],
        [labels.highest, formatPercent(numbers.max)],
        [labels.quartiles, `${formatPercent(numbers.q1)} – ${formatPercent(numbers.q3)}`],
        [labels.median, formatPercent(numbers.median)],
        [labels.lowest, formatPercent(numbers.min)],
      ],
    },
  }))
}

/** One sentence: number of rates, each year's median, lowest and highest. */
export function describeRateDistribution(rows: readonly ExecutionRow[], locale: ChartLocale): string {
  const labels = chartLabels(locale)
  const years = groups(rows)
  const ranked = byDecimal(
    years.flatMap((group) => group.rows),
    (row) => row.executionRate,
  )
  const [lowest, highest] = [ranked[0], ranked.at(-1)]
  if (!lowest || !highest) return labels.nothing(labels.charts.rateDistribution)
  const extreme = (row: Rated) => ({
    name: `${row.department || labels.noName} ${row.year}`,
    value: formatPercent(row.executionRate),
  })
  return labels.describe.rateDistribution({
    count: ranked.length,
    years: years.map(({ year, numbers }) => ({ name: String(year), value: formatPercent(numbers.median) })),
    lowest: extreme(lowest),
    highest: extreme(highest),
  })
}

/** One row a year with its five numbers. */
export function tableRateDistribution(rows: readonly ExecutionRow[], labels: ChartLabels): ChartTable {
  return chartTable(
    [
      textColumn('year', labels.year),
      numberColumn('tables', labels.tables),
      numberColumn('lowest', labels.lowest),
      numberColumn('q1', 'Q1'),
      numberColumn('median', labels.median),
      numberColumn('q3', 'Q3'),
      numberColumn('highest', labels.highest),
    ],
    groups(rows),
    ({ year, rows: members, numbers }) => ({
      key: { year },
      cells: [
        String(year),
        formatCount(members.length),
        ...[numbers.min, numbers.q1, numbers.median, numbers.q3, numbers.max].map((rate) =>
          formatPercent(rate),
        ),
      ],
    }),
  )
}
