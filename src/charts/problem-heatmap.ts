import { compareDecimal, type DecimalString } from '@/engine'
import type { ProblemYearRow } from '@/warehouse/queries/rows'
import { chartTable, numberColumn, textColumn, type ChartTable } from './chart-table'
import { mark, type Mark } from './datum'
import { percentOf } from './exact'
import { formatCount, formatPercent } from './format'
import {
  categoryAxis,
  FONT_SIZE,
  footnote,
  frame,
  isNarrow,
  nameAxis,
  sentenceWidth,
  ROW_HEIGHT,
  type ChartContext,
} from './frame'
import { heatScale } from './heat-scale'
import { countFormula } from './formula'
import { chartLabels, type ChartLabels, type ChartLocale } from './labels'
import { oncePerRows, yearsOf } from './order'
import type { ChartOption } from './register'

export interface ProblemHeatmapContext extends ChartContext {
  /** Name of a category in the language of the labels. @default the code itself */
  nameOf?: (category: string) => string
}

const ABOVE = 8
const BELOW = 68
/** Upper ends of the colour steps, in percent of departments; the last step is all above. 0 is a step of its own. */
const STEPS = [5, 10, 20, 35] as const
/** From this step on the cell is far enough from the page's ground that its figure must take the ground's colour. */
const INVERTED_FROM = 4
const itself = (category: string) => category

interface Cell {
  row: ProblemYearRow
  share: DecimalString
}
interface Grid {
  years: number[]
  /** Most named in the latest year first, then in the years before. */
  categories: string[]
  at: (category: string, year: number) => Cell | undefined
}

const gridOf = oncePerRows((rows: readonly ProblemYearRow[]): Grid => {
  const cells = new Map<string, Cell>()
  for (const row of rows) {
    const share = percentOf(row.departments, row.ofDepartments)
    if (share !== null) cells.set(`${row.year} ${row.category}`, { row, share })
  }
  const drawn = [...cells.values()]
  const years = yearsOf(drawn.map((cell) => cell.row))
  const at = (category: string, year: number) => cells.get(`${year} ${category}`)
  const categories = [...new Set(drawn.map((cell) => cell.row.category))].sort((a, b) => {
    for (const year of [...years].reverse()) {
      const order = compareDecimal(at(b, year)?.share ?? '0', at(a, year)?.share ?? '0')
      if (order !== 0) return order
    }
    return 0
  })
  return { years, categories, at }
})

/** 0 = nobody, 1 … 5 = more and more departments. */
function stepOf(share: DecimalString): number {
  if (compareDecimal(share, '0') === 0) return 0
  const step = STEPS.findIndex((end) => compareDecimal(share, String(end)) <= 0)
  return step === -1 ? STEPS.length + 1 : step + 1
}

/** Height in CSS pixels that the drawing needs. */
export function heightProblemHeatmap(rows: readonly ProblemYearRow[]): number {
  return gridOf(rows).categories.length * (ROW_HEIGHT + 2) + ABOVE + BELOW
}

/**
 * Categories × years: the colour is the share of the departments that handed in, the figure their number.
 * A year in which a category was not named shows 0. `null` without a share.
 */
export function buildProblemHeatmapOption(
  rows: readonly ProblemYearRow[],
  context: ProblemHeatmapContext,
): ChartOption | null {
  const grid = gridOf(rows)
  if (grid.categories.length === 0) return null
  const { theme, labels, nameOf = itself } = context
  const bounds = [0, ...STEPS]
  const names = grid.categories.map(nameOf)
  const width = sentenceWidth(context, names)
  return {
    ...frame(context),
    grid: { left: width + 12, right: 8, top: ABOVE, bottom: BELOW },
    xAxis: { ...categoryAxis(context, grid.years.map(String)), axisLine: { show: false } },
    yAxis: nameAxis(context, names, width),
    visualMap: heatScale(context, (step) =>
      step === 0 ? '0' : step > STEPS.length ? `> ${bounds.at(-1)}%` : `≤ ${bounds[step]}%`,
    ),
    ...(isNarrow(context) ? {} : { title: footnote(context, labels.shareOfDepartments) }),
    series: [
      {
        type: 'heatmap',
        name: labels.share,
        itemStyle: { borderColor: theme.surface, borderWidth: 2, borderRadius: 3 },
        emphasis: { itemStyle: { borderColor: theme.ink, borderWidth: 1.5 } },
        data: grid.categories.flatMap((category, y) =>
          grid.years.map((year, x) => {
            const cell = grid.at(category, year)
            const step = stepOf(cell?.share ?? '0')
            return {
              value: [x, y, step],
              label: {
                show: true,
                fontSize: FONT_SIZE,
                color: step === 0 ? theme.ink3 : step >= INVERTED_FROM ? theme.surface : theme.ink,
                formatter: () => formatCount(cell?.row.departments ?? 0),
              },
              ...datumOf(nameOf(category), category, year, cell, labels),
            }
          }),
        ),
      },
    ],
  }
}

function datumOf(
  name: string,
  category: string,
  year: number,
  cell: Cell | undefined,
  labels: ChartLabels,
): Mark {
  const share = cell
    ? countFormula(cell.row.departments, cell.row.ofDepartments, cell.share)
    : formatPercent('0')
  return mark(() => ({
    key: { category, year },
    tip: {
      title: `${name} · ${year}`,
      lines: [
        [labels.share, share],
        [labels.sentences, formatCount(cell?.row.sentences ?? 0)],
      ],
    },
  }))
}

/** One sentence: size, the highest cell, the three most named in the latest year. */
export function describeProblemHeatmap(
  rows: readonly ProblemYearRow[],
  locale: ChartLocale,
  { nameOf = itself }: { nameOf?: (category: string) => string } = {},
): string {
  const labels = chartLabels(locale)
  const grid = gridOf(rows)
  const latest = grid.years.at(-1)
  const cells = grid.categories.flatMap((category) =>
    grid.years.flatMap((year) => grid.at(category, year) ?? []),
  )
  const top = [...cells].sort((a, b) => compareDecimal(b.share, a.share))[0]
  if (!top || latest === undefined) return labels.nothing(labels.charts.problemHeatmap)
  return labels.describe.problemHeatmap({
    categories: grid.categories.length,
    years: grid.years.length,
    top: { name: `${nameOf(top.row.category)} ${top.row.year}`, value: formatPercent(top.share) },
    latest: grid.categories.slice(0, 3).map((category) => ({
      name: nameOf(category),
      value: formatPercent(grid.at(category, latest)?.share ?? '0'),
    })),
  })
}

/** One row a category, one column a year: `12 (12.50%)`. */
export function tableProblemHeatmap(
  rows: readonly ProblemYearRow[],
  labels: ChartLabels,
  { nameOf = itself }: { nameOf?: (category: string) => string } = {},
): ChartTable {
  const grid = gridOf(rows)
  return chartTable(
    [
      textColumn('category', labels.category),
      ...grid.years.map((year) => numberColumn(`y${year}`, String(year))),
    ],
    grid.categories,
    (category) => ({
      key: { category },
      cells: [
        nameOf(category),
        ...grid.years.map((year) => {
          const cell = grid.at(category, year)
          return cell ? `${formatCount(cell.row.departments)} (${formatPercent(cell.share)})` : '0'
        }),
      ],
    }),
  )
}
