import type { Corrections, SheetRegions, SourceSheet } from '@/ingest'
import type { Warehouse } from './warehouse'

/** A sheet of the ledger without its cells. */
export interface SourceHead {
  importId: number
  ordinal: number
  file: string
  sheet: string | null
  layout: string | null
  /** Only head and rejected rows are kept: it cannot be read again. */
  isPart: boolean
  /** Of the whole sheet. */
  rowCount: number
  regions: SheetRegions
  corrections: Corrections
}

type Stored = Omit<SourceHead, 'regions' | 'corrections'> & { regions: string; corrections: string }

const head = ({ regions, corrections, ...row }: Stored): SourceHead => ({
  ...row,
  regions: JSON.parse(regions) as SheetRegions,
  corrections: JSON.parse(corrections) as Corrections,
})

/** The kept sheets of a file, in their order; of a file that came in several imports, those of the latest one. */
export async function sourceHeads(w: Warehouse, file: string): Promise<SourceHead[]> {
  const rows = await w.query<Stored>(
    `FROM source_sheet WHERE file = $1 AND importId = (SELECT max(importId) FROM source_sheet WHERE file = $1)
     ORDER BY ordinal`,
    [file],
  )
  return rows.map(head)
}

/** Rows of a sheet by number, 1-based; a row that was not kept is not in the map. */
export async function sourceRowsBetween(
  w: Warehouse,
  { importId, ordinal }: Pick<SourceHead, 'importId' | 'ordinal'>,
  first: number,
  last: number,
): Promise<Map<number, string[]>> {
  const pieces = await w.query<{ firstRow: number; cells: string }>(
    `SELECT firstRow, cells FROM source_rows
     WHERE importId = ? AND ordinal = ? AND lastRow >= ? AND firstRow <= ? ORDER BY firstRow`,
    [importId, ordinal, first, last],
  )
  return new Map(
    pieces.flatMap(({ firstRow, cells }) =>
      (JSON.parse(cells) as string[][]).map((row, i): [number, string[]] => [firstRow + i, row]),
    ),
  )
}

/** A kept sheet with all its cells and its corrections. */
export interface KeptSheet extends SourceHead {
  source: SourceSheet
}

/**
 * The sheets that must be read again together with one: itself where it holds forms; all lists of its import where it
 * is a list, because their rows are joined.
 */
export async function sheetsReadWith(
  w: Warehouse,
  { importId, ordinal }: Pick<SourceHead, 'importId' | 'ordinal'>,
): Promise<KeptSheet[]> {
  const rows = await w.query<Stored>(
    `FROM source_sheet WHERE importId = $1 AND (ordinal = $2 OR (
       layout LIKE 'list-%' AND
       (SELECT layout FROM source_sheet WHERE importId = $1 AND ordinal = $2) LIKE 'list-%'
     )) ORDER BY ordinal`,
    [importId, ordinal],
  )
  const kept: KeptSheet[] = []
  for (const one of rows.map(head)) {
    const cells = await sourceRowsBetween(w, one, 1, one.rowCount)
    const source: SourceSheet = {
      file: one.file,
      sheet: one.sheet,
      layout: one.layout,
      rows: Array.from({ length: one.rowCount }, (_, i) => cells.get(i + 1) ?? []),
      regions: one.regions,
    }
    kept.push({ ...one, source })
  }
  return kept
}
