export type {
  CategoryMatch,
  CheckedBatch,
  CheckedEvaluation,
  CheckedFiles,
  Problem,
  TableHead,
} from './model'
export type { ReadProgress as CheckProgress } from '@/ingest'
export { checkFiles, readAndCheck, rescore, type CheckOptions } from './check-files'
