import type { ComparedText } from '@/problems'
import type { CellRef, EvaluationKind } from '@/engine'
import { unpackCell } from '../cell-text'
import type { Warehouse } from '../warehouse'
import { askChosen } from './filter'
import { byName } from './order'
import type { Filter } from './rows'

/** A text that may be a copy, and where it stands. */
export interface TextToCompare extends ComparedText {
  /** A problem (or reason), or what is promised. */
  field: 'problem' | 'measure'
  cell: CellRef
}

/**
 * All problems and measures of one kind of table, whatever the filter: a copy's source may stand outside of what is chosen.
 * Oldest year first, departments by pinyin, so that the later text is the copy.
 */
export async function textsToCompare(w: Warehouse, kind: EvaluationKind): Promise<TextToCompare[]> {
  type Row = {
    evaluationId: string
    ordinal: number
    department: string
    year: number
    file: string
    text: string
    measure: string | null
    cell: string
  }
  const all: Filter = { kind, years: [], departments: [] }
  const rows = await askChosen<Row>(
    w,
    `SELECT evaluationId, ordinal, department, year, file, text, measure, cell
     FROM problemSentence(?, ?, ?) ORDER BY evaluationId, ordinal`,
    all,
  )
  rows.sort((a, b) => a.year - b.year || byName(a.department, b.department))
  return rows.flatMap(({ evaluationId, ordinal, department, year, file, text, measure, cell }) => {
    const shared = { department, year, table: evaluationId, cell: unpackCell(cell, file) }
    const one = (field: TextToCompare['field'], said: string | null) =>
      said ? [{ id: `${evaluationId}/${field}${ordinal}`, text: said, field, ...shared }] : []
    return [...one('problem', text), ...one('measure', measure)]
  })
}

/** The tables that the filter chooses. */
export async function chosenTables(w: Warehouse, filter: Filter): Promise<Set<string>> {
  const rows = await askChosen<{ evaluationId: string }>(
    w,
    'SELECT evaluationId FROM chosenEvaluation(?, ?, ?)',
    filter,
  )
  return new Set(rows.map(({ evaluationId }) => evaluationId))
}
