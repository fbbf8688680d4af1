import { compareDecimal, runningSums, type DecimalString } from '@/engine'
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
import { percentOf, sumDecimals } from './exact'
import {
  amountUnit,
  formatAmount,
  formatInUnit,
  formatPercent,
  inUnit,
  toPixel,
  type AmountUnit,
} from './format'
import {
  figureAxis,
  figureWidth,
  footnote,
  frame,
  lyingUnit,
  markLabel,
  nameAxis,
  nameWidth,
  ROW_HEIGHT,
  tickText,
  valueAxis,
  type ChartContext,
} from './frame'
import { rateFormula, shareFormula } from './formula'
import { chartLabels, type ChartLabels, type ChartLocale } from './labels'
import { hatch } from './marks'
import { byDecimal, firstOf, oncePerRows } from './order'
import type { ChartOption } from './register'
import { executionKey, tableNamer } from './table-name'

export interface UnspentParetoContext extends ChartContext {
  /** Tables drawn at most; the rest is counted under the drawing. @default 10 */
  limit?: number
}

const DEFAULT_LIMIT = 10
const ABOVE = 32
const BELOW = 52
/** The share that the sentence speaks of: the usual one of a Pareto chart. */
const MOST = '80'

type Unspent = ExecutionRow & { unspent: DecimalString }
interface Ranked {
  row: Unspent
  /** Unspent money of this and all before it, of all, and the one ÷ the other in percent. */
  readonly running: DecimalString
  readonly total: DecimalString
  readonly cumulative: DecimalString | null
}

/** Tables with money left, most first. What was overspent is no unspent money and is not set off against it. */
const rank = oncePerRows((rows: readonly ExecutionRow[]): { ranked: Ranked[]; total: DecimalString } => {
  const left = rows.filter(
    (row): row is Unspent => row.unspent !== null && compareDecimal(row.unspent, '0') > 0,
  )
  const ordered = byDecimal(left, (row) => row.unspent).reverse()
  const total = sumDecimals(ordered.map((row) => row.unspent))
  const sums = runningSums(ordered.map((row) => row.unspent))
  // Worded where somebody looks: of thousands of tables ten are drawn.
  const ranked = ordered.map((row, at) => ({
    row,
    total,
    get running() {
      return sums[at]!.toFixed()
    },
    get cumulative() {
      return percentOf(this.running, total)
    },
  }))
  return { ranked, total }
})

/** How few tables hold 80 % of the unspent money, of how many; `null` where nothing is unspent. */
export function concentrationOfUnspent(
  rows: readonly ExecutionRow[],
): { few: number; of: number; share: DecimalString } | null {
  const { ranked } = rank(rows)
  if (ranked.length === 0) return null
  const isMost = ({ cumulative }: Ranked) => cumulative !== null && compareDecimal(cumulative, MOST) >= 0
  const few = firstOf(ranked, isMost) + 1
  return { few, of: ranked.length, share: MOST }
}

/** Height in CSS pixels that the drawing needs. */
export function heightUnspentPareto(rows: readonly ExecutionRow[], limit = DEFAULT_LIMIT): number {
  return Math.min(rank(rows).ranked.length, limit) * ROW_HEIGHT + ABOVE + BELOW
}

/**
 * Where the unspent money lies: tables by unspent amount, most first, bars from 0. The cumulative share of a Pareto
 * chart stands in figures along the right edge instead of a second axis. `null` when nothing is unspent.
 */
export function buildUnspentParetoOption(
  rows: readonly ExecutionRow[],
  context: UnspentParetoContext,
): ChartOption | null {
  const { ranked } = rank(rows)
  const shown = ranked.slice(0, context.limit ?? DEFAULT_LIMIT)
  if (shown.length === 0) return null
  const { theme, labels } = context
  const nameOf = tableNamer(
    shown.map(({ row }) => row),
    labels,
  )
  const unit = amountUnit(
    shown.map(({ row }) => row.unspent),
    labels.unit,
  )
  const room = figureWidth(context) + 40
  const rest = ranked.length - shown.length
  return {
    ...frame(context),
    grid: { left: nameWidth(context) + 12, right: room + 4, top: ABOVE, bottom: BELOW },
    xAxis: { ...valueAxis(context, tickText), min: 0, ...lyingUnit(context, labels[unit]) },
    yAxis: [
      nameAxis(
        context,
        shown.map(({ row }) => nameOf(row)),
      ),
      figureAxis(
        context,
        labels.cumulative,
        shown.map(({ cumulative }) => formatPercent(cumulative, 1)),
        room,
      ),
    ],
    series: [
      {
        type: 'bar',
        name: labels.unspent,
        barWidth: 14,
        itemStyle: { color: theme.warn, decal: hatch(theme) },
        label: {
          ...markLabel(context),
          position: 'right',
          distance: 6,
          formatter: ({ dataIndex }) => formatInUnit(shown[dataIndex]?.row.unspent ?? '0', unit),
        },
        data: shown.map((one) => ({
          value: toPixel(inUnit(one.row.unspent, unit)),
          ...datumOf(one, nameOf(one.row), labels),
        })),
      },
    ],
    ...(rest > 0 ? { title: footnote(context, labels.rest(rest)) } : {}),
  }
}

function datumOf({ row, running, total, cumulative }: Ranked, title: string, labels: ChartLabels): Mark {
  return mark(() => ({
    key: executionKey(row),
    tip: {
      title,
      lines: [
        [labels.unspent, formatAmount(row.unspent, labels)],
        [labels.cumulative, shareFormula(running, total, cumulative, (amount) => amountCell(amount, labels))],
        [labels.adjustedBudget, formatAmount(row.adjustedBudget, labels)],
        [labels.executionRate, rateFormula(row, labels)],
      ],
    },
  }))
}

/** One sentence: how much is unspent, how few hold 80 % of it, who most. */
export function describeUnspentPareto(
  rows: readonly ExecutionRow[],
  locale: ChartLocale,
  { unit = null }: { unit?: AmountUnit | null } = {},
): string {
  const labels = chartLabels(locale, unit)
  const { ranked, total } = rank(rows)
  const most = concentrationOfUnspent(rows)
  const [top] = ranked
  if (!top || !most) return labels.nothing(labels.charts.unspentPareto)
  return labels.describe.unspentPareto({
    ...most,
    share: formatPercent(most.share, 0),
    total: formatAmount(total, labels, amountUnit([total], unit)),
    top: {
      name: tableNamer(
        ranked.map(({ row }) => row),
        labels,
      )(top.row),
      value: formatAmount(top.row.unspent, labels),
    },
  })
}

/** All tables with money left, most first. */
export function tableUnspentPareto(rows: readonly ExecutionRow[], labels: ChartLabels): ChartTable {
  const { ranked } = rank(rows)
  const nameOf = tableNamer(
    ranked.map(({ row }) => row),
    labels,
  )
  return chartTable(
    [
      textColumn('department', labels.department),
      amountColumn('unspent', labels.unspent, labels),
      numberColumn('cumulative', labels.cumulative),
      numberColumn('executionRate', labels.executionRate),
    ],
    ranked,
    ({ row, cumulative }) => ({
      key: executionKey(row),
      cells: [
        nameOf(row),
        amountCell(row.unspent, labels),
        formatPercent(cumulative),
        formatPercent(row.executionRate),
      ],
    }),
  )
}
