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
  /** What is shown, and what is copied. */
  text: (row: Row) => string
  /** What is compared: exact decimal strings by value, other text by pinyin; `null` always last. Absent = not sortable. */
  sort?: (row: Row) => string | number | null
  /** `decimal` compares as numbers without a float in between. */
  sortAs?: 'decimal' | 'text'
  /** The first click sorts in this direction. */
  firstSort?: 'asc' | 'desc'
}

const collator = new Intl.Collator('zh-CN', { numeric: true })

/** Compares two rows by a column; rows without a value stand last in both directions. */
export function compareBy<Row>(column: Column<Row>, direction: 'asc' | 'desc') {
  const sign = direction === 'asc' ? 1 : -1
  return (a: Row, b: Row): number => {
    const left = column.sort?.(a) ?? null
    const right = column.sort?.(b) ?? null
    if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1
    if (typeof left === 'number' && typeof right === 'number') return sign * (left - right)
    if (column.sortAs === 'decimal') return sign * compareDecimal(String(left), String(right))
    return sign * collator.compare(String(left), String(right))
  }
}
