import { csvLine, type CsvChunk } from './csv-load'
import { LineBytes } from './line-bytes'
import type { Param } from './warehouse'

/** A piece of a table, ready to be loaded (`loadPieces`). */
export interface LoadChunk extends CsvChunk {
  table: string
  columns: readonly string[]
}

/** A piece is sent on when its table has come to so many bytes: some tens of milliseconds of the database's time. */
const FULL = 4_000_000

/** Collects rows by table and gives them out in pieces. */
export class TableChunks {
  private readonly open = new Map<string, OpenPiece>()

  /** Adds a row; all rows of a table have the same columns. @returns whether the table's piece is full */
  addRow(table: string, row: Record<string, Param>): boolean {
    const columns = this.open.get(table)?.columns ?? Object.keys(row)
    return this.addLine(table, columns, csvLine(columns.map((column) => row[column] ?? null)))
  }

  /** Adds a row; gives the table's piece when it is full. */
  *add(table: string, row: Record<string, Param>): Generator<LoadChunk> {
    if (this.addRow(table, row)) yield this.take(table)!
  }

  /** Adds a row that is written already. @returns whether the table's piece is full */
  addLine(table: string, columns: readonly string[], line: string): boolean {
    let piece = this.open.get(table)
    if (!piece) this.open.set(table, (piece = { columns, lines: new LineBytes(csvLine(columns)) }))
    piece.lines.text(line)
    piece.lines.end()
    return piece.lines.length >= FULL
  }

  /** The piece of a table, full or not; null where it has none. */
  take(table: string): LoadChunk | null {
    const piece = this.open.get(table)
    if (!piece) return null
    this.open.delete(table)
    return { table, columns: piece.columns, ...piece.lines.take() }
  }

  /** The pieces that are not full. */
  *rest(): Generator<LoadChunk> {
    for (const table of [...this.open.keys()]) yield this.take(table)!
  }
}

interface OpenPiece {
  columns: readonly string[]
  lines: LineBytes
}
