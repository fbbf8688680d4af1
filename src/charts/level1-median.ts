import { subtract } from '@/engine'
import type { YearLevel1Row } from '@/warehouse/queries/rows'
import { chartTable, numberColumn, textColumn, type ChartTable } from './chart-table'
import { mark, type Mark } from './datum'
import { formatCount, formatPercent, formatSigned } from './format'
import { differenceFormula, shareFormula } from './formula'
import { figureAxis, frame, legend, markLabel, nameAxis, nameWidth, type ChartContext } from './frame'
import { chartLabels, type ChartLabels, type ChartLocale } from './labels'
import { level1Shares, type Level1Share } from './level1-shares'
import { recomputedStyle, tickStyle } from './marks'
import { byDecimal } from './order'
import { lyingRateAxis, rateMaximum, ratePixel } from './rate-axis'
import type { ChartOption } from './register'

/** Whose figures, and of which year. */
export interface DepartmentYear {
  department: string
  year: number
}

const ROW = 34
const ABOVE = 52
const BELOW = 28
const FIGURES = 72

const sharesOf = (rows: readonly YearLevel1Row[], { year }: DepartmentYear) =>
  level1Shares(rows).filter((one) => one.year === year && one.share !== null)

/** Height in CSS pixels that the drawing needs. */
export function heightLevel1Median(rows: readonly YearLevel1Row[], of: DepartmentYear): number {
  return sharesOf(rows, of).length * ROW + ABOVE + BELOW
}

/**
 * One department: share of its points that each level-1 indicator obtained (recomputed), bars from 0, the middle of all
 * departments as a stroke, the difference in figures. `null` when nothing carries points.
 */
export function buildLevel1MedianOption(
  rows: readonly YearLevel1Row[],
  context: ChartContext & DepartmentYear,
): ChartOption | null {
  const all = sharesOf(rows, context)
  if (all.length === 0) return null
  const { theme, labels } = context
  const shares = all.flatMap((one) => [one.share, one.median])
  const maximum = rateMaximum(shares)
  const hasMedian = all.some((one) => one.median !== null)
  return {
    ...frame(context),
    legend: legend(context, [labels.recomputed, ...(hasMedian ? [labels.districtMedian] : [])]),
    grid: { left: Math.min(112, nameWidth(context)) + 12, right: FIGURES + 4, top: ABOVE, bottom: BELOW },
    xAxis: lyingRateAxis(context, shares),
    yAxis: [
      nameAxis(
        context,
        all.map((one) => one.level1),
      ),
      figureAxis(
        context,
        labels.againstMedian,
        all.map((one) => formatSigned(subtract(one.share, one.median))),
        FIGURES,
      ),
    ],
    series: [
      {
        type: 'bar',
        name: labels.recomputed,
        barWidth: 14,
        itemStyle: recomputedStyle(theme),
        label: {
          ...markLabel(context),
          position: 'insideLeft',
          color: theme.surface,
          formatter: ({ dataIndex }) => formatPercent(all[dataIndex]?.share ?? null, 1),
        },
        data: all.map((one) => ({
          value: ratePixel(one.share, maximum),
          ...datumOf(one, context.department, labels),
        })),
      },
      {
        type: 'scatter',
        name: labels.districtMedian,
        symbol: 'rect',
        symbolSize: [4, 22],
        itemStyle: tickStyle(theme),
        z: 5,
        data: all.map((one, index) => ({
          value: [ratePixel(one.median, maximum) ?? NaN, index],
          ...datumOf(one, context.department, labels),
        })),
      },
    ],
  }
}

/** Also of the small drawings over the years. */
export function datumOf(one: Level1Share, department: string, labels: ChartLabels): Mark {
  return mark(() => ({
    key: { department, year: one.year },
    tip: {
      title: `${one.level1} · ${one.year}`,
      lines: [
        [
          labels.recomputed,
          one.score === null || one.weight === null
            ? formatPercent(null)
            : shareFormula(one.score, one.weight, one.share),
        ],
        [labels.districtMedian, formatPercent(one.median)],
        [labels.againstMedian, differenceFormula(one.share, one.median, formatPercent)],
        [labels.departments, formatCount(one.departments)],
      ],
    },
  }))
}

/** One sentence: where the department is furthest below and above the middle. */
export function describeLevel1Median(
  rows: readonly YearLevel1Row[],
  locale: ChartLocale,
  of: DepartmentYear,
): string {
  const labels = chartLabels(locale)
  const all = sharesOf(rows, of)
  if (all.length === 0) return labels.nothing(labels.charts.level1Median)
  const compared = byDecimal(
    all.flatMap((one) => {
      const difference = subtract(one.share, one.median)
      return difference === null ? [] : [{ one, difference }]
    }),
    ({ difference }) => difference,
  )
  const extreme = (found: (typeof compared)[number] | undefined) =>
    found ? { name: found.one.level1, value: formatSigned(found.difference) } : null
  return labels.describe.level1Median({
    department: of.department || labels.noName,
    year: of.year,
    parts: all.map((one) => ({ name: one.level1, value: formatPercent(one.share) })),
    lowest: extreme(compared[0]),
    highest: extreme(compared.at(-1)),
  })
}

/** One row a level-1 indicator. */
export function tableLevel1Median(
  rows: readonly YearLevel1Row[],
  labels: ChartLabels,
  of: DepartmentYear,
): ChartTable {
  return chartTable(
    [
      textColumn('level1', labels.indicator),
      numberColumn('share', labels.recomputed),
      numberColumn('median', labels.districtMedian),
      numberColumn('difference', labels.againstMedian),
      numberColumn('departments', labels.departments),
    ],
    sharesOf(rows, of),
    (one) => ({
      key: { department: of.department, year: one.year },
      cells: [
        one.level1,
        formatPercent(one.share),
        formatPercent(one.median),
        formatSigned(subtract(one.share, one.median)),
        formatCount(one.departments),
      ],
    }),
  )
}
