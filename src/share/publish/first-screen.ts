import { DEFAULT_VIEW } from '../url-state'
import {
  executionRows,
  fileRows,
  findingRows,
  recurrenceRows,
  RecordingWarehouse,
  scoreRows,
  workspaceInfo,
  yearRows,
  type Filter,
  type Recording,
  type Warehouse,
} from '@/warehouse'

/**
 * The marts of a published page: the answers to what its first screen asks (总览, as it opens) and its page 关于, by asking. A question
 * that the page asks and this does not is answered by DuckDB, later but alike.
 *
 * @param w the snapshot that is published, so that nothing is answered that does not travel
 */
export async function recordFirstScreen(w: Warehouse, id: string): Promise<Recording> {
  const recorder = new RecordingWarehouse(w)
  const { kinds, yearsByKind } = await workspaceInfo(recorder)
  const kind = kinds[0] ?? 'department'
  const all: Filter = { kind, years: [], departments: [] }
  const latest: Filter = { ...all, years: yearsByKind[kind].slice(-1) }
  await yearRows(recorder, all, DEFAULT_VIEW.threshold)
  await executionRows(recorder, latest, DEFAULT_VIEW.threshold)
  await scoreRows(recorder, latest)
  await findingRows(recorder, latest, { severity: 'error' })
  await recurrenceRows(recorder, all)
  // 关于本看板 lists the files: a reader who asks where the figures come from need not fetch DuckDB.
  await fileRows(recorder)
  return recorder.recording(id)
}
