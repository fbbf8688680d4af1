import type { CsvChunk } from './csv-load'

const ENCODER = new TextEncoder()

/**
 * Lines of a piece, written straight as bytes: as texts they would be kept until the piece is full, and clearing them away would be
 * most of the work.
 */
export class LineBytes {
  length = 0
  private bytes = new Uint8Array(65_536)
  private rows = 0
  private lineStart = 0
  private longest = 0

  /** @param header the first line */
  constructor(private readonly header: string) {
    this.begin()
  }

  /** A part of the line, as it stands. */
  text(text: string): void {
    this.room(text.length * 3)
    this.length += ENCODER.encodeInto(text, this.bytes.subarray(this.length)).written
  }

  byte(byte: number): void {
    this.room(1)
    this.bytes[this.length++] = byte
  }

  /** A whole number from 0 on. */
  digits(value: number): void {
    this.room(MOST_DIGITS)
    let count = 1
    for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) count++
    this.length += count
    for (let at = this.length - 1, rest = value; count > 0; count--, at--) {
      const tens = Math.floor(rest / 10)
      this.bytes[at] = ZERO + (rest - tens * 10)
      rest = tens
    }
  }

  /** The line has all its fields. */
  end(): void {
    this.byte(LINE_END)
    this.longest = Math.max(this.longest, this.length - this.lineStart)
    this.lineStart = this.length
    this.rows++
  }

  get isEmpty(): boolean {
    return this.rows === 0
  }

  /** The lines, which then begin anew. */
  take(): CsvChunk {
    const chunk = { bytes: this.bytes.slice(0, this.length), rows: this.rows, longestRow: this.longest }
    this.begin()
    return chunk
  }

  private begin(): void {
    this.length = this.lineStart = this.longest = 0
    this.text(this.header)
    this.end()
    this.rows = 0
  }

  private room(bytes: number): void {
    if (this.length + bytes <= this.bytes.length) return
    const longer = new Uint8Array(Math.max(this.bytes.length * 2, this.length + bytes))
    longer.set(this.bytes)
    this.bytes = longer
  }
}

const MOST_DIGITS = 16
const ZERO = 0x30
const LINE_END = 0x0a
