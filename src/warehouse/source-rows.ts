import type { SourceSheet } from '@/ingest'
import type { Param } from './warehouse'

/** Rows in one piece of `source_rows`: a page of the preview reads few pieces, a form is one. */
const PIECE_ROWS = 200

/** Sheets as rows of `source_sheet` and `source_rows`. */
export function* sourceRows(
  sheets: readonly SourceSheet[],
  importId: number,
  corrections: (sheet: SourceSheet) => object = () => ({}),
  ordinalOf: (index: number) => number = (index) => index,
): Generator<{ table: 'source_sheet' | 'source_rows'; row: Record<string, Param> }> {
  for (const [index, sheet] of sheets.entries()) {
    const ordinal = ordinalOf(index)
    yield {
      table: 'source_sheet',
      row: {
        importId,
        ordinal,
        file: sheet.file,
        sheet: sheet.sheet,
        layout: sheet.layout,
        isPart: sheet.isPart === true,
        rowCount: sheet.rows.length,
        regions: JSON.stringify(sheet.regions),
        corrections: JSON.stringify(corrections(sheet)),
      },
    }
    for (const { first, cells } of pieces(sheet.rows))
      yield {
        table: 'source_rows',
        row: {
          importId,
          ordinal,
          firstRow: first + 1,
          lastRow: first + cells.length,
          cells: JSON.stringify(cells),
        },
      }
  }
}

interface Piece {
  /** 0-based. */
  first: number
  cells: (readonly string[])[]
}

/** Runs of rows that are there (a large list has holes), cut at `PIECE_ROWS`. */
function pieces(rows: SourceSheet['rows']): Piece[] {
  const found: Piece[] = []
  // `forEach` visits no hole, however wide.
  rows.forEach((row, index) => {
    const last = found.at(-1)
    const follows = last && index === last.first + last.cells.length && last.cells.length < PIECE_ROWS
    if (follows) last.cells.push(row)
    else found.push({ first: index, cells: [row] })
  })
  return found
}
