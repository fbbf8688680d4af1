import { csvChunk, csvLine, type CsvChunk } from './csv-load'
import type { Param } from './warehouse'

/** A piece of a table, ready to be loaded (`loadPieces`). */
export interface LoadChunk extends CsvChunk {
  table: string
  columns: readonly string[]
  /** Afterwards nothing refers any more to what was staged (`staging.ts`). */
  forget?: true
}

/** A piece is sent on when its table has come to so many characters: some tens of milliseconds of the database's time. */
const CHUNK_CHARACTERS = 4_000_000

/** Collects rows by table and gives them out in pieces. */
export class TableChunks {
  private readonly open: Map<string, OpenPiece>

  constructor() {
    this.open = new Map()
  }

  /** Adds a row; gives the table's piece when it is full. All rows of a table have the same columns. */
  *add(table: string, row: Record<string, Param>): Generator<LoadChunk> {
    const columns = this.open.get(table)?.columns ?? Object.keys(row)
    const line = csvLine(columns.map((column) => row[column] ?? null))
    if (this.addLine(table, columns, line)) yield this.take(table)!
  }

  /** Adds a row that is written already. @returns whether the table's piece is full */
  addLine(table: string, columns: readonly string[], line: string): boolean {
    let piece = this.open.get(table)
    if (!piece) this.open.set(table, (piece = { columns, lines: [], characters: 0 }))
    piece.lines.push(line)
    piece.characters += line.length
    return piece.characters >= CHUNK_CHARACTERS
  }

  /** The piece of a table, full or not; null where it has none. */
  take(table: string): LoadChunk | null {
    const piece = this.open.get(table)
    if (!piece) return null
    this.open.delete(table)
    const { columns, lines } = piece
    return { table, columns, ...csvChunk(columns, lines) }
  }

  /** The pieces that are not full. */
  *rest(): Generator<LoadChunk> {
    for (const table of [...this.open.keys()]) yield this.take(table)!
  }
}

interface OpenPiece {
  columns: readonly string[]
  lines: string[]
  characters: number
}
