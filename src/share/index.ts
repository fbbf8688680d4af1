export {
  carryOver,
  DEFAULT_VIEW,
  formatView,
  MAX_SQL,
  OPEN_FILTERS,
  parseView,
  URL_VERSION,
  type IgnoredParameter,
  type ViewState,
} from './url-state'
export { rejectsCsv } from './rejects-csv'
export {
  neutraliseCell,
  restoreCell,
  tableCsv,
  tableTsv,
  tableXlsx,
  workbookXlsx,
  type TableFile,
} from './table-file'
export { PROBLEM_LIST_COLUMNS, problemListTable, type ProblemListWords } from './problem-list'
