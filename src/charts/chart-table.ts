import type { DatumKey } from './datum'

/** A chart's data as a table: what is drawn, in figures, one key away for whoever cannot see the drawing. */
export interface ChartTable {
  columns: readonly { id: string; header: string; numeric: boolean }[]
  /** Cells in the order of the columns; `key` as on the mark. */
  rows: readonly { key: DatumKey; cells: readonly string[] }[]
}

/** A text column. */
export const textColumn = (id: string, header: string) => ({ id, header, numeric: false })

/** A column of figures: right-aligned, tabular. */
export const numberColumn = (id: string, header: string) => ({ id, header, numeric: true })
