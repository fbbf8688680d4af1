import type { Bilingual } from '@/engine'
import type { Corrections, Reject, SourceSheet } from '@/ingest'
import type { CheckedEvaluation } from '@/pipeline'
import { freeId, pendingOf, rejectRows, submission, type EvaluationKey } from './batch-chunks'
import { EvaluationChunks } from './evaluation-chunks'
import { loadPieces } from './load-pieces'
import { sourceRows } from './source-rows'
import type { LoadChunk } from './table-chunks'
import type { Warehouse } from './warehouse'
import { changeFigures } from './marts'
import { FORGET_COPIES, FREE_COPIES, lastId, removeRows } from './workspace'

/** Sheets that were read again as the officer corrected them, and what came of it. */
export interface CorrectionToStore {
  importId: number
  sheets: readonly {
    ordinal: number
    source: SourceSheet
    corrections: Corrections
    rejects: readonly Reject[]
    /** How many more rows are rejected now than before; may be negative. */
    moreRejected: number
    /** Why the sheet is read as it is, corrections included. */
    reasons: readonly Bilingual[]
    unknownColumns: readonly string[]
  }[]
  /** Ids of the tables that came of the sheets before. */
  removed: readonly string[]
  /** What stands in their place; a removed id may be taken again. */
  added: readonly CheckedEvaluation[]
  /** Other tables of the import that are scored differently now. */
  changed: readonly CheckedEvaluation[]
}

/** Rejects that come of reading a sheet; those of its bytes and of its container stay. */
const OF_READING = /^(?:form|list)\.|^cell\.(?:number-malformed|replacement-character)$/

/** Stores a correction: sheets, ledger and tables, everything or nothing. */
export function storeCorrection(w: Warehouse, correction: CorrectionToStore): Promise<void> {
  return changeFigures(w, async () => {
    const { importId, removed, added, changed } = correction
    const out = new Set([...removed, ...changed.map(({ id }) => id)])
    const stored = await w.query<EvaluationKey & { importId: number; ordinal: number }>(
      'SELECT evaluationId, importId, ordinal, kind, department, departmentKey, year, name FROM evaluation',
    )
    const staying = stored.filter(({ evaluationId }) => !out.has(evaluationId))
    const taken = new Set(staying.map(({ evaluationId }) => evaluationId))
    const submitted = new Set(staying.map(submission))
    const places = new Map(stored.map((one) => [one.evaluationId, one.ordinal]))
    let next = Math.max(
      -1,
      ...stored.filter((one) => one.importId === importId).map(({ ordinal }) => ordinal),
    )
    const load = new EvaluationChunks(await lastId(w))
    const { tables } = load
    const chunks: LoadChunk[] = []
    for (const evaluation of [...changed, ...added]) {
      const evaluationId = freeId(evaluation.id, taken)
      const ordinal = places.get(evaluationId) ?? ++next
      const place = { evaluationId, importId, ordinal, pending: pendingOf(evaluation, submitted) }
      submitted.add(submission(evaluation))
      chunks.push(...load.add(evaluation, place, () => undefined))
    }
    await removeRows(w, [...out])
    for (const one of correction.sheets) {
      await storeLedger(w, importId, one)
      const rows = sourceRows(
        [one.source],
        importId,
        () => one.corrections,
        () => one.ordinal,
      )
      for (const { table, row } of rows) if (table === 'source_sheet') chunks.push(...tables.add(table, row))
      const [last] = await w.query<{ n: number }>(
        'SELECT coalesce(max(ordinal), -1) AS n FROM reject WHERE importId = ?',
        [importId],
      )
      for (const row of rejectRows(
        one.rejects.filter(({ code }) => OF_READING.test(code)),
        [],
        importId,
        last!.n + 1,
      ))
        chunks.push(...tables.add('reject', row))
    }
    await loadPieces(w, [...chunks, ...load.rest()])
    await w.run(FREE_COPIES)
    await w.run(FORGET_COPIES)
  })
}

type Sheet = CorrectionToStore['sheets'][number]

/** The file's line of the ledger, and what the sheet's rejects were; the cells of the sheet stay as they are. */
async function storeLedger(w: Warehouse, importId: number, sheet: Sheet): Promise<void> {
  const { ordinal, source, moreRejected, reasons, unknownColumns } = sheet
  const { file } = source
  const [kept] = await w.query<{ sheets: number }>(
    'SELECT count(*) AS sheets FROM source_sheet WHERE importId = ? AND file = ?',
    [importId, file],
  )
  const [line] = await w.query<{ reasons: string; unknownColumns: string }>(
    'SELECT reasons, unknownColumns FROM file WHERE importId = ? AND file = ?',
    [importId, file],
  )
  if (!line) return
  const alone = kept!.sheets === 1
  const others = (JSON.parse(line.reasons) as Bilingual[]).filter(({ zh }) => !zh.startsWith(CORRECTED))
  const said = alone ? reasons : [...others, ...reasons.filter(({ zh }) => zh.startsWith(CORRECTED))]
  await w.query(
    `UPDATE file SET rowsLoaded = rowsLoaded - ?, rowsRejected = rowsRejected + ?, reasons = ?, unknownColumns = ?
     WHERE importId = ? AND file = ?`,
    [
      moreRejected,
      moreRejected,
      JSON.stringify(said),
      alone ? JSON.stringify(unknownColumns) : line.unknownColumns,
      importId,
      file,
    ],
  )
  await w.query(
    `DELETE FROM reject WHERE importId = ? AND file = ? AND sheet IS NOT DISTINCT FROM ? AND
     regexp_matches(code, ?)`,
    [importId, file, source.sheet, OF_READING.source],
  )
  await w.query('DELETE FROM source_sheet WHERE importId = ? AND ordinal = ?', [importId, ordinal])
}

/** How the ledger's reasons begin that are the officer's own word. */
const CORRECTED = '按您的更正'
