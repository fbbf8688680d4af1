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
  const unclaimed = new Set(old)
  const read = after.evaluations.filter(isNews(before.evaluations, old)).map((evaluation) => {
    const former = isList ? sameTable([...unclaimed], evaluation) : storedAs(old, evaluation.id)
    if (!former) return evaluation
    unclaimed.delete(former)
    return isList ? withReportOf(former, evaluation) : withTheRest(former, evaluation)
  })
  // A report whose table is another one now stays, alone.
  if (isList) for (const former of unclaimed) if (former.report) read.push(reportAlone(former, read))
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

/** False of a table that says the same as before and was not kept then: that inside a report which is attached to another table. */
function isNews(before: readonly Read[], old: readonly CheckedEvaluation[]): (read: Read) => boolean {
  const dropped = new Map(before.filter(({ id }) => !storedAs(old, id)).map((one) => [one.id, one]))
  return (read) => JSON.stringify(dropped.get(read.id)) !== JSON.stringify(read)
}

/** The table of a list that a table read again was before: ids are counted anew, so it is told by what it is of. */
function sameTable(old: readonly CheckedEvaluation[], read: Read): CheckedEvaluation | undefined {
  const of = ({ kind, department, year, name }: Read) => JSON.stringify([kind, department, year, name])
  return old.find((one) => of(one) === of(read)) ?? old.find((one) => one.id === read.id)
}

type Read = ReturnType<typeof rereadSheets>['evaluations'][number]

/** What a report in another file says of the table stays with it. */
function withReportOf(former: CheckedEvaluation, read: Read): Read {
  const elsewhere = former.problems.filter(({ cell }) => cell.file !== read.file)
  const known = new Set(read.problems.map(({ text }) => text))
  return {
    ...read,
    report: former.report,
    problems: [...read.problems, ...elsewhere.filter(({ text }) => !known.has(text))],
  }
}

function reportAlone(former: CheckedEvaluation, others: readonly Read[]): Read {
  const taken = new Set(others.map(({ id }) => id))
  let id = former.id
  while (taken.has(id)) id += '~r'
  return {
    ...former,
    id,
    origin: 'report',
    budget: [],
    indicators: [],
    totalWeight: null,
    reportedTotal: null,
    reportedGrade: null,
    problems: former.problems.filter(({ cell }) => cell.file !== former.file),
    cells: {},
  }
}

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
