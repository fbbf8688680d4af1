import type { Grade } from '@/engine'
import type { ScoreRow } from '@/warehouse/queries/rows'
import { chartTable, numberColumn, textColumn, type ChartTable } from './chart-table'
import { mark, type Mark, keyOfDepartments } from './datum'
import { formatCount } from './format'
import {
  categoryAxis,
  frame,
  isNarrow,
  legend,
  markLabel,
  tickText,
  valueAxis,
  type ChartContext,
} from './frame'
import { chartLabels, type ChartLabels, type ChartLocale } from './labels'
import { previousStyle, recomputedStyle, selfStyle } from './marks'
import { oncePerRows } from './order'
import type { ChartOption } from './register'

/** 优良中差, best first; what a department wrote beside them is `other`, what it left blank `none`. */
const GRADES: readonly Grade[] = ['优', '良', '中', '差']
/** 上年 is recomputed too. */
type Side = 'self' | 'recomputed' | 'previous'
const STYLES = { self: selfStyle, recomputed: recomputedStyle, previous: previousStyle }
type Slot = Grade | 'other' | 'none'

interface GradeCount {
  slot: Slot
  self: number
  recomputed: number
  /** Of the same tables' year before, recomputed; `null` where none is told. */
  previous: number | null
  tables: Record<Side, ScoreRow[]>
}

const GRADE_OF = {
  self: (row: ScoreRow) => slotOf(row.reportedGrade),
  recomputed: (row: ScoreRow) => slotOf(row.grade),
  previous: (row: ScoreRow) => row.previousGrade,
}

function slotOf(grade: string | null): Slot {
  if (grade === null || grade.trim() === '') return 'none'
  return GRADES.find((known) => known === grade.trim()) ?? 'other'
}

/** All four grades, even those that nobody has; `other` and `none` only where they occur. */
const counts = oncePerRows((rows: readonly ScoreRow[]): GradeCount[] => {
  if (rows.length === 0) return []
  const slots: Slot[] = [...GRADES, 'other', 'none']
  const isCompared = rows.some((row) => row.previousGrade !== null)
  return slots
    .map((slot) => {
      const having = (side: Side) => rows.filter((row) => GRADE_OF[side](row) === slot)
      const tables = { self: having('self'), recomputed: having('recomputed'), previous: having('previous') }
      return {
        slot,
        self: tables.self.length,
        recomputed: tables.recomputed.length,
        previous: isCompared ? tables.previous.length : null,
        tables,
      }
    })
    .filter(({ slot, self, recomputed }) => (slot !== 'other' && slot !== 'none') || self + recomputed > 0)
})

function nameOf(slot: Slot, labels: ChartLabels): string {
  if (slot === 'other') return labels.otherGrade
  return slot === 'none' ? labels.noGrade : slot
}

/**
 * Tables by grade, self-reported (outlined) beside recomputed (solid), bars from 0; how many of them were recomputed to
 * it the year before as an empty outline. `null` without rows.
 */
export function buildGradeBarsOption(rows: readonly ScoreRow[], context: ChartContext): ChartOption | null {
  const grades = counts(rows)
  if (grades.length === 0) return null
  const { theme, labels } = context
  const isCompared = grades.some((one) => one.previous !== null)
  const bar = (side: Side) => ({
    type: 'bar' as const,
    name: side === 'previous' ? labels.previousYear : labels[side],
    barMaxWidth: 36,
    barCategoryGap: '36%',
    barGap: '8%',
    itemStyle: STYLES[side](theme),
    label: {
      ...markLabel(context),
      // Three figures do not fit above three narrow bars: the one that counts stays, the others are in tooltip and table.
      show: side === 'recomputed' || !isCompared || !isNarrow(context),
      position: 'top' as const,
      color: side === 'recomputed' ? theme.ink : theme.ink3,
      formatter: ({ dataIndex }: { dataIndex: number }) => formatCount(grades[dataIndex]?.[side] ?? 0),
    },
    data: grades.map((one) => ({ value: one[side], ...datumOf(one, side, labels) })),
  })
  return {
    ...frame(context, 'axis'),
    legend: legend(context, [labels.self, labels.recomputed, ...(isCompared ? [labels.previousYear] : [])]),
    grid: { left: 44, right: 16, top: 48, bottom: 28 },
    xAxis: categoryAxis(
      context,
      grades.map(({ slot }) => nameOf(slot, labels)),
    ),
    yAxis: { ...valueAxis(context, tickText), min: 0, minInterval: 1 },
    series: [bar('self'), bar('recomputed'), ...(isCompared ? [bar('previous')] : [])],
  }
}

function datumOf(one: GradeCount, side: Side, labels: ChartLabels): Mark {
  return mark(() => ({
    // Self-reported grades and last year's are no filter of this year's tables: whose they are is one.
    key:
      side === 'recomputed' && one.slot !== 'none'
        ? { grade: one.slot, side }
        : keyOfDepartments(one.tables[side]),
    tip: {
      title: nameOf(one.slot, labels),
      lines: [
        [labels.self, formatCount(one.self)],
        [labels.recomputed, formatCount(one.recomputed)],
        ...(one.previous === null ? [] : [[labels.previousYear, formatCount(one.previous)] as const]),
      ],
    },
  }))
}

/** One sentence: how many tables, and both counts of each grade. */
export function describeGradeBars(rows: readonly ScoreRow[], locale: ChartLocale): string {
  const labels = chartLabels(locale)
  if (rows.length === 0) return labels.nothing(labels.charts.gradeBars)
  return labels.describe.gradeBars({
    count: rows.length,
    grades: counts(rows).map(({ slot, self, recomputed }) => ({
      name: nameOf(slot, labels),
      self,
      recomputed,
    })),
  })
}

/** One row a grade. */
export function tableGradeBars(rows: readonly ScoreRow[], labels: ChartLabels): ChartTable {
  const all = counts(rows)
  const isCompared = all.some((one) => one.previous !== null)
  return chartTable(
    [
      textColumn('grade', labels.grade),
      numberColumn('self', labels.self),
      numberColumn('recomputed', labels.recomputed),
      ...(isCompared ? [numberColumn('previous', labels.previousYear)] : []),
    ],
    all,
    (one) => ({
      key: { grade: one.slot },
      cells: [
        nameOf(one.slot, labels),
        formatCount(one.self),
        formatCount(one.recomputed),
        ...(isCompared ? [formatCount(one.previous ?? 0)] : []),
      ],
    }),
  )
}
