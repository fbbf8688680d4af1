import { compareDecimal, type DecimalString } from '@/engine'
import type { ScoreRow } from '@/warehouse/queries/rows'
import { chartTable, numberColumn, type ChartTable } from './chart-table'
import { keyOfDepartments, mark, type DatumKey } from './datum'
import { percentOf } from './exact'
import { formatCount, formatDecimal, toPixel } from './format'
import { frame, legend, lyingUnit, tickPercent, tickText, valueAxis, type ChartContext } from './frame'
import { countFormula } from './formula'
import { chartLabels, type ChartLabels, type ChartLocale } from './labels'
import { oncePerRows } from './order'
import type { ChartOption } from './register'

type Side = 'self' | 'recomputed'
const totalOf = (row: ScoreRow, side: Side) => (side === 'self' ? row.reportedTotal : row.total)

/** Each distinct total with the number of tables at or below it, ascending. */
interface Step {
  total: DecimalString
  tables: number
  share: DecimalString
  /** What a click on it is about: the tables with this very total. */
  key: DatumKey
}

const steps = oncePerRows((rows: readonly ScoreRow[], side: Side = 'recomputed'): Step[] => {
  const scored = rows
    .flatMap((row) => {
      const total = totalOf(row, side)
      return total === null ? [] : [{ total, row }]
    })
    .sort((a, b) => compareDecimal(a.total, b.total))
  let same: ScoreRow[] = []
  return scored.flatMap(({ total, row }, index) => {
    same.push(row)
    const next = scored[index + 1]?.total ?? null
    if (next !== null && compareDecimal(next, total) === 0) return []
    const key: DatumKey =
      side === 'recomputed' ? { side, bin: { from: total, to: next } } : keyOfDepartments(same)
    same = []
    return [{ total, tables: index + 1, share: percentOf(index + 1, scored.length)!, key }]
  })
})

/**
 * Share of tables at or below each total, self-reported (dashed) and recomputed (solid): where the curves part, points
 * were given too kindly. The axis need not begin at 0: a position is read here. `null` without any total.
 */
export function buildScoreCurveOption(rows: readonly ScoreRow[], context: ChartContext): ChartOption | null {
  const sides = { self: steps(rows, 'self'), recomputed: steps(rows, 'recomputed') }
  const all = [...sides.self, ...sides.recomputed]
  if (all.length === 0) return null
  const { theme, labels } = context
  const lowest = all.reduce((least, step) => Math.min(least, toPixel(step.total)), 100)
  const from = Math.max(0, Math.floor((lowest - 1) / 10) * 10)
  const line = (side: Side) => ({
    type: 'line' as const,
    name: labels[side],
    step: 'end' as const,
    symbol: side === 'self' ? 'emptyCircle' : 'circle',
    symbolSize: 5,
    lineStyle: {
      color: side === 'self' ? theme.self : theme.recomputed,
      width: 2,
      type: side === 'self' ? ('dashed' as const) : ('solid' as const),
    },
    itemStyle: { color: side === 'self' ? theme.self : theme.recomputed },
    data: sides[side].map((step) => ({
      value: [toPixel(step.total), toPixel(step.share)],
      ...mark(() => ({
        key: step.key,
        tip: {
          title: labels[side],
          lines: [
            [labels.atMost, formatDecimal(step.total)],
            [labels.tables, countFormula(step.tables, sides[side].at(-1)!.tables, step.share)],
          ],
        },
      })),
    })),
  })
  return {
    ...frame(context),
    legend: legend(context, [labels.self, labels.recomputed]),
    grid: { left: 52, right: labels.locale === 'en' ? 52 : 32, top: 40, bottom: 28 },
    xAxis: {
      ...valueAxis(context, tickText),
      min: from,
      max: 'dataMax',
      ...lyingUnit(context, labels.points),
    },
    yAxis: { ...valueAxis(context, tickPercent), min: 0, max: 100 },
    series: [line('self'), line('recomputed')],
  }
}

/** One sentence: the medians of both sides. */
export function describeScoreCurve(rows: readonly ScoreRow[], locale: ChartLocale): string {
  const labels = chartLabels(locale)
  const half = (side: Side) => {
    const step = steps(rows, side).find(({ share }) => compareDecimal(share, '50') >= 0)
    return step ? formatDecimal(step.total) : null
  }
  const [self, recomputed] = [half('self'), half('recomputed')]
  if (self === null && recomputed === null) return labels.nothing(labels.charts.scoreCurve)
  return labels.describe.scoreCurve({ self, recomputed })
}

/** One row a distinct total, ascending, with the tables at or below it on both sides. */
export function tableScoreCurve(rows: readonly ScoreRow[], labels: ChartLabels): ChartTable {
  const sides = { self: steps(rows, 'self'), recomputed: steps(rows, 'recomputed') }
  const totals = [...sides.self, ...sides.recomputed].map((step) => step.total).sort(compareDecimal)
  const distinct = totals.filter(
    (total, index) => index === 0 || compareDecimal(total, totals[index - 1]!) !== 0,
  )
  const count = { self: 0, recomputed: 0 }
  const at = { self: 0, recomputed: 0 }
  return chartTable(
    [
      numberColumn('total', labels.atMost),
      numberColumn('self', labels.self),
      numberColumn('recomputed', labels.recomputed),
    ],
    distinct,
    (total) => {
      let key: DatumKey = {}
      for (const side of ['self', 'recomputed'] as const) {
        const step = sides[side][at[side]]
        if (!step || compareDecimal(step.total, total) > 0) continue
        count[side] = step.tables
        at[side] += 1
        if (compareDecimal(step.total, total) === 0) key = step.key
      }
      return {
        key,
        cells: [formatDecimal(total), formatCount(count.self), formatCount(count.recomputed)],
      }
    },
  )
}
