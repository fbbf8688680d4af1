import type { LoadChunk } from './table-chunks'

/** A piece is sent on when it has come to so many bytes: some hundred thousand rows of numbers. */
const FULL = 3_000_000
const MOST_DIGITS = 11
const ENCODER = new TextEncoder()
const COMMA = 0x2c
const ZERO = 0x30

/**
 * A piece of lines that are nearly all numbers, written straight as bytes: a million lines as texts would be a million
 * objects to be cleared away.
 */
export class NumberLines {
  private bytes = new Uint8Array(65_536)
  private length = 0
  private rows = 0
  private lineStart = 0
  private longest = 0
  private isFirst = true

  constructor(
    private readonly table: string,
    private readonly columns: readonly string[],
  ) {
    this.begin()
  }

  get isFull(): boolean {
    return this.length >= FULL
  }

  /** A whole number from 0 on; a negative one is NULL. */
  number(value: number): this {
    this.separate(MOST_DIGITS)
    if (value >= 0) this.digits(value)
    return this
  }

  /** `"[row,column]"`. */
  place(row: number, column: number): this {
    this.separate(MOST_DIGITS * 2 + 5)
    this.bytes[this.length++] = 0x22
    this.bytes[this.length++] = 0x5b
    this.digits(row)
    this.bytes[this.length++] = COMMA
    this.digits(column)
    this.bytes[this.length++] = 0x5d
    this.bytes[this.length++] = 0x22
    return this
  }

  /** A field that is written already. */
  text(field: string): this {
    this.separate(field.length * 3)
    this.length += ENCODER.encodeInto(field, this.bytes.subarray(this.length)).written
    return this
  }

  /** The line has all its fields. */
  end(): void {
    this.room(1)
    this.bytes[this.length++] = 0x0a
    this.isFirst = true
    this.longest = Math.max(this.longest, this.length - this.lineStart)
    this.lineStart = this.length
    this.rows++
  }

  /** The piece, which then begins anew; null where it has no line. */
  take(): LoadChunk | null {
    if (this.rows === 0) return null
    const { table, columns, rows } = this
    const chunk = { table, columns, bytes: this.bytes.slice(0, this.length), rows, longestRow: this.longest }
    this.begin()
    return chunk
  }

  private begin(): void {
    this.length = this.lineStart = this.longest = 0
    for (const column of this.columns) this.text(column)
    this.end()
    this.rows = 0
  }

  private separate(bytes: number): void {
    this.room(bytes + 1)
    if (!this.isFirst) this.bytes[this.length++] = COMMA
    this.isFirst = false
  }

  private room(bytes: number): void {
    if (this.length + bytes <= this.bytes.length) return
    const longer = new Uint8Array(Math.max(this.bytes.length * 2, this.length + bytes))
    longer.set(this.bytes)
    this.bytes = longer
  }

  private digits(value: number): void {
    let count = 1
    for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) count++
    this.length += count
    for (let at = this.length - 1, rest = value; count > 0; count--, at--) {
      const tens = Math.floor(rest / 10)
      this.bytes[at] = ZERO + (rest - tens * 10)
      rest = tens
    }
  }
}
