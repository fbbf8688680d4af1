import type { CellRef } from '@/engine'
import { isBlank } from './blank'
import { onceARow } from './once-a-row'

/** A sheet as text cells. Indexes are 0-based inside this room; `placeOf` gives what a person sees. */
export interface Grid {
  file: string
  sheet?: string
  /** Without the columns that are blank from top to bottom: they say nothing, and only pull headers and data apart. */
  rows: readonly (readonly string[])[]
  /** For each kept column, its 0-based place in the file. */
  columns: readonly number[]
  /** Number of kept columns. */
  width: number
}

export function makeGrid(file: string, rows: readonly (readonly string[])[]): Grid {
  let width = 0
  for (const cells of rows) width = Math.max(width, cells.length)
  const used = Array<boolean>(width).fill(false)
  for (const cells of rows) cells.forEach((text, column) => (used[column] ||= text.trim() !== ''))
  const columns = used.flatMap((isUsed, column) => (isUsed ? [column] : []))
  const kept =
    columns.length === width ? rows : rows.map((cells) => columns.map((column) => cells[column] ?? ''))
  return { file, rows: kept, columns, width: columns.length }
}

/** A non-empty cell. */
export interface Filled {
  column: number
  text: string
}

/** The cell as a person finds it: 1-based. */
export function placeOf(
  grid: Pick<Grid, 'file' | 'sheet' | 'columns'>,
  row: number,
  column: number,
): CellRef {
  const place: CellRef = { file: grid.file, row: row + 1, column: (grid.columns[column] ?? column) + 1 }
  if (grid.sheet !== undefined) place.sheet = grid.sheet
  return place
}

/** The trimmed text of a cell, `''` outside of the grid. */
export function textAt(grid: Grid, row: number, column: number): string {
  return grid.rows[row]?.[column]?.trim() ?? ''
}

/** Cells of a row that hold any text, left to right. */
export const filledCells = onceARow((grid, row): readonly Filled[] => {
  const cells: Filled[] = []
  grid.rows[row]?.forEach((raw, column) => {
    const text = raw.trim()
    if (text !== '') cells.push({ column, text })
  })
  return cells
})

/** Cells of a row that say something: neither empty nor `-`, `/`, `……`. */
export function statedCells(grid: Grid, row: number): Filled[] {
  return filledCells(grid, row).filter((cell) => !isBlank(cell.text))
}

/** The next rows below that hold any text, at most `count`. */
export function filledRowsBelow(grid: Grid, row: number, count: number): number[] {
  const rows: number[] = []
  for (let below = row + 1; below < grid.rows.length && rows.length < count; below++)
    if (filledCells(grid, below).length > 0) rows.push(below)
  return rows
}

/** 0-based numbers of the rows that hold any text. */
export function filledRows(grid: Grid): number[] {
  const rows: number[] = []
  grid.rows.forEach((cells, row) => {
    if (cells.some((cell) => cell.trim() !== '')) rows.push(row)
  })
  return rows
}
