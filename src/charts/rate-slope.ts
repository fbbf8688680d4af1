import { compareDecimal, subtract, type DecimalString } from '@/engine'
import type { ExecutionRow } from '@/warehouse/queries/rows'
import { chartTable, numberColumn, textColumn, type ChartTable } from './chart-table'
import { mark, type Mark } from './datum'
import { formatPercent, formatSigned } from './format'
import { FONT_SIZE, frame, isNarrow, legend, nameWidth, type ChartContext } from './frame'
import { differenceFormula } from './formula'
import { chartLabels, type ChartLabels, type ChartLocale } from './labels'
import { byDecimal, oncePerRows } from './order'
import { rateAxis, rateMaximum, ratePixel } from './rate-axis'
import type { ChartOption } from './register'
import { executionKey, tableNamer } from './table-name'
import { withAlpha } from './theme'

/** Names written at the right end: the greatest falls, where they do not lie on each other. */
const NAMED = 6
/** Percent points that two names must be apart. */
const APART = 6
/** Lines drawn at most, those that moved most. */
const LIMIT = 120
const WORST_OPACITY = 0.9

interface Moved {
  row: ExecutionRow
  before: DecimalString
  now: DecimalString
  /** Percentage points. */
  change: DecimalString
}

/** Tables with a rate in both years, greatest fall first. */
const moved = oncePerRows((rows: readonly ExecutionRow[]): Moved[] => {
  const both = rows.flatMap((row) => {
    const change = subtract(row.executionRate, row.previousRate)
    return change === null ? [] : [{ row, before: row.previousRate!, now: row.executionRate!, change }]
  })
  return byDecimal(both, (one) => one.change)
})

/**
 * Each table's execution rate last year (left) and this year (right), joined by a line: falls in vermilion and
 * dashed, rises plain; the greatest falls by name. `null` when no table has both rates.
 */
export function buildRateSlopeOption(
  rows: readonly ExecutionRow[],
  context: ChartContext,
): ChartOption | null {
  const all = moved(rows)
  if (all.length === 0) return null
  const { theme, labels } = context
  const shown = all.length <= LIMIT ? all : [...all.slice(0, LIMIT / 2), ...all.slice(-LIMIT / 2)]
  const rates = shown.flatMap((one) => [one.before, one.now])
  const maximum = rateMaximum(rates)
  const nameOf = tableNamer(
    shown.map(({ row }) => row),
    labels,
  )
  const named = namedFalls(shown)
  const falls = (one: Moved) => compareDecimal(one.change, '0') < 0
  const line = (name: string, fallen: boolean) => ({
    type: 'custom' as const,
    name,
    itemStyle: { color: fallen ? theme.bad : theme.accent },
    data: shown
      .filter((one) => falls(one) === fallen)
      .map((one) => ({
        value: [ratePixel(one.before, maximum), ratePixel(one.now, maximum)],
        ...datumOf(one, nameOf(one.row), labels),
      })),
    encode: { y: [0, 1] },
    renderItem: slopeItem(
      fallen ? theme.bad : withAlpha(theme.accent, 0.55),
      fallen,
      shown.filter((one) => falls(one) === fallen).map((one) => (named.has(one) ? nameOf(one.row) : '')),
      { color: theme.ink, fontFamily: theme.fontFamily, width: nameWidth(context) },
    ),
  })
  return {
    ...frame(context),
    legend: legend(context, [labels.fallen, labels.risen]),
    grid: {
      left: 56,
      right: isNarrow(context) ? nameWidth(context) : nameWidth(context) + 20,
      top: 40,
      bottom: 28,
    },
    xAxis: {
      type: 'category',
      data: [labels.previousYear, labels.thisYear],
      boundaryGap: false,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: theme.line2 } },
      axisLabel: { color: theme.ink2, fontSize: FONT_SIZE, fontFamily: theme.fontFamily },
    },
    // Positions, not lengths: the axis begins a step below the lowest rate, so that the lines have room.
    yAxis: { ...rateAxis(context, rates), min: lowestStep(rates) },
    series: [line(labels.risen, false), line(labels.fallen, true)],
  }
}

/** The last multiple of 20 below all rates. */
const lowestStep = (rates: readonly DecimalString[]) =>
  Math.floor(Math.min(100, ...rates.map((rate) => ratePixel(rate, 100))) / 20) * 20

/** The falls that get a name: the greatest first, none within a few points of one that has it. */
function namedFalls(shown: readonly Moved[]): Set<Moved> {
  const taken: Moved[] = []
  for (const one of shown) {
    if (taken.length === NAMED || compareDecimal(one.change, '0') >= 0) break
    const apart = taken.every(
      (other) => Math.abs(ratePixel(other.now, 200) - ratePixel(one.now, 200)) >= APART,
    )
    if (apart) taken.push(one)
  }
  return new Set(taken)
}

interface NameStyle {
  color: string
  fontFamily: string
  width: number
}

/** Draws one line with its two ends, and its name at the right where it has one. */
function slopeItem(color: string, dashed: boolean, names: readonly string[], style: NameStyle) {
  return (
    params: { dataIndex: number },
    api: { value: (dimension: number) => unknown; coord: (point: [number, number]) => number[] },
  ) => {
    const [x1 = 0, y1 = 0] = api.coord([0, Number(api.value(0))])
    const [x2 = 0, y2 = 0] = api.coord([1, Number(api.value(1))])
    const end = (cx: number, cy: number) => ({
      type: 'circle' as const,
      shape: { cx, cy, r: 3 },
      style: { fill: color },
    })
    const name = names[params.dataIndex] ?? ''
    return {
      type: 'group' as const,
      children: [
        {
          type: 'line' as const,
          shape: { x1, y1, x2, y2 },
          style: {
            stroke: color,
            lineWidth: 1.5,
            opacity: WORST_OPACITY,
            lineDash: dashed ? [5, 3] : undefined,
          },
        },
        end(x1, y1),
        end(x2, y2),
        ...(name
          ? [
              {
                type: 'text' as const,
                silent: true,
                style: {
                  text: name,
                  x: x2 + 8,
                  y: y2,
                  fill: style.color,
                  font: `${FONT_SIZE}px ${style.fontFamily}`,
                  verticalAlign: 'middle' as const,
                  width: style.width,
                  overflow: 'truncate' as const,
                },
              },
            ]
          : []),
      ],
    }
  }
}

function datumOf(one: Moved, title: string, labels: ChartLabels): Mark {
  return mark(() => ({
    key: executionKey(one.row),
    tip: {
      title,
      lines: [
        [labels.previousRate, formatPercent(one.before)],
        [labels.executionRate, formatPercent(one.now)],
        [labels.change, differenceFormula(one.now, one.before, formatPercent)],
      ],
    },
  }))
}

/** One sentence: how many fell and rose, and the greatest fall and rise. */
export function describeRateSlope(rows: readonly ExecutionRow[], locale: ChartLocale): string {
  const labels = chartLabels(locale)
  const all = moved(rows)
  const [worst, best] = [all[0], all.at(-1)]
  if (!worst || !best) return labels.nothing(labels.charts.rateSlope)
  const nameOf = tableNamer(
    all.map(({ row }) => row),
    labels,
  )
  const extreme = (one: Moved) => ({ name: nameOf(one.row), value: formatSigned(one.change) })
  return labels.describe.rateSlope({
    count: all.length,
    fallen: all.filter((one) => compareDecimal(one.change, '0') < 0).length,
    risen: all.filter((one) => compareDecimal(one.change, '0') > 0).length,
    worst: extreme(worst),
    best: extreme(best),
  })
}

/** All tables with both rates, greatest fall first. */
export function tableRateSlope(rows: readonly ExecutionRow[], labels: ChartLabels): ChartTable {
  const all = moved(rows)
  const nameOf = tableNamer(
    all.map(({ row }) => row),
    labels,
  )
  return chartTable(
    [
      textColumn('department', labels.department),
      numberColumn('previousRate', labels.previousRate),
      numberColumn('executionRate', labels.executionRate),
      numberColumn('change', labels.change),
    ],
    all,
    (one) => ({
      key: executionKey(one.row),
      cells: [nameOf(one.row), formatPercent(one.before), formatPercent(one.now), formatSigned(one.change)],
    }),
  )
}
