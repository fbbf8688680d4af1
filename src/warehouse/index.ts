export type * from './queries/rows'
export type { Param, Warehouse } from './warehouse'
export { cellsBehind, type Aggregate } from './cells-behind'
export type { Answer, AnswerColumn, AskOptions } from './ask/ask'
export { QuestionRefused, QuestionStopped } from './ask/refusals'
export {
  isOutOfMemory,
  outOfMemory,
  EngineLostError,
  WarehouseError,
  WorkspaceBusyError,
  WorkspaceUnreadableError,
} from './errors'
export {
  clearWorkspace,
  existingKeys,
  knownWorkspace,
  lastId,
  loadBatch,
  loadChunks,
  removeEvaluation,
  replaceEvaluation,
  type LoadedBatch,
} from './workspace'
export {
  departmentEvaluations,
  importedWith,
  importedIn,
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
export { batchChunks, placeBatch, type EvaluationKey, type KnownWorkspace } from './batch-chunks'
export type { LoadChunk } from './table-chunks'
export { placedBatch } from './placed-batch'
export { saveReviews } from './review'
export { storeCorrection, type CorrectionToStore } from './correction'
export { holdLife, watchLife } from './adapters/worker-life'
export { carriedFile, readShipped, readShippedText } from './adapters/shipped-files'
export { RecordedWarehouse, RecordingWarehouse, type Recording } from './snapshot/recorded'
export { travellingColumns, travellingTables, type LeftOut } from './snapshot/travels'
export * from './queries'
export { storeCategories, storedSentences, type StoredSentence } from './categories'
