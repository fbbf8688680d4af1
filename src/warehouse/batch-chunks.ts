import type { CheckedBatch, CheckedEvaluation, TableHead } from '@/pipeline'
import { EvaluationChunks } from './evaluation-chunks'
import type { Place, RefusedNumber } from './evaluation-rows'
import { sourceRows } from './source-rows'

/** What makes two tables the same submission. */
export interface EvaluationKey {
  evaluationId: string
  kind: CheckedEvaluation['kind']
  department: string | null
  departmentKey: string | null
  year: number | null
  name: string | null
}

/** What a batch must know of the workspace that it is to join. */
export interface KnownWorkspace {
  /** Of the batch; counts from 1. */
  importId: number
  /** The last number that stands for something that repeats (`packed.sql`). */
  lastId: number
  keys: readonly EvaluationKey[]
}

/** A batch whose tables come one after the other. */
export interface BatchToLoad extends Omit<CheckedBatch, 'evaluations'> {
  evaluations: Iterable<CheckedEvaluation>
}

/** Where each evaluation of a batch comes to stand: an id that was taken gets a suffix, a second copy waits. */
export function placeBatch(evaluations: readonly TableHead[], known: KnownWorkspace): Place[] {
  const taken = new Set(known.keys.map(({ evaluationId }) => evaluationId))
  const submitted = new Set(known.keys.map(submission))
  return evaluations.map((evaluation, ordinal) => {
    const evaluationId = freeId(evaluation.id, taken)
    const pending = pendingOf(evaluation, submitted)
    submitted.add(submission(evaluation))
    return { evaluationId, importId: known.importId, ordinal, pending }
  })
}

/**
 * A batch as pieces of CSV, made one by one, so that a large batch never stands in memory a second time. Pure: runs in
 * the worker that has read the files, and the page only hands the pieces on.
 */
export function* batchChunks(
  batch: BatchToLoad,
  places: readonly Place[],
  { importId, lastId }: Pick<KnownWorkspace, 'importId' | 'lastId'>,
) {
  const chunks = new EvaluationChunks(lastId)
  const refused: RefusedNumber[] = []
  let table = 0
  for (const evaluation of batch.evaluations)
    yield* chunks.add(evaluation, places[table++]!, (one) => refused.push(one))
  const { tables } = chunks
  for (const { table, row } of sourceRows(batch.sheets, importId)) yield* tables.add(table, row)
  for (const row of fileRows(batch, importId)) yield* tables.add('file', row)
  for (const row of rejectRows(batch.rejects, refused, importId)) yield* tables.add('reject', row)
  yield* chunks.rest()
}

/** Two tables of the same unit in the same year are one submission twice. */
export const submission = ({ kind, departmentKey, year, name }: Pick<EvaluationKey, Key>) =>
  JSON.stringify([kind, departmentKey, year, name])
type Key = 'kind' | 'departmentKey' | 'year' | 'name'

/** A table without year or department, and a second copy, count nowhere until the officer has decided. */
export function pendingOf(
  evaluation: Pick<CheckedEvaluation, Key | 'department'>,
  submitted: ReadonlySet<string>,
): Place['pending'] {
  if (evaluation.year === null) return 'year'
  if (evaluation.department === null) return 'department'
  return submitted.has(submission(evaluation)) ? 'duplicate' : null
}

/** The id, or with the first suffix (`~2`) that is free; taken from then on. */
export function freeId(id: string, taken: Set<string>): string {
  let free = id
  for (let n = 2; taken.has(free); n++) free = `${id}~${n}`
  taken.add(free)
  return free
}

function fileRows({ files }: BatchToLoad, importId: number) {
  return files.map(({ reasons, unknownColumns, notes, ...file }, ordinal) => ({
    importId,
    ordinal,
    ...file,
    reasons: JSON.stringify(reasons),
    unknownColumns: JSON.stringify(unknownColumns),
    notes: JSON.stringify(notes),
  }))
}

/** Rejects as rows, numbered from `first`. */
export function rejectRows(
  rejects: CheckedBatch['rejects'],
  refused: readonly RefusedNumber[],
  importId: number,
  first = 0,
) {
  const said = rejects.map(({ message, ...reject }) => ({
    ...reject,
    messageZh: message.zh,
    messageEn: message.en,
  }))
  const tooLong = refused.map(({ cell, text }) => ({
    file: cell.file,
    sheet: cell.sheet ?? null,
    row: cell.row,
    column: cell.column,
    code: 'store.number-range',
    text: text.slice(0, 200),
    messageZh:
      '数值超出可统计的范围（整数部分最多 11 位），原文已保留，但不计入任何统计。请核对原表中的该数值。',
    messageEn:
      'The number is too large for any figure (at most 11 digits before the point). Its text is kept, but nothing counts it. Check it in the file.',
  }))
  return [...said, ...tooLong].map((reject, index) => ({ importId, ordinal: first + index, ...reject }))
}
