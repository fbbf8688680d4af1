import type { CheckedBatch, CheckedEvaluation } from '@/pipeline'
import type { EvaluationKind, Severity } from '@/engine'
import type {
  ExecutionRow,
  FileRow,
  Filter,
  FindingDepartmentRow,
  FindingRow,
  FindingRuleRow,
  FundSourceRow,
  Level1Row,
  LostPointsRow,
  ProblemRow,
  ProblemYearRow,
  RecurrenceRow,
  RejectRow,
  ScoreRow,
  WorkspaceInfo,
  YearRow,
} from './queries/rows'
import type { Warehouse } from './warehouse'

export type * from './queries/rows'
export type { Param, Warehouse } from './warehouse'

export interface EvaluationKey {
  evaluationId: string
  kind: EvaluationKind
  department: string | null
  year: number | null
  name: string | null
}

export declare function createSchema(w: Warehouse): Promise<void>
export declare function loadBatch(
  w: Warehouse,
  batch: CheckedBatch,
  options: { origin: 'sample' | 'own' },
): Promise<void>
export declare function clearWorkspace(w: Warehouse): Promise<void>
export declare function existingKeys(w: Warehouse): Promise<EvaluationKey[]>
export declare function removeEvaluation(w: Warehouse, id: string): Promise<void>
/** Puts a changed evaluation (same id) in the place of the stored one, e.g. after the officer gave its year. */
export declare function replaceEvaluation(w: Warehouse, evaluation: CheckedEvaluation): Promise<void>

export declare function workspaceInfo(w: Warehouse): Promise<WorkspaceInfo>
/** `threshold` in percent as a decimal string, e.g. `"90"`. */
export declare function yearRows(w: Warehouse, filter: Filter, threshold: string): Promise<YearRow[]>
export declare function executionRows(
  w: Warehouse,
  filter: Filter,
  threshold: string,
): Promise<ExecutionRow[]>
export declare function fundSourceRows(w: Warehouse, filter: Filter): Promise<FundSourceRow[]>
export declare function scoreRows(w: Warehouse, filter: Filter): Promise<ScoreRow[]>
export declare function level1Rows(w: Warehouse, filter: Filter): Promise<Level1Row[]>
export declare function lostPointsRows(w: Warehouse, filter: Filter, limit: number): Promise<LostPointsRow[]>
export declare function problemYearRows(w: Warehouse, filter: Filter): Promise<ProblemYearRow[]>
export declare function recurrenceRows(w: Warehouse, filter: Filter): Promise<RecurrenceRow[]>
export declare function problemRows(
  w: Warehouse,
  filter: Filter,
  only?: { category?: string; department?: string },
): Promise<ProblemRow[]>
export declare function findingRows(
  w: Warehouse,
  filter: Filter,
  only?: { rule?: string; severity?: Severity; department?: string },
): Promise<FindingRow[]>
export declare function findingRuleRows(w: Warehouse, filter: Filter): Promise<FindingRuleRow[]>
export declare function findingDepartmentRows(w: Warehouse, filter: Filter): Promise<FindingDepartmentRow[]>
export declare function fileRows(w: Warehouse): Promise<FileRow[]>
export declare function rejectRows(w: Warehouse): Promise<RejectRow[]>
/** Tables that wait for the officer's answer: no year or no department. */
export declare function pendingEvaluations(w: Warehouse): Promise<CheckedEvaluation[]>
/** All tables of one department, any kind, years ascending. */
export declare function departmentEvaluations(w: Warehouse, department: string): Promise<CheckedEvaluation[]>
export declare function readEvaluation(w: Warehouse, id: string): Promise<CheckedEvaluation | null>
