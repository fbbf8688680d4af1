import { columnLetters, type Bilingual } from '@/engine'
import type { Answers } from './answers'
import type { AmountUnit } from './cell-number'
import type { Grid } from './grid'
import type { Columns, Span } from './recognisers/columns'
import type { RegionTable } from './regions'

/** A column that was read as something else than it is. */
export interface ColumnCorrection {
  table: RegionTable
  /** 1-based, as Excel counts. */
  column: number
  /** One of `COLUMN_FIELDS[table]`; null = the column is not to be read. */
  field: string | null
}

/**
 * What the officer corrects in one sheet. The sheet is read again with it, from the text that was kept; where a sheet
 * holds several tables, department and year are said of all of them.
 */
export interface Corrections extends Answers {
  /** The unit of all amounts in which no cell says its own. */
  unit?: AmountUnit
  columns?: readonly ColumnCorrection[]
}

/** True where nothing is corrected. */
export const isUncorrected = ({ year, department, unit, columns = [] }: Corrections): boolean =>
  year === undefined && department === undefined && unit === undefined && columns.length === 0

/** The columns of a header with the officer's word in place of the recognisers'. */
export function correctedColumns<F extends string>(
  grid: Grid,
  table: RegionTable,
  columns: Columns<F>,
  { columns: said = [] }: Corrections,
): Columns<F> {
  const own = said.filter((one) => one.table === table)
  if (own.length === 0) return columns
  const next = new Map(Object.entries(columns) as [F, Span][])
  for (const { column: place, field } of own) {
    const column = grid.columns.indexOf(place - 1)
    if (column < 0) continue
    for (const [other, span] of next) if (span.column === column || other === field) next.delete(other)
    if (field !== null) next.set(field as F, { column, until: column + 1 })
  }
  // What a header spans ends where the next read column begins.
  const starts = [...next.values()].map((span) => span.column)
  const until = (span: Span) => Math.min(span.until, ...starts.filter((start) => start > span.column))
  const spans = [...next].map(([field, span]) => [field, { column: span.column, until: until(span) }])
  return Object.fromEntries(spans) as Columns<F>
}

/** What was corrected, in words for the ledger. */
export function correctionReasons({ year, department, unit, columns = [] }: Corrections): Bilingual[] {
  const reasons: Bilingual[] = []
  const because = (zh: string, en: string) =>
    reasons.push({ zh: `按您的更正：${zh}`, en: `as you corrected: ${en}` })
  if (department) because(`部门为${department}`, `department ${department}`)
  if (year !== undefined) because(`年度为 ${year}`, `year ${year}`)
  if (unit) because(`金额单位为${unit}`, `amounts in ${unit}`)
  if (columns.length > 0) {
    const places = columns.map(({ column }) => columnLetters(column)).join('、')
    because(`${places} 列的含义`, `meaning of column ${places.replaceAll('、', ', ')}`)
  }
  return reasons
}
