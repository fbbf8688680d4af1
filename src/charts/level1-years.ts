import type { YearLevel1Row } from '@/warehouse/queries/rows'
import { chartTable, numberColumn, textColumn, type ChartTable } from './chart-table'
import { formatPercent, toPixel } from './format'
import { FONT_SIZE, frame, legend, tickPercent, valueAxis, yearAxis, type ChartContext } from './frame'
import { chartLabels, type ChartLabels, type ChartLocale } from './labels'
import { datumOf } from './level1-median'
import { level1Shares, type Level1Share } from './level1-shares'
import { groupBy } from './order'
import { rateMaximum, ratePixel } from './rate-axis'
import type { ChartOption } from './register'

export interface Level1YearsContext extends ChartContext {
  department: string
}

const ABOVE = 34
const PANEL = 118
const LEFT = 44
const GAP = 20
/** Two small drawings beside each other need this much width. */
const TWO_COLUMNS = 240

interface Panel {
  level1: string
  years: Level1Share[]
}

function panels(rows: readonly YearLevel1Row[]): Panel[] {
  return [...groupBy(level1Shares(rows), (one) => one.level1)].map(([level1, years]) => ({
    level1,
    years,
  }))
}

const columnsAt = (width: number) => (width < TWO_COLUMNS ? 1 : 2)

/** Height in CSS pixels that the drawing needs, for its usual two columns. */
export function heightLevel1Years(rows: readonly YearLevel1Row[]): number {
  return ABOVE + Math.ceil(panels(rows).length / 2) * PANEL
}

/**
 * Small multiples of one department: share of the points of each level-1 indicator over its years (solid), beside the
 * middle of all departments (dashed). Every drawing has the same axes, so that they compare at a glance; they need not begin
 * at 0, for a line is read by its position. `null` when nothing carries points.
 */
export function buildLevel1YearsOption(
  rows: readonly YearLevel1Row[],
  context: Level1YearsContext,
): ChartOption | null {
  const all = panels(rows)
  if (all.length === 0) return null
  const { theme, labels, width = 330 } = context
  const columns = columnsAt(width)
  const perRow = Math.ceil(all.length / columns)
  const available = heightLevel1Years(rows) - ABOVE
  const panelHeight = available / perRow
  const panelWidth = (width - LEFT - GAP * (columns - 1) - 8) / columns
  const shares = all.flatMap(({ years }) => years.flatMap((one) => [one.share, one.median]))
  const maximum = rateMaximum(shares)
  const lowest = Math.min(maximum, ...shares.flatMap((share) => toPixel(share) ?? []))
  const minimum = Math.max(0, Math.floor((lowest - 1) / 20) * 20)
  const place = (index: number) => ({
    left: LEFT + (index % columns) * (panelWidth + GAP),
    top: ABOVE + Math.floor(index / columns) * panelHeight,
  })
  const value = valueAxis(context, tickPercent)
  return {
    ...frame(context),
    legend: legend(context, [
      { name: labels.recomputed, icon: 'roundRect' },
      { name: labels.districtMedian, icon: 'roundRect' },
    ]),
    title: all.map(({ level1 }, index) => ({
      text: level1,
      left: place(index).left,
      top: place(index).top,
      padding: 0,
      textStyle: {
        color: theme.ink,
        fontSize: FONT_SIZE,
        fontWeight: 600,
        fontFamily: theme.fontFamily,
        width: panelWidth,
        overflow: 'truncate',
      },
    })),
    grid: all.map((_, index) => ({
      left: place(index).left,
      top: place(index).top + 24,
      width: panelWidth,
      height: panelHeight - 24 - 28,
    })),
    xAxis: all.map(({ years }, index) => {
      const axis = yearAxis(
        context,
        years.map((one) => one.year),
      )
      // The first and the last year are enough to read a small drawing by; the others are in its tooltip.
      const edge = (place: number) => place === 0 || place === years.length - 1
      return {
        ...axis,
        gridIndex: index,
        boundaryGap: years.length === 1,
        axisLabel: {
          ...axis.axisLabel,
          interval: edge,
          margin: 6,
          alignMinLabel: 'left',
          alignMaxLabel: 'right',
        },
      }
    }),
    yAxis: all.map((_, index) => ({
      ...value,
      gridIndex: index,
      min: minimum,
      max: maximum,
      interval: (maximum - minimum) / 2,
      axisLabel: { ...value.axisLabel, show: index % columns === 0 },
    })),
    series: all.flatMap(({ years }, index) => {
      const line = (name: string, of: 'share' | 'median') => ({
        type: 'line' as const,
        name,
        xAxisIndex: index,
        yAxisIndex: index,
        connectNulls: false,
        symbol: of === 'share' ? 'circle' : 'none',
        symbolSize: 6,
        lineStyle: {
          color: of === 'share' ? theme.recomputed : theme.self,
          width: of === 'share' ? 2 : 1.5,
          type: of === 'share' ? ('solid' as const) : ('dashed' as const),
        },
        itemStyle: { color: of === 'share' ? theme.recomputed : theme.self },
        data: years.map((one) => ({
          value: ratePixel(one[of], maximum),
          ...datumOf(one, context.department, labels),
        })),
      })
      return [line(labels.districtMedian, 'median'), line(labels.recomputed, 'share')]
    }),
  }
}

/** One sentence: which indicators, and the first and last figure of each. */
export function describeLevel1Years(
  rows: readonly YearLevel1Row[],
  locale: ChartLocale,
  department: string,
): string {
  const labels = chartLabels(locale)
  const all = panels(rows)
  if (all.length === 0) return labels.nothing(labels.charts.level1Years)
  const known = (years: Level1Share[]) => years.filter((one) => one.share !== null)
  return labels.describe.level1Years({
    department: department || labels.noName,
    parts: all.map(({ level1, years }) => {
      const [first, last] = [known(years)[0], known(years).at(-1)]
      return {
        name: level1,
        value:
          first && last && first !== last
            ? `${first.year} ${formatPercent(first.share)} → ${last.year} ${formatPercent(last.share)}`
            : formatPercent(last?.share ?? null),
      }
    }),
  })
}

/** One row a level-1 indicator and year. */
export function tableLevel1Years(
  rows: readonly YearLevel1Row[],
  labels: ChartLabels,
  department: string,
): ChartTable {
  return chartTable(
    [
      textColumn('level1', labels.indicator),
      textColumn('year', labels.year),
      numberColumn('share', labels.recomputed),
      numberColumn('median', labels.districtMedian),
    ],
    level1Shares(rows),
    (one) => ({
      key: { department, year: one.year },
      cells: [one.level1, String(one.year), formatPercent(one.share), formatPercent(one.median)],
    }),
  )
}
