export type { CategoryMatch, CheckedBatch, CheckedEvaluation, Problem } from './model'
export type { ReadProgress as CheckProgress } from '@/ingest'
export { checkFiles, rescore, type CheckOptions } from './check-files'
