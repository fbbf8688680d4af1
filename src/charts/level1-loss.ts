import { compareDecimal, type DecimalString } from '@/engine'
import type { Level1Row } from '@/warehouse/queries/rows'
import { chartTable, numberColumn, textColumn, type ChartTable } from './chart-table'
import { mark, type Mark } from './datum'
import { meanOf, percentOf, subtractDecimals, sumDecimals } from './exact'
import { formatCount, formatDecimal, formatPercent, toPixel } from './format'
import {
  figureWidth,
  figureAxis,
  frame,
  legend,
  markLabel,
  nameAxis,
  nameWidth,
  type ChartContext,
} from './frame'
import { lyingRateAxis } from './rate-axis'
import { shareFormula } from './formula'
import { chartLabels, type ChartLabels, type ChartLocale } from './labels'
import { recomputedStyle, selfStyle } from './marks'
import { groupBy, oncePerRows } from './order'
import type { ChartOption } from './register'

const PAIR_HEIGHT = 46
const ABOVE = 52
const BELOW = 28

interface Group {
  level1: string
  tables: number
  weight: DecimalString
  self: DecimalString
  recomputed: DecimalString
  selfShare: DecimalString
  recomputedShare: DecimalString
  lostPerTable: DecimalString | null
}

/** Level-1 indicators over all years of the rows, least share obtained first; those that carry no points left out. */
const groups = oncePerRows((rows: readonly Level1Row[]): Group[] => {
  return [...groupBy(rows, (row) => row.level1)]
    .flatMap(([level1, members]) => {
      const weight = sumDecimals(members.map((row) => row.weight))
      const self = sumDecimals(members.map((row) => row.reportedScore))
      const recomputed = sumDecimals(members.map((row) => row.score))
      const tables = members.reduce((sum, row) => sum + row.tables, 0)
      const [selfShare, recomputedShare] = [percentOf(self, weight), percentOf(recomputed, weight)]
      if (selfShare === null || recomputedShare === null) return []
      const lostPerTable = meanOf(subtractDecimals(weight, recomputed), tables)
      return [{ level1, tables, weight, self, recomputed, selfShare, recomputedShare, lostPerTable }]
    })
    .sort((a, b) => compareDecimal(a.recomputedShare, b.recomputedShare))
})

/** Height in CSS pixels that the drawing needs. */
export function heightLevel1Loss(rows: readonly Level1Row[]): number {
  return groups(rows).length * PAIR_HEIGHT + ABOVE + BELOW
}

/**
 * Share of its points that each level-1 indicator obtained, self-reported (outlined) above recomputed (solid), least
 * first; the points lost per table along the right edge. `null` when nothing carries points.
 */
export function buildLevel1LossOption(rows: readonly Level1Row[], context: ChartContext): ChartOption | null {
  const all = groups(rows)
  if (all.length === 0) return null
  const { theme, labels } = context
  const room = figureWidth(context) + 52
  const shares = all.flatMap((group) => [group.selfShare, group.recomputedShare])
  const bar = (side: 'self' | 'recomputed') => ({
    type: 'bar' as const,
    name: labels[side],
    barWidth: 13,
    barGap: '25%',
    itemStyle: side === 'self' ? selfStyle(theme) : recomputedStyle(theme),
    label: {
      ...markLabel(context),
      position: 'right' as const,
      distance: 6,
      color: side === 'self' ? theme.ink3 : theme.ink,
      formatter: ({ dataIndex }: { dataIndex: number }) => formatPercent(shareOf(all[dataIndex], side)),
    },
    data: all.map((group) => ({ value: toPixel(shareOf(group, side)), ...datumOf(group, side, labels) })),
  })
  return {
    ...frame(context),
    legend: legend(context, [labels.self, labels.recomputed]),
    grid: { left: nameWidth(context) + 12, right: room + 4, top: ABOVE, bottom: BELOW },
    xAxis: lyingRateAxis(context, shares),
    yAxis: [
      nameAxis(
        context,
        all.map((group) => group.level1),
      ),
      figureAxis(
        context,
        labels.lostPerTable,
        all.map((group) => formatDecimal(group.lostPerTable)),
        room,
      ),
    ],
    series: [bar('self'), bar('recomputed')],
  }
}

function shareOf(group: Group | undefined, side: 'self' | 'recomputed'): DecimalString | null {
  return (side === 'self' ? group?.selfShare : group?.recomputedShare) ?? null
}

function datumOf(group: Group, side: 'self' | 'recomputed', labels: ChartLabels): Mark {
  return mark(() => ({
    key: { level1: group.level1, side },
    tip: {
      title: group.level1,
      lines: [
        [labels.weight, formatDecimal(group.weight)],
        [labels.self, shareFormula(group.self, group.weight, group.selfShare)],
        [labels.recomputed, shareFormula(group.recomputed, group.weight, group.recomputedShare)],
        [
          labels.lostPerTable,
          `(${formatDecimal(group.weight)} − ${formatDecimal(group.recomputed)}) ÷ ${formatCount(group.tables)} = ${formatDecimal(group.lostPerTable)}`,
        ],
        [labels.tables, formatCount(group.tables)],
      ],
    },
  }))
}

/** One sentence: lowest and highest recomputed share. */
export function describeLevel1Loss(rows: readonly Level1Row[], locale: ChartLocale): string {
  const labels = chartLabels(locale)
  const all = groups(rows)
  const [lowest, highest] = [all[0], all.at(-1)]
  if (!lowest || !highest) return labels.nothing(labels.charts.level1Loss)
  const extreme = (group: Group) => ({ name: group.level1, value: formatPercent(group.recomputedShare) })
  return labels.describe.level1Loss({
    count: all.length,
    lowest: extreme(lowest),
    highest: extreme(highest),
  })
}

/** One row a level-1 indicator, in points and shares. */
export function tableLevel1Loss(rows: readonly Level1Row[], labels: ChartLabels): ChartTable {
  return chartTable(
    [
      textColumn('level1', labels.indicator),
      numberColumn('weight', labels.weight),
      numberColumn('self', labels.self),
      numberColumn('selfShare', `${labels.self} %`),
      numberColumn('recomputed', labels.recomputed),
      numberColumn('recomputedShare', `${labels.recomputed} %`),
      numberColumn('lostPerTable', labels.lostPerTable),
    ],
    groups(rows),
    (group) => ({
      key: { level1: group.level1 },
      cells: [
        group.level1,
        formatDecimal(group.weight),
        formatDecimal(group.self),
        formatPercent(group.selfShare),
        formatDecimal(group.recomputed),
        formatPercent(group.recomputedShare),
        formatDecimal(group.lostPerTable),
      ],
    }),
  )
}
