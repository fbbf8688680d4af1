import { isUncorrected, rereadSheets } from '@/ingest'
import { rescore, type CheckedEvaluation } from '@/pipeline'
import type { CorrectionToStore } from '@/warehouse'
import type { CorrectionRequest } from './messages'

/**
 * Reads the sheets again as corrected, and scores the whole import again: the choice of the scheme and some findings
 * depend on all of its tables. Pure.
 */
export function correctTables(request: CorrectionRequest): CorrectionToStore {
  const { importId, ordinal, corrections, kept, stored } = request
  const as = (now: boolean) =>
    rereadSheets(
      kept.map((one) => ({
        sheet: one.source,
        corrections: now && one.ordinal === ordinal ? corrections : one.corrections,
      })),
    )
  const before = as(false)
  const after = as(true)
  const isList = kept.some(({ layout }) => layout?.startsWith('list-'))
  const old = isList
    ? stored.filter(({ origin }) => origin === 'list')
    : before.evaluations.flatMap(({ id }) => storedAs(stored, id) ?? [])
  const removed = new Set(old.map(({ id }) => id))
  const staying = stored.filter(({ id }) => !removed.has(id))
  const read = after.evaluations.map((evaluation) => {
    const former = storedAs(old, evaluation.id)
    return former && !isList ? withTheRest(former, evaluation) : evaluation
  })
  const scored = rescore([...staying, ...read])
  return {
    importId,
    sheets: kept.map((one, i) => {
      const sheet = after.sheets[i]!
      const said = one.ordinal === ordinal ? corrections : one.corrections
      return {
        ordinal: one.ordinal,
        source: sheet.sheet,
        corrections: isUncorrected(said) ? {} : said,
        rejects: sheet.rejects,
        moreRejected: sheet.rowsRejected - before.sheets[i]!.rowsRejected,
        reasons: sheet.reasons,
        unknownColumns: sheet.unknownColumns,
      }
    }),
    removed: [...removed],
    added: scored.slice(staying.length),
    changed: scored
      .slice(0, staying.length)
      .filter((evaluation, i) => evaluation.scheme !== staying[i]!.scheme),
  }
}

/** The stored table of an id: an id that was taken got a suffix. */
const storedAs = (stored: readonly CheckedEvaluation[], id: string) =>
  stored.find((one) => one.id === id) ?? stored.find((one) => one.id.startsWith(`${id}~`))

type Read = ReturnType<typeof rereadSheets>['evaluations'][number]

/** What the table did not have from its own sheet stays: its id, the report beside it, what the officer answered. */
function withTheRest(former: CheckedEvaluation, read: Read): Read {
  const elsewhere = former.problems.filter(({ cell }) => cell.file !== read.file)
  return {
    ...read,
    id: former.id,
    report: former.report,
    problems: [...read.problems, ...elsewhere],
    year: read.year ?? former.year,
    department: read.department ?? former.department,
  }
}
