import { LineBytes } from './line-bytes'
import type { LoadChunk } from './table-chunks'

/** A piece is sent on when it has come to so many bytes: some hundred thousand rows of numbers. */
const FULL = 3_000_000
const COMMA = 0x2c

/** A piece of lines that are numbers. */
export class NumberLines {
  private readonly lines: LineBytes
  private isFirst = true

  constructor(
    private readonly table: string,
    private readonly columns: readonly string[],
  ) {
    this.lines = new LineBytes(columns.join(','))
  }

  get isFull(): boolean {
    return this.lines.length >= FULL
  }

  /** A whole number from 0 on; a negative one is NULL. */
  number(value: number): this {
    if (!this.isFirst) this.lines.byte(COMMA)
    this.isFirst = false
    if (value >= 0) this.lines.digits(value)
    return this
  }

  /** The line has all its fields. */
  end(): void {
    this.lines.end()
    this.isFirst = true
  }

  /** The piece, which then begins anew; null where it has no line. */
  take(): LoadChunk | null {
    if (this.lines.isEmpty) return null
    return { table: this.table, columns: this.columns, ...this.lines.take() }
  }
}
