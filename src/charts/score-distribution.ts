import { compareDecimal, type DecimalString } from '@/engine'
import type { ScoreRow } from '@/warehouse/queries/rows'
import { chartTable, numberColumn, textColumn, type ChartTable } from './chart-table'
import { mark, type Mark } from './datum'
import { fiveNumbers, type FiveNumbers } from './exact'
import { formatCount, formatDecimal, toPixel } from './format'
import { differenceFormula } from './formula'
import { categoryAxis, frame, isNarrow, legend, tickText, valueAxis, type ChartContext } from './frame'
import { chartLabels, type ChartLabels, type ChartLocale } from './labels'
import { byDecimal, byYear, groupBy, oncePerRows } from './order'
import type { ChartOption } from './register'
import { spread } from './swarm'
import { withAlpha } from './theme'

type Totalled = ScoreRow & { total: DecimalString }
interface YearGroup {
  year: number
  rows: Totalled[]
  numbers: FiveNumbers
}

const FULL_MARKS = 100

const groups = oncePerRows((rows: readonly ScoreRow[]): YearGroup[] => {
  const totalled = byYear(rows).filter((row): row is Totalled => row.total !== null)
  return [...groupBy(totalled, (row) => row.year)].map(([year, members]) => ({
    year,
    rows: members,
    numbers: fiveNumbers(members.map((row) => row.total))!,
  }))
})

const isKind = (row: ScoreRow) => row.difference !== null && compareDecimal(row.difference, '0') > 0

/**
 * How the recomputed totals are spread in each year: a box (quartiles, median, whiskers to lowest and highest) and every
 * table as a dot, a triangle where it gave itself more. The axis need not begin at 0: a position is read here. `null`
 * without any total.
 */
export function buildScoreDistributionOption(
  rows: readonly ScoreRow[],
  context: ChartContext,
): ChartOption | null {
  const years = groups(rows)
  if (years.length === 0) return null
  const { theme, labels } = context
  const lowest = Math.min(...years.map((group) => toPixel(group.numbers.min)))
  const highest = Math.max(...years.map((group) => toPixel(group.numbers.max)))
  const from = Math.max(0, Math.floor((lowest - 1) / 10) * 10)
  const dots = years.flatMap((group, index) => {
    const offsets = spread(group.rows.map((row) => toPixel(row.total)))
    return group.rows.map((row, position) => ({ row, x: index + (offsets[position] ?? 0) }))
  })
  const points = (kind: boolean) =>
    dots
      .filter(({ row }) => isKind(row) === kind)
      .map(({ row, x }) => ({ value: [x, toPixel(row.total)], ...datumOf(row, labels) }))
  const axis = categoryAxis(
    context,
    years.map((group) => `${group.year}\n${formatDecimal(group.numbers.median, isNarrow(context) ? 0 : 1)}`),
  )
  return {
    ...frame(context),
    legend: legend(context, [labels.tooKind, labels.recomputedTotal]),
    grid: { left: 48, right: 16, top: 40, bottom: 48 },
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
    yAxis: { ...valueAxis(context, tickText), min: from, max: Math.max(FULL_MARKS, Math.ceil(highest)) },
    series: [
      {
        type: 'boxplot',
        name: labels.quartiles,
        boxWidth: [24, 64],
        itemStyle: { color: withAlpha(theme.line2, 0.35), borderColor: theme.ink3, borderWidth: 1.25 },
        data: years.map((group) => ({
          value: fiveOf(group.numbers).map((total) => toPixel(total)),
          ...boxDatum(group, labels),
        })),
      },
      {
        type: 'scatter',
        name: labels.recomputedTotal,
        xAxisIndex: 1,
        symbol: 'circle',
        symbolSize: 5,
        itemStyle: { color: theme.recomputed, opacity: 0.75 },
        data: points(false),
      },
      {
        type: 'scatter',
        name: labels.tooKind,
        xAxisIndex: 1,
        symbol: 'triangle',
        symbolSize: 7,
        itemStyle: { color: theme.bad, opacity: 0.9 },
        data: points(true),
      },
    ],
  }
}

const fiveOf = ({ min, q1, median, q3, max }: FiveNumbers) => [min, q1, median, q3, max]

function datumOf(row: Totalled, labels: ChartLabels): Mark {
  return mark(() => ({
    key: { department: row.department, year: row.year, evaluationId: row.evaluationId },
    tip: {
      title: [row.department || labels.noName, row.name].filter(Boolean).join(' · '),
      lines: [
        [labels.year, String(row.year)],
        [labels.recomputedTotal, `${formatDecimal(row.total)} ${row.grade ?? ''}`.trim()],
        [labels.difference, differenceFormula(row.reportedTotal, row.total)],
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
        [labels.highest, formatDecimal(numbers.max)],
        [labels.quartiles, `${formatDecimal(numbers.q1)} – ${formatDecimal(numbers.q3)}`],
        [labels.median, formatDecimal(numbers.median)],
        [labels.lowest, formatDecimal(numbers.min)],
      ],
    },
  }))
}

/** One sentence: number of totals, each year's median, lowest and highest. */
export function describeScoreDistribution(rows: readonly ScoreRow[], locale: ChartLocale): string {
  const labels = chartLabels(locale)
  const years = groups(rows)
  const ranked = byDecimal(
    years.flatMap((group) => group.rows),
    (row) => row.total,
  )
  const [lowest, highest] = [ranked[0], ranked.at(-1)]
  if (!lowest || !highest) return labels.nothing(labels.charts.scoreDistribution)
  const extreme = (row: Totalled) => ({
    name: `${row.department || labels.noName} ${row.year}`,
    value: formatDecimal(row.total),
  })
  return labels.describe.scoreDistribution({
    count: ranked.length,
    years: years.map(({ year, numbers }) => ({ name: String(year), value: formatDecimal(numbers.median) })),
    lowest: extreme(lowest),
    highest: extreme(highest),
  })
}

/** One row a year with its five numbers. */
export function tableScoreDistribution(rows: readonly ScoreRow[], labels: ChartLabels): ChartTable {
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
        ...fiveOf(numbers).map((total) => formatDecimal(total)),
      ],
    }),
  )
}
