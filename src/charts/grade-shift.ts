import type { Grade } from '@/engine'
import { chartTable, numberColumn, textColumn, type ChartTable } from './chart-table'
import { keyOfDepartments, mark } from './datum'
import { formatCount } from './format'
import { categoryAxis, frame, legend, markLabel, tickText, valueAxis, type ChartContext } from './frame'
import type { ChartLabels } from './labels'
import { recomputedStyle, selfStyle } from './marks'
import type { ChartOption } from './register'

/** One grade: the tables that have it now, and those that would under the changed scheme. */
export interface GradeShift {
  grade: Grade
  before: readonly { department: string }[]
  after: readonly { department: string }[]
}

/** The two sides in the reader's language. */
export interface ShiftNames {
  before: string
  after: string
}

/** Tables by grade, as they are (outlined) beside the what-if (solid), bars from 0. `null` without rows. */
export function buildGradeShiftOption(
  rows: readonly GradeShift[],
  names: ShiftNames,
  context: ChartContext,
): ChartOption | null {
  if (rows.length === 0) return null
  const { theme } = context
  const bar = (side: 'before' | 'after') => ({
    type: 'bar' as const,
    name: names[side],
    barMaxWidth: 36,
    barGap: '8%',
    itemStyle: side === 'before' ? selfStyle(theme) : recomputedStyle(theme),
    label: {
      ...markLabel(context),
      position: 'top' as const,
      formatter: ({ dataIndex }: { dataIndex: number }) => formatCount(rows[dataIndex]?.[side].length ?? 0),
    },
    data: rows.map((row) => ({
      value: row[side].length,
      ...mark(() => ({
        key: keyOfDepartments(row[side]),
        tip: {
          title: row.grade,
          lines: (['before', 'after'] as const).map((one) => [names[one], formatCount(row[one].length)]),
        },
      })),
    })),
  })
  return {
    ...frame(context, 'axis'),
    legend: legend(context, [names.before, names.after]),
    grid: { left: 44, right: 16, top: 48, bottom: 28 },
    xAxis: categoryAxis(
      context,
      rows.map(({ grade }) => grade),
    ),
    yAxis: { ...valueAxis(context, tickText), min: 0, minInterval: 1 },
    series: [bar('before'), bar('after')],
  }
}

/** `优 60 → 52，良 …`: both counts of each grade in one line. */
export function describeGradeShift(rows: readonly GradeShift[], names: ShiftNames): string {
  return `${names.before} → ${names.after}: ${rows.map(({ grade, before, after }) => `${grade} ${before.length} → ${after.length}`).join(', ')}`
}

/** One row a grade. */
export function tableGradeShift(
  rows: readonly GradeShift[],
  names: ShiftNames,
  labels: ChartLabels,
): ChartTable {
  return chartTable(
    [
      textColumn('grade', labels.grade),
      numberColumn('before', names.before),
      numberColumn('after', names.after),
    ],
    rows,
    ({ grade, before, after }) => ({
      key: keyOfDepartments(after),
      cells: [grade, formatCount(before.length), formatCount(after.length)],
    }),
  )
}
