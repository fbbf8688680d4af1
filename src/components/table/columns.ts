import { compareDecimal } from '@/engine'

export interface SortState {
  column: string
  direction: 'asc' | 'desc'
}

/** One column of a `DataTable`. Text is shown by the slot `cell-<id>` if there is one, else by `text`. */
export interface Column<Row> {
  /** Letters and digits; stands in the URL when the person sorts by it. */
  id: string
  header: string
  /** Longer words for the header, where it is short. */
  hint?: string
  /** Right-aligned with tabular figures. */
  numeric?: boolean
  /** Stays in place when the table scrolls sideways. */
  sticky?: boolean
  /** CSS width; a text column without one takes what is left. */
  width?: string
  /** What is shown. */
  text: (row: Row) => string
  /** What is exported: a plain figure (`1234.5`) where `text` is for reading (`1,234.50`). @default text */
  plain?: (row: Row) => string
  /** Stands behind the header in an export, where the page says it elsewhere: 万元, %. */
  unit?: string
  /** What is compared: exact decimal strings by value, other text by pinyin; `null` always last. Absent = not sortable. */
  sort?: (row: Row) => string | number | null
  /** `decimal` compares as numbers without a float in between. */
  sortAs?: 'decimal' | 'text'
  /** The first click sorts in this direction. */
  firstSort?: 'asc' | 'desc'
}

const collator = new Intl.Collator('zh-CN', { numeric: true })

/** Floats further apart than this share of them are in the right order, whatever their rounding. */
const SURELY_APART = 1e-9

/** A value with what is computed of it once, not at each of a million comparisons. */
interface SortKey<Row> {
  row: Row
  value: string | number | null
  rough: number
}

function compareKeys<Row>(a: SortKey<Row>, b: SortKey<Row>, isDecimal: boolean): number {
  if (isDecimal) {
    const apart = a.rough - b.rough
    if (Math.abs(apart) > SURELY_APART * Math.max(Math.abs(a.rough), Math.abs(b.rough))) return apart
    return compareDecimal(String(a.value), String(b.value))
  }
  if (typeof a.value === 'number' && typeof b.value === 'number') return a.value - b.value
  return collator.compare(String(a.value), String(b.value))
}

/** A copy in the order of a column, decimals exactly; rows without a value stand last in both directions. */
function sortBy<Row>(rows: readonly Row[], column: Column<Row>, direction: 'asc' | 'desc'): Row[] {
  const sign = direction === 'asc' ? 1 : -1
  const isDecimal = column.sortAs === 'decimal'
  const keys = rows.map((row): SortKey<Row> => {
    const value = column.sort?.(row) ?? null
    return { row, value, rough: isDecimal ? Number(value) : 0 }
  })
  return keys
    .sort((a, b) => {
      if (a.value === null || b.value === null) return a.value === b.value ? 0 : a.value === null ? 1 : -1
      return sign * compareKeys(a, b, isDecimal)
    })
    .map(({ row }) => row)
}

/** The rows in the order that the table shows: by the chosen column, else by the default. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: SortState | null,
): readonly Row[] {
  const column = columns.find((candidate) => candidate.id === sort?.column)
  return column && sort ? sortBy(rows, column, sort.direction) : rows
}

/** The order in force: the person's where the column is known and sortable. */
export function activeSort<Row>(
  columns: readonly Column<Row>[],
  chosen: SortState | null,
  otherwise: SortState | null,
): SortState | null {
  return chosen && columns.some((column) => column.id === chosen.column && column.sort) ? chosen : otherwise
}
