import type { SourceSheet } from '../model'
import type { RowMeaning, RowRun } from '../regions'

/** A list of more rows than this is not kept whole: its text would weigh as much as what was read from it. */
const KEPT_ROWS = 50_000

/** What is kept of a sheet: all of it, or of a very large one the head of the table and the rejected rows. */
export class KeptRows {
  /** What the rows mean, each that holds any text. */
  readonly runs: RowRun[] = []
  private all: (readonly string[])[] | null = []
  private readonly part: (readonly string[])[] = []
  private parts = 0

  /** @param meaning null of a row that holds nothing */
  add(index: number, cells: readonly string[], meaning: RowMeaning | null): void {
    if (this.all && this.all.push(owned(cells)) > KEPT_ROWS) this.all = null
    if (meaning === null) return
    const last = this.runs.at(-1)
    if (last?.[1] === index && last[2] === meaning) last[1] = index + 1
    else this.runs.push([index + 1, index + 1, meaning])
    if (meaning === 'record' || this.parts >= KEPT_ROWS) return
    this.part[index] = owned(cells)
    this.parts++
  }

  rows(): Pick<SourceSheet, 'rows' | 'isPart'> {
    return this.all ? { rows: this.all } : { rows: this.part, isPart: true }
  }
}

/** The sheet as it is kept. */
export function kept(sheet: SourceSheet): SourceSheet {
  if (sheet.rows.length <= KEPT_ROWS || sheet.isPart) return sheet
  const rows: (readonly string[])[] = []
  let left = KEPT_ROWS
  for (const [first, last, meaning] of sheet.regions.rows) {
    if (meaning === 'record') continue
    for (let row = first; row <= last && left > 0; row++, left--) rows[row - 1] = sheet.rows[row - 1]!
  }
  return { ...sheet, rows, isPart: true }
}

/** Texts of their own, not cut out of the megabytes that came with them. */
const owned = (cells: readonly string[]) => JSON.parse(JSON.stringify(cells)) as string[]
