export {
  carryOver,
  DEFAULT_VIEW,
  formatView,
  MAX_SQL,
  OPEN_FILTERS,
  parseView,
  URL_VERSION,
  type IgnoredParameter,
  type SchemeReader,
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
export { anonymise, type AnonymiseTools, type KnownName } from './publish/anonymise'
export { choosePart, type ChosenPart, type PartChoice } from './publish/choose-part'
export {
  LARGEST_FILE,
  NothingToPublish,
  preparePublication,
  toolWithoutData,
  withFindings,
  type PublishChoice,
  type PublishInput,
  type PublishTools,
} from './publish/prepare'
export { aboutParts, dataByRanges, type AboutParts, type ReadParts } from './publish/by-parts'
export { recordFirstScreen } from './publish/first-screen'
export { FEWEST_TABLES, medians, type Median } from './publish/medians'
export {
  parsePublication,
  PUBLICATION_ELEMENT,
  scriptJson,
  type Publication,
  type PublishedFile,
  type RangedFile,
  type Withheld,
} from './publish/publication'
export { siteFiles, type PublishedData, type SiteFile } from './publish/site'
export { APP_INDEX, readAppIndex, siteParts, singleParts, type AppIndex } from './publish/app-files'
export { MOST_IN_ONE_FILE, singleFile, TooLargeForOneFile } from './publish/single-file'
export { COMPRESSIBLE } from './publish/offline'
