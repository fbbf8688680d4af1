import { compareDecimal, type DecimalString } from '@/engine'
import type { DepartmentLevel1Row } from '@/warehouse/queries/rows'
import { chartTable, numberColumn, textColumn, type ChartTable } from './chart-table'
import { mark, type Mark } from './datum'
import { percentOf, sumDecimals } from './exact'
import { formatPercent } from './format'
import {
  categoryAxis,
  FONT_SIZE,
  footnote,
  frame,
  isNarrow,
  nameAxis,
  nameWidth,
  ROW_HEIGHT,
  type ChartContext,
} from './frame'
import { heatScale } from './heat-scale'
import { shareFormula } from './formula'
import { chartLabels, type ChartLabels, type ChartLocale } from './labels'
import { groupBy, oncePerRows } from './order'
import type { ChartOption } from './register'

export interface Level1HeatmapContext extends ChartContext {
  /** Departments drawn at most, those that lost most first; the rest is counted below. @default 20 */
  limit?: number
}

const ABOVE = 8
const BELOW = 92
const LIMIT = 20
/** Lower ends of the colour steps, in percent of the points: at the first nothing is lost, below the last most is. */
const STEPS = ['100', '95', '90', '80', '60'] as const
/** From this step on the cell is far enough from the page's ground that its figure must take the ground's colour. */
const INVERTED_FROM = 4

interface Line {
  department: string
  share: DecimalString
  cells: Map<string, { row: DepartmentLevel1Row; share: DecimalString }>
}
interface Grid {
  level1: string[]
  /** The lowest share of all points first. */
  lines: Line[]
}

const gridOf = oncePerRows((rows: readonly DepartmentLevel1Row[]): Grid => {
  const lines = [...groupBy(rows, (row) => row.department)].flatMap(([department, members]) => {
    const share = percentOf(
      sumDecimals(members.map((row) => row.score)),
      sumDecimals(members.map((row) => row.weight)),
    )
    if (share === null) return []
    const cells = members.flatMap((row) => {
      const own = percentOf(row.score, row.weight)
      return own === null ? [] : [[row.level1, { row, share: own }] as const]
    })
    return [{ department, share, cells: new Map(cells) }]
  })
  const weights = [...groupBy(rows, (row) => row.level1)].map(([level1, members]) => ({
    level1,
    weight: sumDecimals(members.map((row) => row.weight)),
  }))
  return {
    // The heaviest first: most departments have it.
    level1: weights.sort((a, b) => compareDecimal(b.weight, a.weight)).map(({ level1 }) => level1),
    lines: lines.sort((a, b) => compareDecimal(a.share, b.share)),
  }
})

/** 0 = all points obtained, 1 … 5 = more and more lost. */
function stepOf(share: DecimalString): number {
  const step = STEPS.findIndex((from) => compareDecimal(share, from) >= 0)
  return step === -1 ? STEPS.length : step
}

/** Height in CSS pixels that the drawing needs. */
export function heightLevel1Heatmap(rows: readonly DepartmentLevel1Row[], limit = LIMIT): number {
  return Math.min(limit, gridOf(rows).lines.length) * (ROW_HEIGHT + 2) + ABOVE + BELOW
}

/**
 * Departments × level-1 indicators: figure and colour are the share of the points that was obtained by recomputation,
 * the departments that lost most first. `null` when nothing carries points.
 */
export function buildLevel1HeatmapOption(
  rows: readonly DepartmentLevel1Row[],
  context: Level1HeatmapContext,
): ChartOption | null {
  const { theme, labels, limit = LIMIT } = context
  const grid = gridOf(rows)
  if (grid.lines.length === 0) return null
  const lines = grid.lines.slice(0, limit)
  const rest = grid.lines.length - lines.length
  const left = nameWidth(context) + 12
  const { width = 600 } = context
  const axis = categoryAxis(context, grid.level1)
  return {
    ...frame(context),
    grid: { left, right: 8, top: ABOVE, bottom: BELOW },
    xAxis: {
      ...axis,
      axisLine: { show: false },
      // Each column has its name, broken into lines where the column is narrow.
      axisLabel: {
        ...axis.axisLabel,
        interval: 0,
        width: Math.max(40, (width - left - 8) / grid.level1.length - 6),
        overflow: 'break',
        lineHeight: 15,
      },
    },
    yAxis: nameAxis(
      context,
      lines.map(({ department }) => department || labels.noName),
    ),
    visualMap: heatScale(context, (step) =>
      step === 0 ? '100%' : step < STEPS.length ? `≥${STEPS[step]}` : `<${STEPS.at(-1)}`,
    ),
    ...(isNarrow(context) || rest === 0
      ? {}
      : { title: { ...footnote(context, labels.restDepartments(rest)), bottom: 20 } }),
    series: [
      {
        type: 'heatmap',
        name: labels.charts.level1Heatmap,
        itemStyle: { borderColor: theme.surface, borderWidth: 2, borderRadius: 3 },
        emphasis: { itemStyle: { borderColor: theme.ink, borderWidth: 1.5 } },
        data: lines.flatMap((line, y) =>
          grid.level1.flatMap((level1, x) => {
            const cell = line.cells.get(level1)
            if (!cell) return []
            const step = stepOf(cell.share)
            return [
              {
                value: [x, y, step],
                label: {
                  show: true,
                  fontSize: FONT_SIZE,
                  color: step === 0 ? theme.ink3 : step >= INVERTED_FROM ? theme.surface : theme.ink,
                  formatter: () => formatPercent(cell.share, isNarrow(context) ? 0 : 1),
                },
                ...datumOf(cell, labels),
              },
            ]
          }),
        ),
      },
    ],
  }
}

function datumOf(
  { row, share }: { row: DepartmentLevel1Row; share: DecimalString },
  labels: ChartLabels,
): Mark {
  return mark(() => ({
    key: { department: row.department },
    tip: {
      title: `${row.department || labels.noName} · ${row.level1}`,
      lines: [
        [labels.recomputed, shareFormula(row.score, row.weight, share)],
        [labels.tables, String(row.tables)],
      ],
    },
  }))
}

/** One sentence: size, the lowest and the highest cell. */
export function describeLevel1Heatmap(rows: readonly DepartmentLevel1Row[], locale: ChartLocale): string {
  const labels = chartLabels(locale)
  const grid = gridOf(rows)
  const cells = grid.lines
    .flatMap((line) => [...line.cells.values()])
    .sort((a, b) => compareDecimal(a.share, b.share))
  const [lowest, highest] = [cells[0], cells.at(-1)]
  if (!lowest || !highest) return labels.nothing(labels.charts.level1Heatmap)
  const extreme = ({ row, share }: typeof lowest) => ({
    name: `${row.department || labels.noName} ${row.level1}`,
    value: formatPercent(share),
  })
  return labels.describe.level1Heatmap({
    departments: grid.lines.length,
    level1: grid.level1.length,
    lowest: extreme(lowest),
    highest: extreme(highest),
  })
}

/** One row a department, all of them, the lowest share first; one column a level-1 indicator. */
export function tableLevel1Heatmap(rows: readonly DepartmentLevel1Row[], labels: ChartLabels): ChartTable {
  const grid = gridOf(rows)
  return chartTable(
    [
      textColumn('department', labels.department),
      ...grid.level1.map((level1, place) => numberColumn(`level1x${place}`, level1)),
      numberColumn('all', labels.fundSources.total),
    ],
    grid.lines,
    (line) => ({
      key: { department: line.department },
      cells: [
        line.department || labels.noName,
        ...grid.level1.map((level1) => formatPercent(line.cells.get(level1)?.share ?? null)),
        formatPercent(line.share),
      ],
    }),
  )
}
