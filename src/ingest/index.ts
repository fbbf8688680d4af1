export type { FileReport, IngestResult, InputFile, Reject } from './model'
export { readFile, readFiles, type ReadOptions, type ReadProgress } from './read-files'
export { applyAnswers, type Answers } from './answers'
