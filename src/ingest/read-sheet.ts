import type { Bilingual, SelfEvaluation } from '@/engine'
import { correctionReasons, correctedColumns, type Corrections } from './corrections'
import { readForms } from './form'
import { filledRows, makeGrid, type Grid } from './grid'
import type { Assembly } from './lists/assembly'
import { recogniseList, type ListHeader } from './lists/list-header'
import { readList } from './lists/read-list'
import type { Reject, SourceSheet } from './model'
import { listRegions, rejectedRegions, type SheetRegions } from './regions'
import { reject } from './rejects'

/** What came of one sheet. `rowsRead` counts the rows that hold any text, whether they were loaded or not. */
export interface SheetReading {
  /** Null where neither a form nor a list was recognised: all its rows are rejected. */
  layout: string | null
  rowsRead: number
  rowsRejected: number
  /** 0 to 100. */
  confidence: number
  reasons: Bilingual[]
  unknownColumns: string[]
  rejects: Reject[]
  /** Evaluations of forms; the rows of a list are in the assembly. */
  evaluations: SelfEvaluation[]
  /** The sheet as it is to be kept. */
  sheet: SourceSheet
}

/**
 * Reads the rows of one sheet: a list, one or several forms, or neither.
 *
 * @param assembly joins the rows of all lists of a batch
 * @param corrections what the officer says of this sheet
 */
export function readSheet(
  source: Pick<SourceSheet, 'file' | 'sheet' | 'rows'>,
  assembly: Assembly,
  corrections: Corrections = {},
): SheetReading {
  const { file, sheet } = source
  const rowsRead = filledRows(makeGrid(file, source.rows)).length
  const { rows, rejects } = withoutLostCharacters(source)
  const grid: Grid = sheet === null ? makeGrid(file, rows) : { ...makeGrid(file, rows), sheet }
  // A row that held nothing but lost characters is read, and rejected with them.
  const lostRows = rowsRead - filledRows(grid).length
  const result = (
    layout: string | null,
    reading: Reading,
    evaluations: SelfEvaluation[] = [],
  ): SheetReading => ({
    layout,
    rowsRead,
    rowsRejected: lostRows + reading.rejectedRows.size,
    confidence: reading.confidence,
    reasons: [...reading.reasons, ...correctionReasons(corrections)],
    unknownColumns: reading.unknownColumns,
    rejects: [...rejects, ...reading.rejects],
    evaluations,
    sheet: { file, sheet, layout, rows: source.rows, regions: reading.regions },
  })
  const list = recogniseList(grid)
  if (list) {
    const header = correctedHeader(grid, list, corrections)
    const reading = readList(grid, header, assembly)
    // A header with nothing below it is no list: what stands above it would count as loaded, and be nowhere.
    if (reading.records + reading.rejectedRows.size > 0)
      return result(list.layout, { ...reading, regions: listRegions(grid, header, reading.rejectedRows) })
  }
  const forms = list ? null : readForms(grid, corrections)
  if (forms) {
    const layout = forms.evaluations[0]!.kind === 'department' ? 'form-department' : 'form-project'
    return result(layout, forms, forms.evaluations)
  }
  return result(null, {
    rejectedRows: new Set(filledRows(grid)),
    confidence: 0,
    reasons: [],
    unknownColumns: [],
    rejects: [],
    regions: rejectedRegions(grid),
  })
}

interface Reading {
  rejectedRows: ReadonlySet<number>
  confidence: number
  reasons: Bilingual[]
  unknownColumns: string[]
  rejects: Reject[]
  regions: SheetRegions
}

/** The header as the officer corrected it. */
export function correctedHeader(grid: Grid, header: ListHeader, corrections: Corrections): ListHeader {
  const { unit = header.unit, year = header.year } = corrections
  return { ...header, unit, year, columns: correctedColumns(grid, 'list', header.columns, corrections) }
}

/** Cells with U+FFFD lost characters before they came here: they are emptied and named, not passed on as data. */
export function withoutLostCharacters({ file, sheet, rows }: Pick<SourceSheet, 'file' | 'sheet' | 'rows'>) {
  const rejects: Reject[] = []
  const kept = rows.map((cells, row) => {
    if (!cells.some((text) => text.includes('\uFFFD'))) return cells
    return cells.map((text, column) => {
      if (!text.includes('\uFFFD')) return text
      const place = { sheet: sheet ?? undefined, row: row + 1, column: column + 1 }
      rejects.push(reject(file, 'cell.replacement-character', { ...place, text }))
      return ''
    })
  })
  return { rows: kept, rejects }
}
