export type * from './queries/rows'
export type { Param, Warehouse } from './warehouse'
export { WarehouseError, WorkspaceBusyError, WorkspaceUnreadableError } from './errors'
export {
  clearWorkspace,
  existingKeys,
  loadBatch,
  removeEvaluation,
  replaceEvaluation,
  type EvaluationKey,
  type LoadedBatch,
} from './workspace'
export {
  departmentEvaluations,
  importedWith,
  pendingTables,
  readEvaluation,
  type PendingTable,
} from './read-evaluation'
export {
  aliasRows,
  forgetAlias,
  saveAlias,
  canonicalYears,
  type AliasDecision,
  type CanonicalYear,
} from './alias'
export { sheetsReadWith, sourceHeads, sourceRowsBetween, type KeptSheet, type SourceHead } from './source'
export * from './queries'
