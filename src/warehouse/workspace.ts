import type { CheckedBatch, CheckedEvaluation } from '@/pipeline'
import {
  batchChunks,
  pendingOf,
  placeBatch,
  submission,
  type EvaluationKey,
  type KnownWorkspace,
} from './batch-chunks'
import { EvaluationChunks } from './evaluation-chunks'
import type { Place } from './evaluation-rows'
import { loadPieces } from './load-pieces'
import { changeFigures } from './marts'
import { LAST_ID, PACKED, unpackStatements } from './packed'
import type { LoadChunk } from './table-chunks'
import type { Warehouse } from './warehouse'

export interface LoadedBatch {
  /** Counts from 1. */
  importId: number
  /** Ids in the workspace, in the order of the batch: an id that was taken gets a suffix (`~2`). */
  evaluationIds: string[]
}

const PARTS = ['evaluation', 'budget', 'problem', 'problem_category'] as const
const TABLES = ['file', 'reject', 'source_sheet', 'source_rows', ...PARTS, ...Object.keys(PACKED)]

/** What a batch must know of the workspace before it is made into pieces; nothing is known of one that is to be emptied. */
export async function knownWorkspace(w: Warehouse): Promise<KnownWorkspace> {
  const [last] = await w.query<{ id: number }>('SELECT coalesce(max(importId), 0) AS id FROM file')
  return { importId: last!.id + 1, lastId: await lastId(w), keys: await existingKeys(w) }
}

/** The last number that was told for something that repeats; 0 where there is none. */
export const lastId = async (w: Warehouse): Promise<number> => (await w.query<{ id: number }>(LAST_ID))[0]!.id

/**
 * Adds a batch to the workspace, everything or nothing; the same file may come again. Numbers that no column can hold do
 * not end the import: their text is kept, a reject says where they are, and no figure counts them.
 */
export function loadBatch(
  w: Warehouse,
  batch: CheckedBatch,
  { origin }: { origin: 'sample' | 'own' },
): Promise<LoadedBatch> {
  return w.transaction(async () => {
    const known = await knownWorkspace(w)
    const places = placeBatch(batch.evaluations, known)
    await loadChunks(w, batchChunks(batch, places, known), { origin })
    return { importId: known.importId, evaluationIds: places.map(({ evaluationId }) => evaluationId) }
  })
}

/** Adds the pieces of a batch as they come, everything or nothing. `onStored` is told how many tables have come so far. */
export function loadChunks(
  w: Warehouse,
  chunks: Iterable<LoadChunk> | AsyncIterable<LoadChunk>,
  { origin, onStored }: { origin: 'sample' | 'own'; onStored?: (tables: number) => void },
): Promise<void> {
  return changeFigures(w, async () => {
    await loadPieces(w, chunks, onStored)
    await w.query('UPDATE workspace SET origin = ?, importedAt = ?', [origin, new Date().toISOString()])
  })
}

/** Empties the workspace. */
export function clearWorkspace(w: Warehouse): Promise<void> {
  return changeFigures(w, async () => {
    for (const table of [...TABLES, 'alias', 'review']) await w.run(['DELETE FROM', table].join(' '))
    await w.run("UPDATE workspace SET origin = 'empty', importedAt = NULL")
  })
}

/** What has been handed in, so that a duplicate can be asked about before it is loaded. */
export function existingKeys(w: Warehouse): Promise<EvaluationKey[]> {
  return w.query<EvaluationKey>(
    'SELECT evaluationId, kind, department, departmentKey, year, name FROM evaluation ORDER BY importId, ordinal',
  )
}

/**
 * Takes one table out; its file and rejects stay in the ledger. A copy that waited because of it counts from now on.
 * Nothing happens when there is none of that id.
 */
export function removeEvaluation(w: Warehouse, id: string): Promise<void> {
  return changeFigures(w, async () => {
    await removeRows(w, [id])
    await w.run(FREE_COPIES)
    await w.run(FORGET_COPIES)
  })
}

/** A statement: the first of copies that have all been waiting counts again. */
export const FREE_COPIES = `
  UPDATE evaluation SET pending = NULL
  WHERE pending = 'duplicate' AND evaluationId IN (
    SELECT evaluationId FROM (
      SELECT evaluationId, bool_and(pending IS NOT NULL) OVER copies AS allWait,
        row_number() OVER (copies ORDER BY importId, ordinal) AS place
      FROM evaluation
      WINDOW copies AS (PARTITION BY kind, departmentKey, year, name)
    ) WHERE allWait AND place = 1
  )`

/** A table that has no copy any more was not handed in twice. */
export const FORGET_COPIES = `
  DELETE FROM packed.finding
  WHERE wordingId IN (SELECT id FROM packed.wording WHERE rule = 'table.duplicate') AND tableId IN (
    SELECT id FROM packed.evaluation WHERE evaluationId IN (
      SELECT evaluationId FROM (
        SELECT evaluationId, count(*) OVER (PARTITION BY kind, departmentKey, year, name) AS copies FROM evaluation
      ) WHERE copies = 1
    )
  )`

/** Removes tables with all their parts; in few statements, because each costs milliseconds in WASM; the ids are bound. */
export async function removeRows(w: Warehouse, ids: readonly string[]): Promise<void> {
  for (let first = 0; first < ids.length; first += 500) {
    const some = ids.slice(first, first + 500)
    const marks = some.map(() => '?').join(', ')
    for (const statement of unpackStatements(marks)) await w.query(statement, some)
    for (const table of PARTS)
      await w.query(['DELETE FROM', table, 'WHERE evaluationId IN (', marks, ')'].join(' '), some)
  }
}

/**
 * Puts changed tables (by their ids) in the place of the stored ones, e.g. when the officer has said a year and the import
 * was scored again.
 * @throws Error when the workspace has no table of such an id; nothing is changed then
 */
export function replaceEvaluation(w: Warehouse, ...evaluations: readonly CheckedEvaluation[]): Promise<void> {
  return changeFigures(w, async () => {
    const stored = await w.query<EvaluationKey & Omit<Place, 'pending'>>(
      'SELECT evaluationId, importId, ordinal, kind, department, departmentKey, year, name FROM evaluation',
    )
    const places = new Map(stored.map((one) => [one.evaluationId, one]))
    const changed = new Set(evaluations.map(({ id }) => id))
    const submitted = new Set(stored.filter((one) => !changed.has(one.evaluationId)).map(submission))
    const added = new EvaluationChunks(await lastId(w))
    const chunks: LoadChunk[] = []
    for (const evaluation of evaluations) {
      const place = places.get(evaluation.id)
      if (!place) throw new Error(`The workspace has no table ${evaluation.id}.`)
      const { evaluationId, importId, ordinal } = place
      const pending = pendingOf(evaluation, submitted)
      submitted.add(submission(evaluation))
      // A number that no column holds was told when the table first came in.
      chunks.push(...added.add(evaluation, { evaluationId, importId, ordinal, pending }, () => undefined))
    }
    await removeRows(w, [...changed])
    await loadPieces(w, [...chunks, ...added.rest()])
    await w.run(FREE_COPIES)
    await w.run(FORGET_COPIES)
  })
}
