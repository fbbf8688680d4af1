export { chosenTables, textsToCompare, type TextToCompare } from './copies'
export { executionRows, fundSourceRows, yearRows } from './execution'
export { findingDepartmentRows, findingGroups, findingRows, findingRuleRows } from './findings'
export { fileRows, rejectRows, rejectsOfFile, tablesOfFile } from './ledger'
export {
  problemMatrixRows,
  problemRows,
  problemStateFigures,
  problemStateRows,
  problemYearRows,
  promiseRows,
  recurrenceRows,
} from './problems'
export { reviewedTotals, reviewRows, tableReviewedTotal, tableReviews } from './reviews'
export { departmentLevel1Rows, level1Rows, lostPointsRows, scoreRows, yearLevel1Rows } from './scores'
export { spotCheckRows } from './spot-check'
export { workspaceInfo } from './workspace-info'
export { tablesForChoice, whatIfData, type WhatIfData } from './what-if'
