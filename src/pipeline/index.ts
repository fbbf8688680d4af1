export type { CategoryMatch, CheckedBatch, CheckedEvaluation, Problem } from './model'
export { checkFiles, rescore, type CheckOptions } from './check-files'
export { checkInWorker, type WorkerOptions } from './client'
