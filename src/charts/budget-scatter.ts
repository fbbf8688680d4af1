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
import { formatAmount, formatCount, formatPercent, inUnit, toPixel } from './format'
import { footnote, frame, isNarrow, legend, lyingUnit, tickText, valueAxis, type ChartContext } from './frame'
import { rateFormula } from './formula'
import { chartLabels, type ChartLabels, type ChartLocale } from './labels'
import { byDecimal, oncePerRows } from './order'
import { rateAxis, rateMaximum, ratePixel } from './rate-axis'
import { referenceWidth, thresholdLine } from './reference-line'
import type { ChartOption } from './register'
import { executionKey, tableNamer } from './table-name'

export interface BudgetScatterContext extends ChartContext {
  /** Execution-rate threshold in percent; below it a table is a triangle. */
  threshold?: DecimalString
}

type Placed = ExecutionRow & { adjustedBudget: DecimalString; executionRate: DecimalString }

/** Diameter of the largest bubble and of the smallest, in pixels. */
const LARGEST = 44
const SMALLEST = 6

/** Tables with a budget above 0 and a rate, largest budget first, so that small bubbles lie on top. */
const placed = oncePerRows((rows: readonly ExecutionRow[]): Placed[] => {
  const able = rows.filter(
    (row): row is Placed =>
      row.executionRate !== null &&
      row.adjustedBudget !== null &&
      compareDecimal(row.adjustedBudget, '0') > 0,
  )
  return byDecimal(able, (row) => row.adjustedBudget).reverse()
})

/**
 * Budget (logarithmic, because districts hold schools and bureaus) against execution rate; a bubble's area is the
 * unspent money. Large bubbles low on the right are what a bureau looks at first. `null` without a table to place.
 */
export function buildBudgetScatterOption(
  rows: readonly ExecutionRow[],
  context: BudgetScatterContext,
): ChartOption | null {
  const all = placed(rows)
  if (all.length === 0) return null
  const { theme, labels, threshold } = context
  const rates = all.map((row) => row.executionRate)
  const maximum = rateMaximum(rates)
  const unit = labels.unit ?? 'wan'
  const nameOf = tableNamer(all, labels)
  const most = all.reduce((most, row) => Math.max(most, toPixel(row.unspent) ?? 0), 0)
  // Area, not diameter: twice the money looks like twice the money.
  const sizeOf = (row: Placed) =>
    most === 0
      ? SMALLEST
      : Math.max(SMALLEST, LARGEST * Math.sqrt(Math.max(0, toPixel(row.unspent) ?? 0) / most))
  const isSlow = (row: Placed) => threshold !== undefined && compareDecimal(row.executionRate, threshold) < 0
  const points = (slow: boolean) =>
    all
      .filter((row) => isSlow(row) === slow)
      .map((row) => ({
        value: [toPixel(inUnit(row.adjustedBudget, unit)), ratePixel(row.executionRate, maximum)],
        symbolSize: sizeOf(row),
        ...datumOf(row, nameOf(row), labels),
      }))
  const fineName = threshold === undefined ? labels.executionRate : labels.fine
  const left = rows.length - all.length
  return {
    ...frame(context),
    legend: legend(context, threshold === undefined ? [fineName] : [labels.slow, fineName]),
    grid: { left: 48, right: Math.max(72, referenceWidth(context, threshold)), top: 40, bottom: 52 },
    xAxis: {
      ...valueAxis(context, tickText),
      type: 'log',
      logBase: 10,
      ...lyingUnit(context, isNarrow(context) ? labels[unit] : `${labels.adjustedBudget} (${labels[unit]})`),
      nameLocation: 'middle',
      nameGap: 14,
    },
    yAxis: rateAxis(context, rates),
    series: [
      {
        type: 'scatter',
        name: labels.slow,
        symbol: 'triangle',
        itemStyle: { color: theme.bad, opacity: 0.7, borderColor: theme.surface, borderWidth: 1 },
        data: points(true),
      },
      {
        type: 'scatter',
        name: fineName,
        symbol: 'circle',
        itemStyle: { color: theme.accent, opacity: 0.6, borderColor: theme.surface, borderWidth: 1 },
        data: points(false),
        ...(threshold === undefined ? {} : { markLine: thresholdLine(context, 'yAxis', threshold) }),
      },
    ],
    ...(left > 0 ? { title: footnote(context, labels.withoutRate(left)) } : {}),
  }
}

function datumOf(row: Placed, title: string, labels: ChartLabels): Mark {
  return mark(() => ({
    key: executionKey(row),
    tip: {
      title,
      lines: [
        [labels.executionRate, rateFormula(row, labels)],
        [labels.adjustedBudget, formatAmount(row.adjustedBudget, labels)],
        [labels.executed, formatAmount(row.executed, labels)],
        [labels.unspent, formatAmount(row.unspent, labels)],
      ],
    },
  }))
}

/** One sentence: how many tables, the largest budget with its rate, the largest of the slow ones. */
export function describeBudgetScatter(
  rows: readonly ExecutionRow[],
  locale: ChartLocale,
  { threshold }: { threshold?: DecimalString } = {},
): string {
  const labels = chartLabels(locale)
  const all = placed(rows)
  const [largest] = all
  if (!largest) return labels.nothing(labels.charts.budgetScatter)
  const nameOf = tableNamer(all, labels)
  const extreme = (row: Placed) => ({ name: nameOf(row), value: formatPercent(row.executionRate) })
  const slow =
    threshold === undefined ? undefined : all.find((row) => compareDecimal(row.executionRate, threshold) < 0)
  return labels.describe.budgetScatter({
    count: formatCount(all.length),
    largest: extreme(largest),
    slow: slow ? extreme(slow) : null,
  })
}

/** One row a table, largest budget first. */
export function tableBudgetScatter(rows: readonly ExecutionRow[], labels: ChartLabels): ChartTable {
  const all = placed(rows)
  const nameOf = tableNamer(all, labels)
  return chartTable(
    [
      textColumn('department', labels.department),
      amountColumn('adjustedBudget', labels.adjustedBudget, labels),
      numberColumn('executionRate', labels.executionRate),
      amountColumn('unspent', labels.unspent, labels),
    ],
    all,
    (row) => ({
      key: executionKey(row),
      cells: [
        nameOf(row),
        amountCell(row.adjustedBudget, labels),
        formatPercent(row.executionRate),
        amountCell(row.unspent, labels),
      ],
    }),
  )
}
