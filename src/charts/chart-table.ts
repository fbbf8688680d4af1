import type { DecimalString } from '@/engine'
import type { DatumKey } from './datum'
import { formatExact } from './format'
import type { ChartLabels } from './labels'

/** A chart's data as a table: what is drawn, in figures, one key away for whoever cannot see the drawing. */
export interface ChartTable {
  columns: readonly ChartColumn[]
  isEmpty: boolean
  /** Worded when somebody looks: a chart of thousands of marks is drawn anew at each choice, its table seldom read. */
  readonly rows: readonly ChartTableRow[]
}

interface ChartColumn {
  id: string
  header: string
  numeric: boolean
}

/** Cells in the order of the columns; `key` as on the mark. */
export interface ChartTableRow {
  key: DatumKey
  cells: readonly string[]
}

/** A table of one row for each of `items`. */
export function chartTable<Item>(
  columns: readonly ChartColumn[],
  items: readonly Item[],
  rowOf: (item: Item) => ChartTableRow,
): ChartTable {
  let rows: readonly ChartTableRow[] | null = null
  return {
    columns,
    isEmpty: items.length === 0,
    get rows() {
      return (rows ??= items.map(rowOf))
    },
  }
}

/** A text column. */
export const textColumn = (id: string, header: string) => ({ id, header, numeric: false })

/** A column of figures: right-aligned, tabular. */
export const numberColumn = (id: string, header: string) => ({ id, header, numeric: true })

/** A column of amounts: its heading says in which unit, the chosen one or 万元. */
export const amountColumn = (id: string, header: string, labels: ChartLabels) =>
  numberColumn(id, `${header} (${labels[labels.unit ?? 'wan']})`)

/** An amount (万元) for such a column, with all its digits. */
export const amountCell = (amount: DecimalString | null, labels: ChartLabels) =>
  formatExact(amount, labels.unit ?? 'wan')
