import type { CellRef } from './model'

/** 1 → `A`, 27 → `AA`: a column as Excel shows it. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}

/** A place within a file, as Excel writes it: `B14`, `表 1!B14`; the sheet alone: `表 1!`. */
export function cellPlace({ sheet, row, column }: Pick<CellRef, 'sheet' | 'row' | 'column'>): string {
  return `${sheet === undefined ? '' : `${sheet}!`}${columnLetters(column)}${row}`
}

/** What `cellPlace` wrote. Null where the text is no place. */
export function parseCellPlace(
  text: string,
): { sheet: string | null; cell: { row: number; column: number } | null } | null {
  const match = /^(?:(.+)!)?(?:([A-Z]{1,4})([1-9]\d{0,7}))?$/su.exec(text)
  if (!match || text === '') return null
  const [, sheet = null, letters, row] = match
  if (!letters) return sheet === null ? null : { sheet, cell: null }
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return { sheet, cell: { row: Number(row), column } }
}
