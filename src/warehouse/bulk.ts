import Papa from 'papaparse'
import type { Param } from './warehouse'

/** `"` doubled: an identifier of ours in a statement. */
export const identifier = (name: string) => `"${name.replaceAll('"', '""')}"`

/**
 * Rows as the CSV text that both adapters load in bulk (single INSERTs take hundreds of milliseconds a thousand).
 * NULL is the empty field; every text is quoted, so that nothing in it is read as structure.
 */
export function toCsv(columns: readonly string[], rows: Iterable<readonly Param[]>): { csv: string; count: number } {
  const data = [...rows].map((row) => row.map((value) => (value === null ? '' : String(value))))
  const csv = Papa.unparse({ fields: [...columns], data }, { quotes: true, newline: '\n' })
  return { csv: `${csv}\n`, count: data.length }
}

/** The statement that loads such a CSV; names are ours, the file's name is bound by the adapter. */
export function insertFromCsv(table: string, columns: readonly string[], fileLiteral: string): string {
  const names = columns.map(identifier).join(', ')
  return (
    `INSERT INTO ${identifier(table)} (${names}) SELECT ${names} FROM read_csv(${fileLiteral}, ` +
    `header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', nullstr = '', ` +
    `auto_detect = false, strict_mode = true, max_line_size = 16000000, columns = {${columns
      .map((name) => `'${name.replaceAll("'", "''")}': 'VARCHAR'`)
      .join(', ')}})`
  )
}
