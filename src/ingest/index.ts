export type { FileReport, IngestResult, InputFile, Reject, SourceSheet } from './model'
export { readFile, readFiles, type ReadOptions, type ReadProgress, type ReadTable } from './read-files'
export { applyAnswers, type Answers } from './answers'
export { isUncorrected, type ColumnCorrection, type Corrections } from './corrections'
export { rereadSheets, type CorrectedSheet, type Rereading } from './reread'
export {
  COLUMN_FIELDS,
  type ColumnMeaning,
  type RegionTable,
  type RowMeaning,
  type RowRun,
  type SheetRegions,
} from './regions'
export {
  likelySame,
  normaliseDepartment,
  suggestAliases,
  suggestAliasesInSteps,
  type AliasSuggestion,
  type Likeness,
  type NormalisedDepartment,
} from './identity'
export { statedReasons } from './lists/stored-evaluation'
