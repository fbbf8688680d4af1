import type { SelfEvaluation } from '@/engine'
import type { Corrections } from './corrections'
import { Assembly } from './lists/assembly'
import type { FileReport, Reject, SourceSheet } from './model'
import { readSheet, type SheetReading } from './read-sheet'
import { confidenceText } from './confidence'

/** A kept sheet with what the officer says of it. */
export interface CorrectedSheet {
  sheet: SourceSheet
  corrections: Corrections
}

/** What comes of sheets that are read again. */
export interface Rereading {
  /** Per sheet, in their order: what the ledger is to say. */
  sheets: (Pick<
    FileReport,
    'layout' | 'confidence' | 'reasons' | 'unknownColumns' | 'rowsRead' | 'rowsLoaded' | 'rowsRejected'
  > & { sheet: SourceSheet; rejects: Reject[] })[]
  evaluations: SelfEvaluation[]
}

/**
 * Reads kept sheets again, each with its corrections; the given ones are not changed. The rows of lists are joined
 * across all sheets given, so pass all lists of an import together.
 */
export function rereadSheets(corrected: readonly CorrectedSheet[]): Rereading {
  const assembly = new Assembly()
  const evaluations: SelfEvaluation[] = []
  const sheets = corrected.map(({ sheet, corrections }) => {
    // Prose is not a sheet: nothing in it can be corrected, and what was read from it stays.
    const reading = sheet.layout === 'report' ? proseOf(sheet) : readSheet(sheet, assembly, corrections)
    evaluations.push(...reading.evaluations)
    const { layout, confidence, reasons, unknownColumns, rowsRead, rowsRejected, rejects } = reading
    return {
      layout,
      confidence: confidenceText(confidence),
      reasons,
      unknownColumns,
      rowsRead,
      rowsLoaded: rowsRead - rowsRejected,
      rowsRejected,
      rejects,
      sheet: reading.sheet,
    }
  })
  return { sheets, evaluations: [...evaluations, ...assembly.finish()] }
}

function proseOf(sheet: SourceSheet): SheetReading {
  const rowsRead = sheet.rows.filter((cells) => cells.some((text) => text.trim() !== '')).length
  return {
    layout: 'report',
    rowsRead,
    rowsRejected: 0,
    confidence: 100,
    reasons: [],
    unknownColumns: [],
    rejects: [],
    evaluations: [],
    sheet,
  }
}
