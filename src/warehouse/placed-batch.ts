import type { Bilingual } from '@/engine'
import type { FileReport } from '@/ingest'
import type { CheckedBatch } from '@/pipeline'
import { readEvaluations } from './read-evaluation'
import type { Warehouse } from './warehouse'

/**
 * All tables that count, and the files that they came from, as one batch: what is published of a workspace. A unit of several
 * names (认作同一单位) has the one that the figures give it.
 */
export async function placedBatch(w: Warehouse): Promise<CheckedBatch> {
  const named = await w.query<{ department: string; canonical: string }>(
    'SELECT department, canonical FROM departmentName',
  )
  const canonical = new Map(named.map((row) => [row.department, row.canonical]))
  const evaluations = await readEvaluations(w, 'pending IS NULL', [])
  return {
    files: await readFiles(w),
    rejects: [],
    sheets: [],
    evaluations: evaluations.map((evaluation) => ({
      ...evaluation,
      department: canonical.get(evaluation.department!) ?? evaluation.department,
    })),
  }
}

async function readFiles(w: Warehouse): Promise<FileReport[]> {
  type Stored = Omit<FileReport, 'reasons' | 'unknownColumns' | 'notes'> &
    Record<'reasons' | 'unknownColumns' | 'notes', string>
  const rows = await w.query<Stored>(
    'SELECT * EXCLUDE (importId, ordinal) FROM file ORDER BY importId, ordinal',
  )
  // A file that was imported again is one file.
  return [...new Map(rows.map((row) => [row.file, row])).values()].map((row) => ({
    ...row,
    reasons: JSON.parse(row.reasons) as Bilingual[],
    unknownColumns: JSON.parse(row.unknownColumns) as string[],
    notes: JSON.parse(row.notes) as Bilingual[],
  }))
}
