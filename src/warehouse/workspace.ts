import type { EvaluationKind } from '@/engine'
import type { CheckedBatch, CheckedEvaluation } from '@/pipeline'
import { sourceRows } from './source-rows'
import { evaluationRows, type Place, type RefusedNumber } from './evaluation-rows'
import type { Param, Warehouse } from './warehouse'

/** What makes two tables the same submission. */
export interface EvaluationKey {
  evaluationId: string
  kind: EvaluationKind
  department: string | null
  departmentKey: string | null
  year: number | null
  name: string | null
}

export interface LoadedBatch {
  /** Counts from 1. */
  importId: number
  /** Ids in the workspace, in the order of the batch: an id that was taken gets a suffix (`~2`). */
  evaluationIds: string[]
}

const PARTS = ['budget', 'indicator', 'finding', 'problem', 'problem_category'] as const
const TABLES = ['file', 'reject', 'source_sheet', 'source_rows', 'evaluation', ...PARTS] as const
type Table = (typeof TABLES)[number]
type Rows = Map<Table, Record<string, Param>[]>

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
    const existing = await existingKeys(w)
    const taken = new Set(existing.map(({ evaluationId }) => evaluationId))
    const submitted = new Set(existing.map(submission))
    const [last] = await w.query<{ id: number }>('SELECT coalesce(max(importId), 0) AS id FROM file')
    const importId = last!.id + 1
    const rows: Rows = new Map()
    const refused: RefusedNumber[] = []
    const evaluationIds = batch.evaluations.map((evaluation, ordinal) => {
      const evaluationId = freeId(evaluation.id, taken)
      const pending = pendingOf(evaluation, submitted)
      submitted.add(submission(evaluation))
      addEvaluation(rows, evaluation, { evaluationId, importId, ordinal, pending }, refused)
      return evaluationId
    })
    for (const { table, row } of sourceRows(batch.sheets, importId)) addRow(rows, table, row)
    rows.set('file', fileRows(batch, importId))
    rows.set('reject', rejectRows(batch, refused, importId))
    await loadRows(w, rows)
    await w.query('UPDATE workspace SET origin = ?, importedAt = ?', [origin, new Date().toISOString()])
    return { importId, evaluationIds }
  })
}

/** Empties the workspace. */
export function clearWorkspace(w: Warehouse): Promise<void> {
  return w.transaction(async () => {
    for (const table of [...TABLES, 'alias']) await w.run(['DELETE FROM', table].join(' '))
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
  return w.transaction(async () => {
    await removeRows(w, [id])
    await w.run(FREE_COPIES)
    await w.run(FORGET_COPIES)
  })
}

/** The first of copies that have all been waiting counts again. */
const FREE_COPIES = `
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
const FORGET_COPIES = `
  DELETE FROM finding
  WHERE rule = 'table.duplicate' AND evaluationId IN (
    SELECT evaluationId FROM (
      SELECT evaluationId, count(*) OVER (PARTITION BY kind, department, year, name) AS copies FROM evaluation
    ) WHERE copies = 1
  )`

/** In few statements, because each costs milliseconds in WASM; the ids are bound. */
async function removeRows(w: Warehouse, ids: readonly string[]): Promise<void> {
  for (let first = 0; first < ids.length; first += 500) {
    const some = ids.slice(first, first + 500)
    const places = some.map(() => '?').join(', ')
    for (const table of ['evaluation', ...PARTS]) {
      await w.query(['DELETE FROM', table, 'WHERE evaluationId IN (', places, ')'].join(' '), some)
    }
  }
}

/**
 * Puts changed tables (by their ids) in the place of the stored ones, e.g. when the officer has said a year and the import
 * was scored again.
 * @throws Error when the workspace has no table of such an id; nothing is changed then
 */
export function replaceEvaluation(w: Warehouse, ...evaluations: readonly CheckedEvaluation[]): Promise<void> {
  return w.transaction(async () => {
    const stored = await w.query<EvaluationKey & Omit<Place, 'pending'>>(
      'SELECT evaluationId, importId, ordinal, kind, department, departmentKey, year, name FROM evaluation',
    )
    const places = new Map(stored.map((one) => [one.evaluationId, one]))
    const changed = new Set(evaluations.map(({ id }) => id))
    const submitted = new Set(stored.filter((one) => !changed.has(one.evaluationId)).map(submission))
    const rows: Rows = new Map()
    for (const evaluation of evaluations) {
      const place = places.get(evaluation.id)
      if (!place) throw new Error(`The workspace has no table ${evaluation.id}.`)
      const { evaluationId, importId, ordinal } = place
      const pending = pendingOf(evaluation, submitted)
      submitted.add(submission(evaluation))
      // A number that no column holds was told when the table first came in.
      addEvaluation(rows, evaluation, { evaluationId, importId, ordinal, pending }, [])
    }
    await removeRows(w, [...changed])
    await loadRows(w, rows)
    await w.run(FREE_COPIES)
    await w.run(FORGET_COPIES)
  })
}

/** Two tables of the same unit in the same year are one submission twice. */
const submission = ({ kind, departmentKey, year, name }: Pick<CheckedEvaluation, Key>) =>
  JSON.stringify([kind, departmentKey, year, name])
type Key = 'kind' | 'departmentKey' | 'year' | 'name'

/** A table without year or department, and a second copy, count nowhere until the officer has decided. */
function pendingOf(evaluation: CheckedEvaluation, submitted: ReadonlySet<string>): Place['pending'] {
  if (evaluation.year === null) return 'year'
  if (evaluation.department === null) return 'department'
  return submitted.has(submission(evaluation)) ? 'duplicate' : null
}

function freeId(id: string, taken: Set<string>): string {
  let free = id
  for (let n = 2; taken.has(free); n++) free = `${id}~${n}`
  taken.add(free)
  return free
}

function addEvaluation(rows: Rows, evaluation: CheckedEvaluation, place: Place, refused: RefusedNumber[]) {
  for (const { table, row } of evaluationRows(evaluation, place, (number) => refused.push(number)))
    addRow(rows, table as Table, row)
}

function addRow(rows: Rows, table: Table, row: Record<string, Param>) {
  const list = rows.get(table)
  if (list) list.push(row)
  else rows.set(table, [row])
}

function fileRows({ files }: CheckedBatch, importId: number) {
  return files.map(({ reasons, unknownColumns, notes, ...file }, ordinal) => ({
    importId,
    ordinal,
    ...file,
    reasons: JSON.stringify(reasons),
    unknownColumns: JSON.stringify(unknownColumns),
    notes: JSON.stringify(notes),
  }))
}

function rejectRows({ rejects }: CheckedBatch, refused: readonly RefusedNumber[], importId: number) {
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
  return [...said, ...tooLong].map((reject, ordinal) => ({ importId, ordinal, ...reject }))
}

async function loadRows(w: Warehouse, tables: Rows): Promise<void> {
  for (const [table, rows] of tables) {
    if (rows.length === 0) continue
    const columns = Object.keys(rows[0]!)
    const values = rows.map((row) => columns.map((column) => row[column] ?? null))
    await w.load(table, columns, values)
  }
}
