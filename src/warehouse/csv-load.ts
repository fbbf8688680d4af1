import { pieceType } from './packed'
import type { Param } from './warehouse'

/** A piece of a bulk load: CSV in UTF-8, and the bytes that its longest line has at most. */
export interface CsvChunk {
  bytes: Uint8Array<ArrayBuffer>
  rows: number
  longestRow: number
}

/** Keeps a piece well under what a JavaScript string and a WASM buffer can hold. */
const CHUNK_CHARACTERS = 16_000_000
const CHUNK_ROWS = 50_000
/** DuckDB's own limit of one line, bytes. */
const DEFAULT_LINE_BYTES = 2_097_152

/**
 * Rows as CSV, in pieces. Every field is quoted, so that line breaks, quotes and `\N` stay what they are, and no row looks
 * like an empty line. NULL is the empty field: empty text becomes NULL.
 */
export function* csvChunks(
  columns: readonly string[],
  rows: Iterable<readonly Param[]>,
): Generator<CsvChunk> {
  let lines: string[] = []
  let characters = 0
  for (const row of rows) {
    const line = csvLine(row)
    lines.push(line)
    characters += line.length
    if (lines.length < CHUNK_ROWS && characters < CHUNK_CHARACTERS) continue
    yield csvChunk(columns, lines)
    lines = []
    characters = 0
  }
  if (lines.length > 0) yield csvChunk(columns, lines)
}

/** Lines of `csvLine` under the header of their columns. */
export function csvChunk(columns: readonly string[], lines: readonly string[]): CsvChunk {
  const longestRow = lines.reduce((longest, line) => Math.max(longest, line.length), 0)
  const bytes = new TextEncoder().encode(`${csvLine(columns)}\n${lines.join('\n')}`)
  // A character of UTF-16 has at most three bytes in UTF-8.
  return { bytes, rows: lines.length, longestRow: longestRow * 3 }
}

/** A field of a line; NULL and empty text are the empty field. */
export function csvField(value: Param): string {
  if (value === null) return '""'
  const text = String(value)
  return text.includes('"') ? `"${text.replaceAll('"', '""')}"` : `"${text}"`
}

/** One row. */
export function csvLine(row: readonly Param[]): string {
  let line = ''
  for (const value of row) line += line === '' ? csvField(value) : `,${csvField(value)}`
  return line
}

const identifier = (name: string) => `"${name.replaceAll('"', '""')}"`
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`

/**
 * The statement that loads a piece. Everything is declared and nothing detected; figures are cast by the columns of the table,
 * from text, so that no float comes between.
 *
 * @param table a name of ours, with its schema where it is in another than `main`
 * @param file where the adapter has put the piece: a name of its own, never one from a person
 */
export function loadStatement(
  table: string,
  columns: readonly string[],
  file: string,
  chunk: CsvChunk,
): string {
  const names = columns.map(identifier).join(', ')
  const declared = columns.map((column) => `${literal(column)}: ${literal(pieceType(table, column))}`)
  const lineBytes = Math.max(DEFAULT_LINE_BYTES, chunk.longestRow + 1)
  const limits = `max_line_size = ${lineBytes}, buffer_size = ${lineBytes * 4}`
  const source = `read_csv(${literal(file)}, columns = {${declared.join(', ')}}, auto_detect = false, header = true,
    delim = ',', quote = '"', escape = '"', nullstr = '', parallel = false, ${limits})`
  const target = table.split('.').map(identifier).join('.')
  return `INSERT INTO ${target} (${names}) SELECT ${names} FROM ${source}`
}
