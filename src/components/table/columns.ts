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

/** The rows in the order that the table shows: by the chosen column, else by the default. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: SortState | null,
): readonly Row[] {
  const column = columns.find((candidate) => candidate.id === sort?.column)
  return column && sort ? [...rows].sort(compareBy(column, sort.direction)) : rows
}

/** The order in force: the person's where the column is known and sortable. */
export function activeSort<Row>(
  columns: readonly Column<Row>[],
  chosen: SortState | null,
  otherwise: SortState | null,
): SortState | null {
  return chosen && columns.some((column) => column.id === chosen.column && column.sort) ? chosen : otherwise
}
