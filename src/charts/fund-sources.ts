import { compareDecimal, type DecimalString, type FundSource } from '@/engine'
import type { FundSourceRow } from '@/warehouse/queries/rows'
import {
  chartTable,
  amountCell,
  amountColumn,
  numberColumn,
  textColumn,
  type ChartTable,
} from './chart-table'
import { mark, type Mark } from './datum'
import { percentOf, sumDecimals } from './exact'
import { amountUnit, formatAmount, formatPercent, inUnit, toPixel, type AmountUnit } from './format'
import {
  categoryAxis,
  figureWidth,
  figureAxis,
  frame,
  isNarrow,
  legend,
  lyingUnit,
  markLabel,
  nameAxis,
  nameWidth,
  ROW_HEIGHT,
  tickText,
  valueAxis,
  type ChartContext,
} from './frame'
import { rateFormula } from './formula'
import { chartLabels, type ChartLabels, type ChartLocale } from './labels'
import { byDecimal, byYear, groupBy, yearsOf } from './order'
import type { ChartOption } from './register'
import { hatch } from './marks'

export interface FundSourcesContext extends ChartContext {
  /** Bars by fund source (all years together) or by year (all sources together). @default 'source' for one year, else 'year' */
  by?: 'source' | 'year'
}

interface Group {
  source: FundSource | null
  year: number | null
  adjustedBudget: DecimalString
  executed: DecimalString
  unspent: DecimalString
  rate: DecimalString | null
}

/** Sources add up to the line `total`, so it must not be added to them; where a year states nothing else it stands in. */
function parts(rows: readonly FundSourceRow[]): FundSourceRow[] {
  return [...groupBy(byYear(rows), (row) => row.year).values()].flatMap((members) => {
    const sources = members.filter((row) => row.fundSource !== 'total')
    return sources.length > 0 ? sources : members
  })
}

/** The rows' own rate where a group is one row, else Σ executed ÷ Σ adjusted budget. */
function addUp(members: readonly FundSourceRow[], of: Pick<Group, 'source' | 'year'>): Group {
  const executed = sumDecimals(members.map((row) => row.executed))
  const adjustedBudget = sumDecimals(members.map((row) => row.adjustedBudget))
  const [only] = members
  return {
    ...of,
    adjustedBudget,
    executed,
    unspent: sumDecimals(members.map((row) => row.unspent)),
    rate: members.length === 1 && only ? only.executionRate : percentOf(executed, adjustedBudget),
  }
}

function group(rows: readonly FundSourceRow[], by: 'source' | 'year'): Group[] {
  if (by === 'year') {
    return [...groupBy(parts(rows), (row) => row.year)].map(([year, members]) =>
      addUp(members, { source: null, year }),
    )
  }
  const years = yearsOf(rows)
  const year = years.length === 1 ? years[0]! : null
  const sources = [...groupBy(parts(rows), (row) => row.fundSource)].map(([source, members]) =>
    addUp(members, { source, year }),
  )
  return byDecimal(sources, (one) => one.adjustedBudget).reverse()
}

const modeOf = (rows: readonly FundSourceRow[], by?: 'source' | 'year') =>
  by ?? (yearsOf(rows).length > 1 ? 'year' : 'source')
const nameOf = (one: Group, labels: ChartLabels) =>
  one.source === null ? String(one.year) : labels.fundSources[one.source]

/** Margins of the lying bars. */
const ABOVE = 48
const BELOW = 28
/** Standing bars need this much to be told apart. */
const STANDING = 240

/** The least height in CSS pixels in which the drawing is legible. */
export function heightFundSources(rows: readonly FundSourceRow[]): number {
  return modeOf(rows) === 'year' ? STANDING : group(rows, 'source').length * ROW_HEIGHT + ABOVE + BELOW
}

/**
 * Money executed and unspent as stacked bars from 0, one a fund source (lying) or one a year (standing).
 * `null` without rows.
 */
export function buildFundSourcesOption(
  rows: readonly FundSourceRow[],
  context: FundSourcesContext,
): ChartOption | null {
  if (rows.length === 0) return null
  const { theme, labels } = context
  const room = figureWidth(context) + 20
  const by = modeOf(rows, context.by)
  const groups = group(rows, by)
  const unit = amountUnit(
    groups.map((one) => one.adjustedBudget),
    labels.unit,
  )
  const names = groups.map((one) => nameOf(one, labels))
  const amountAxis = { ...valueAxis(context, tickText), min: 0 }
  const bar = (name: string, of: (one: Group) => DecimalString, last: boolean) => ({
    type: 'bar' as const,
    name,
    stack: 'budget',
    barWidth: by === 'year' ? '44%' : 16,
    data: groups.map((one) => ({ value: positive(of(one), unit), ...datumOf(one, labels) })),
    ...(last && by === 'year'
      ? {
          label: {
            ...markLabel(context),
            position: 'top' as const,
            fontWeight: 600 as const,
            formatter: ({ dataIndex }: { dataIndex: number }) =>
              formatPercent(groups[dataIndex]?.rate ?? null, isNarrow(context) ? 0 : 2),
          },
        }
      : {}),
  })
  return {
    ...frame(context),
    legend: legend(context, [labels.executed, labels.unspent]),
    ...(by === 'year'
      ? {
          grid: { left: 64, right: 16, top: 56, bottom: 28 },
          xAxis: categoryAxis(context, names),
          yAxis: {
            ...amountAxis,
            name: labels[unit],
            nameGap: 14,
            nameTextStyle: { color: theme.ink3, align: 'right' as const },
          },
        }
      : {
          grid: { left: nameWidth(context) + 12, right: room + 4, top: ABOVE, bottom: BELOW },
          xAxis: { ...amountAxis, ...lyingUnit(context, labels[unit]) },
          yAxis: [
            nameAxis(context, names),
            figureAxis(
              context,
              labels.executionRate,
              groups.map((one) => formatPercent(one.rate)),
              room,
            ),
          ],
        }),
    series: [
      { ...bar(labels.executed, (one) => one.executed, false), itemStyle: { color: theme.accent } },
      {
        ...bar(labels.unspent, (one) => one.unspent, true),
        itemStyle: { color: theme.line2, decal: hatch(theme) },
      },
    ],
  }
}

/** More spent than budgeted leaves nothing unspent; a stack cannot show less than nothing, its tooltip does. */
function positive(amount: DecimalString, unit: AmountUnit): number {
  return Math.max(0, toPixel(inUnit(amount, unit)))
}

function datumOf(one: Group, labels: ChartLabels): Mark {
  const unit = amountUnit([one.adjustedBudget], labels.unit)
  return mark(() => ({
    key: {
      ...(one.source === null ? {} : { fundSource: one.source }),
      ...(one.year === null ? {} : { year: one.year }),
    },
    tip: {
      title: nameOf(one, labels),
      lines: [
        [labels.adjustedBudget, formatAmount(one.adjustedBudget, labels, unit)],
        [labels.executed, formatAmount(one.executed, labels, unit)],
        [labels.unspent, formatAmount(one.unspent, labels, unit)],
        [labels.executionRate, rateFormula({ ...one, executionRate: one.rate }, labels)],
      ],
    },
  }))
}

/** One sentence: span of years, budget of each bar, and where least was executed. */
export function describeFundSources(
  rows: readonly FundSourceRow[],
  locale: ChartLocale,
  { by, unit = null }: { by?: 'source' | 'year'; unit?: AmountUnit | null } = {},
): string {
  const labels = chartLabels(locale, unit)
  const years = yearsOf(rows)
  if (years.length === 0) return labels.nothing(labels.charts.fundSources)
  const groups = group(rows, modeOf(rows, by))
  const rated = groups.flatMap((one) => (one.rate === null ? [] : [{ one, rate: one.rate }]))
  const least = rated.sort((a, b) => compareDecimal(a.rate, b.rate))[0]
  return labels.describe.fundSources({
    span: years.length > 1 ? `${years[0]}–${years.at(-1)}` : String(years[0]),
    parts: groups.map((one) => ({
      name: nameOf(one, labels),
      value: formatAmount(one.adjustedBudget, labels, amountUnit([one.adjustedBudget], unit)),
    })),
    leastExecuted: least ? { name: nameOf(least.one, labels), value: formatPercent(least.rate) } : null,
  })
}

/** One row a year and source, as queried. */
export function tableFundSources(rows: readonly FundSourceRow[], labels: ChartLabels): ChartTable {
  return chartTable(
    [
      textColumn('year', labels.year),
      textColumn('fundSource', labels.fundSource),
      amountColumn('adjustedBudget', labels.adjustedBudget, labels),
      amountColumn('executed', labels.executed, labels),
      amountColumn('unspent', labels.unspent, labels),
      numberColumn('executionRate', labels.executionRate),
    ],
    byYear(rows),
    (row) => ({
      key: { year: row.year, fundSource: row.fundSource },
      cells: [
        String(row.year),
        labels.fundSources[row.fundSource],
        amountCell(row.adjustedBudget, labels),
        amountCell(row.executed, labels),
        amountCell(row.unspent, labels),
        formatPercent(row.executionRate),
      ],
    }),
  )
}
