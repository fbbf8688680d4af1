import type { DecimalString } from '@/engine'
import type { ExecutionRow, ScoreRow } from '@/warehouse/queries/rows'
import { chartTable, numberColumn, textColumn, type ChartTable } from './chart-table'
import { mark, type Mark, type DatumKey } from './datum'
import { formatDecimal, formatPercent, toPixel } from './format'
import { frame, isNarrow, legend, markLabel, tickText, yearAxis, type ChartContext } from './frame'
import { rateAxis, rateMaximum, ratePixel } from './rate-axis'
import { chartLabels, type ChartLabels, type ChartLocale } from './labels'
import { yearsOf } from './order'
import type { ChartOption } from './register'

/** Budget and scores of one department's table (or one of its projects), one row a year each. */
export interface DepartmentYearsRows {
  execution: readonly ExecutionRow[]
  scores: readonly ScoreRow[]
}

interface YearFigures {
  year: number
  key: DatumKey
  rate: DecimalString | null
  self: DecimalString | null
  recomputed: DecimalString | null
}

function figures({ execution, scores }: DepartmentYearsRows): YearFigures[] {
  return yearsOf([...execution, ...scores]).map((year) => {
    const budget = execution.find((row) => row.year === year)
    const score = scores.find((row) => row.year === year)
    return {
      year,
      key: {
        department: score?.department ?? budget?.department,
        year,
        evaluationId: score?.evaluationId ?? budget?.evaluationId,
      },
      rate: budget?.executionRate ?? null,
      self: score?.reportedTotal ?? null,
      recomputed: score?.total ?? null,
    }
  })
}

const isEmpty = (years: readonly YearFigures[]) =>
  years.every((one) => one.rate === null && one.self === null && one.recomputed === null)

/**
 * One department over the years: execution rate (bars, from 0) behind its self-reported (ring, dashed) and recomputed
 * (disc) totals. Rate and totals share one scale, 0–100. `null` without any figure.
 */
export function buildDepartmentYearsOption(
  rows: DepartmentYearsRows,
  context: ChartContext,
): ChartOption | null {
  const years = figures(rows)
  if (isEmpty(years)) return null
  const { theme, labels } = context
  const rates = years.map((one) => one.rate)
  const maximum = rateMaximum(rates)
  const line = (side: 'self' | 'recomputed') => ({
    type: 'line' as const,
    name: labels[side === 'self' ? 'selfTotal' : 'recomputedTotal'],
    connectNulls: false,
    symbol: 'circle',
    data: years.map((one) => ({ value: toPixel(one[side]), ...datumOf(one, labels) })),
  })
  return {
    ...frame(context, 'axis'),
    legend: legend(context, [labels.executionRate, labels.selfTotal, labels.recomputedTotal]),
    // In English the legend takes two lines where there is little room.
    grid: {
      left: 40,
      right: 12,
      top: isNarrow(context) && labels.locale === 'en' ? 64 : 44,
      bottom: 28,
    },
    xAxis: yearAxis(
      context,
      years.map((one) => one.year),
    ),
    yAxis: {
      ...rateAxis(context, rates),
      axisLabel: { ...rateAxis(context, rates).axisLabel, formatter: tickText },
    },
    series: [
      {
        type: 'bar',
        name: labels.executionRate,
        barWidth: '42%',
        barMaxWidth: 44,
        itemStyle: { color: theme.accentWeak, borderColor: theme.line2, borderWidth: 1 },
        label: {
          ...markLabel(context),
          position: 'insideBottom',
          distance: 8,
          formatter: ({ dataIndex }) => formatPercent(rates[dataIndex] ?? null, isNarrow(context) ? 0 : 1),
        },
        data: years.map((one) => ({ value: ratePixel(one.rate, maximum), ...datumOf(one, labels) })),
      },
      {
        ...line('self'),
        symbolSize: 9,
        lineStyle: { color: theme.self, width: 2, type: 'dashed' },
        itemStyle: { color: theme.surface, borderColor: theme.self, borderWidth: 2 },
      },
      {
        ...line('recomputed'),
        symbolSize: 8,
        lineStyle: { color: theme.recomputed, width: 2 },
        itemStyle: { color: theme.recomputed },
      },
    ],
  }
}

function datumOf(one: YearFigures, labels: ChartLabels): Mark {
  return mark(() => ({
    key: one.key,
    tip: {
      title: String(one.year),
      lines: [
        [labels.executionRate, formatPercent(one.rate)],
        [labels.selfTotal, formatDecimal(one.self)],
        [labels.recomputedTotal, formatDecimal(one.recomputed)],
      ],
    },
  }))
}

/** One sentence: the span, and the latest figure of each of the three. */
export function describeDepartmentYears(rows: DepartmentYearsRows, locale: ChartLocale): string {
  const labels = chartLabels(locale)
  const years = figures(rows)
  const [first, last] = [years[0], years.at(-1)]
  if (!first || !last || isEmpty(years)) return labels.nothing(labels.charts.departmentYears)
  const latest = (of: 'rate' | 'self' | 'recomputed', format: (value: DecimalString | null) => string) => {
    const one = years.findLast((candidate) => candidate[of] !== null)
    return one ? { name: String(one.year), value: format(one[of]) } : null
  }
  return labels.describe.departmentYears({
    department: last.key.department || labels.noName,
    from: first.year,
    to: last.year,
    rate: latest('rate', formatPercent),
    self: latest('self', formatDecimal),
    recomputed: latest('recomputed', formatDecimal),
  })
}

/** One row a year. */
export function tableDepartmentYears(rows: DepartmentYearsRows, labels: ChartLabels): ChartTable {
  return chartTable(
    [
      textColumn('year', labels.year),
      numberColumn('executionRate', labels.executionRate),
      numberColumn('self', labels.selfTotal),
      numberColumn('recomputed', labels.recomputedTotal),
    ],
    figures(rows),
    (one) => ({
      key: one.key,
      cells: [
        String(one.year),
        formatPercent(one.rate),
        formatDecimal(one.self),
        formatDecimal(one.recomputed),
      ],
    }),
  )
}
