import type { CellRef } from '@/engine'

/** `[row, column]`; then the file where it is not the table's own (else null), then the sheet. */
type PackedCell = [row: number, column: number, file?: string | null, sheet?: string]

const pack = (cell: CellRef, file: string): PackedCell => {
  const elsewhere = cell.file === file ? null : cell.file
  if (cell.sheet !== undefined) return [cell.row, cell.column, elsewhere, cell.sheet]
  return elsewhere === null ? [cell.row, cell.column] : [cell.row, cell.column, elsewhere]
}

const unpack = ([row, column, elsewhere, sheet]: PackedCell, file: string): CellRef => ({
  file: elsewhere ?? file,
  ...(sheet === undefined ? {} : { sheet }),
  row,
  column,
})

/** A cell as the text of a column: a table has hundreds of cells, nearly all in its own file, so that is left out. */
export const packCell = (cell: CellRef, file: string): string =>
  cell.file === file && cell.sheet === undefined
    ? `[${cell.row},${cell.column}]`
    : JSON.stringify(pack(cell, file))

/** The inverse of `packCell`; `file` is the table's own. */
export const unpackCell = (text: string, file: string): CellRef =>
  unpack(JSON.parse(text) as PackedCell, file)

export const packCellList = (cells: readonly CellRef[], file: string): string =>
  JSON.stringify(cells.map((cell) => pack(cell, file)))

export const unpackCellList = (text: string, file: string): CellRef[] =>
  (JSON.parse(text) as PackedCell[]).map((cell) => unpack(cell, file))

/**
 * Cells by field. In a list all cells of a row are in one row: beside `at` such a cell is its column alone, and then the
 * text is the same for row after row, so that a million of them take no room.
 */
export function packCells(cells: Partial<Record<string, CellRef>>, file: string, at?: CellRef): string {
  // Written by hand: a list has millions of cells, and field names need no escape.
  let text = ''
  for (const field in cells) {
    const cell = cells[field]
    if (cell === undefined) continue
    const packed = at !== undefined && isBeside(cell, at) ? cell.column : packCell(cell, file)
    text += `${text === '' ? '' : ','}"${field}":${packed}`
  }
  return `{${text}}`
}

/** Whether two cells are in one row of one sheet. */
export const isBeside = (cell: CellRef, at: CellRef): boolean =>
  cell.row === at.row && cell.file === at.file && cell.sheet === at.sheet

/** The inverse of `packCells`, with the same `at`. */
export function unpackCells<Field extends string>(
  text: string,
  file: string,
  at?: CellRef,
): Partial<Record<Field, CellRef>> {
  const packed = Object.entries(JSON.parse(text) as Record<string, PackedCell | number>)
  return Object.fromEntries(
    packed.map(([field, cell]) => [
      field,
      typeof cell === 'number' ? { ...at!, column: cell } : unpack(cell, file),
    ]),
  ) as Partial<Record<Field, CellRef>>
}
