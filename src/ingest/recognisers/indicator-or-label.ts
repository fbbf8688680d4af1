import { isBlank } from '../blank'
import { filledCells, textAt, type Filled, type Grid } from '../grid'
import { BY_CONTENT, matchField, type Synonyms } from '../synonyms'
import head from '../synonyms/head.json'
import regions from '../synonyms/regions.json'
import { fieldOfColumn, type Columns } from './columns'
import { recogniseHeadRow } from './head'
import { TEMPLATE_PREFIX } from './indicator-row'
import type { IndicatorColumn } from './indicator-header'
import { regionOf } from './text-row'

/**
 * Under the header of the indicators, tells an indicator that is named like a label (公开时间, 绩效目标, 单位) from a row of
 * labels below the table (填报日期：…, 存在问题 | …). Not asked where points stand in the row: then it is an indicator.
 */
export function isIndicatorRow(grid: Grid, row: number, columns: Columns<IndicatorColumn>): boolean {
  const cells = filledCells(grid, row)
  const first = cells[0]!
  const leftmost = Math.min(...Object.values(columns).map((span) => span.column))
  // 绩效指标, merged at the left and repeated by the export, stands in rows of its table only.
  if (first.column < leftmost && regionOf(first.text) === 'side' && cells.length > 1) return true
  const field = fieldOfColumn(columns, first.column)
  // Right of merged cells that are given once stands a name, not a label.
  if ((field === 'level2' || field === 'level3') && first.column > leftmost) return true
  const name = nameCell(cells, columns)
  if (!name) return false
  if (TEMPLATE_PREFIX.test(name.text)) return true
  if (/[:：]/.test(name.text)) return false
  const values = valuesOf(grid, row, columns)
  const ofHead = exactField(head, name.text)
  const ofText = exactField(regions, name.text)
  if (ofHead === null && ofText === null)
    return values.some((value) => value !== '') && recogniseHeadRow(grid, row).length <= 1
  // A name that is a label as a whole: only with a short target and actual, and numbers where it is one of the head.
  const isShort = values.length === 2 && values.every((value) => value !== '' && value.length <= 12)
  return isShort && (ofHead === null || (ofHead !== 'other' && values.every((value) => /\d/.test(value))))
}

function nameCell(cells: readonly Filled[], columns: Columns<IndicatorColumn>): Filled | undefined {
  const span = columns.level3 ?? columns.flatName
  return span && cells.find(({ column }) => column >= span.column && column < span.until)
}

/** The field that the whole text names; one that is merely inferred from a word (公开时间 holds 时间) is none. */
function exactField<F extends string>(fields: Record<F, Synonyms>, text: string): F | null {
  const match = matchField(fields, text)
  return match && match.rank < BY_CONTENT ? match.field : null
}

/** Target and actual as they stand, `''` where blank. */
function valuesOf(grid: Grid, row: number, columns: Columns<IndicatorColumn>): string[] {
  return (['target', 'actual'] as const).flatMap((field) => {
    const span = columns[field]
    if (!span) return []
    const text = textAt(grid, row, span.column)
    return [isBlank(text) ? '' : text]
  })
}
