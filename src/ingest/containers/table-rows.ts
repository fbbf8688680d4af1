/** A grid under construction: cells that span columns or rows have their text once, at the top left, as in a CSV. */
export class TableRows {
  readonly rows: string[][] = []
  /** Per column, how many rows below still belong to a cell above. */
  private covered: number[] = []
  private current: string[] | null = null
  private spans: number[] = []

  startRow(): void {
    this.endRow()
    this.current = []
    this.spans = []
  }

  get isInRow(): boolean {
    return this.current !== null
  }

  addCell(text: string, columns: number, rows: number): void {
    const row = (this.current ??= [])
    this.skipCovered(row)
    for (let i = 0; i < columns; i++) {
      row.push(i === 0 ? text : '')
      this.spans[row.length - 1] = rows
    }
  }

  private skipCovered(row: string[]): void {
    while ((this.covered[row.length] ?? 0) > 0) row.push('')
  }

  /** Ends the row that is open and returns it; null when none is. */
  endRow(): string[] | null {
    const row = this.current
    if (!row) return null
    this.skipCovered(row)
    const width = Math.max(this.covered.length, row.length)
    for (let column = 0; column < width; column++)
      this.covered[column] = Math.max(0, (this.covered[column] ?? 0) - 1, (this.spans[column] ?? 1) - 1)
    this.rows.push(row)
    this.current = null
    return row
  }
}

/** More is no table but an attack on memory. */
export const MOST_SPANNED = 1000

/** `colspan="3"` → 3; nonsense → 1. */
export function spanOf(value: string | undefined): number {
  const span = Number.parseInt(value ?? '', 10)
  return Number.isFinite(span) && span > 0 ? Math.min(span, MOST_SPANNED) : 1
}
