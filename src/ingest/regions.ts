import type { Grid } from './grid'
import { filledRows } from './grid'
import type { FormParts } from './form-parts'
import type { ListHeader } from './lists/list-header'
import type { Columns } from './recognisers/columns'

/** What a row means to the recognisers: each row that holds any text has one meaning. */
export type RowMeaning =
  | 'title'
  | 'head'
  | 'budgetHeader'
  | 'budget'
  | 'indicatorHeader'
  | 'indicator'
  | 'total'
  | 'text'
  | 'listHeader'
  | 'record'
  /** Read, and nothing in it to load: dashes, subtotals, left-overs of the template. */
  | 'ignored'
  | 'rejected'

/** Rows that mean the same, one below the other; 1-based, both ends included. */
export type RowRun = [first: number, last: number, meaning: RowMeaning]

/** The tables of a sheet that have columns with a meaning. */
export type RegionTable = 'budget' | 'indicators' | 'list'

/** A column as it was read. Places are 1-based, as Excel shows them. */
export interface ColumnMeaning {
  table: RegionTable
  /** Row of the header. */
  row: number
  column: number
  /** The last column that belongs to it: a header may span several. */
  last: number
  /** e.g. `target`; null = known to be something else, or not known: not read. */
  field: string | null
  /** The header as written. */
  text: string
}

/** How a sheet was understood, to be shown beside its cells. */
export interface SheetRegions {
  rows: RowRun[]
  columns: ColumnMeaning[]
}

/** Fields that a column can have, by table, in the order in which a person is offered them. */
export const COLUMN_FIELDS: Record<RegionTable, readonly string[]> = {
  budget: [
    'initialBudget',
    'adjustedBudget',
    'executed',
    'reportedRate',
    'weight',
    'reportedScore',
    'reviewedScore',
  ],
  indicators: [
    'level1',
    'level2',
    'level3',
    'flatName',
    'operator',
    'target',
    'adjustedTarget',
    'measureUnit',
    'actual',
    'weight',
    'reportedScore',
    'reviewedScore',
    'reportedDeviation',
    'reason',
    'measure',
  ],
  list: [
    'year',
    'department',
    'supervisor',
    'kind',
    'name',
    'level1',
    'level2',
    'level3',
    'target',
    'actual',
    'fundSource',
    'initialBudget',
    'adjustedBudget',
    'executed',
    'reportedRate',
    'weight',
    'reportedScore',
    'reviewedScore',
    'reportedDeviation',
    'reason',
    'problem',
    'measure',
  ],
}

/** The regions of a sheet of forms. `meanings`: 0-based rows, of all its tables. */
export function formRegions(
  grid: Grid,
  tables: readonly FormParts[],
  rejectedRows: ReadonlySet<number>,
): SheetRegions {
  const meanings = new Map(tables.flatMap((parts) => [...parts.meanings]))
  const columns = tables.flatMap(({ budget: { header }, indicatorHeader, indicatorColumns }) => [
    ...(header ? columnMeanings(grid, 'budget', [header.row], header.columns) : []),
    ...(indicatorHeader ? columnMeanings(grid, 'indicators', indicatorHeader.rows, indicatorColumns) : []),
  ])
  return { rows: runs(grid, (row) => meanings.get(row) ?? 'ignored', rejectedRows), columns }
}

/** The regions of a list. */
export function listRegions(grid: Grid, header: ListHeader, rejectedRows: ReadonlySet<number>): SheetRegions {
  const meaning = (row: number): RowMeaning =>
    row === header.row ? 'listHeader' : row < header.row ? 'head' : 'record'
  return {
    rows: runs(grid, meaning, rejectedRows),
    columns: columnMeanings(grid, 'list', [header.row], header.columns),
  }
}

/** The regions of a sheet in which nothing was recognised. */
export function rejectedRegions(grid: Grid): SheetRegions {
  return { rows: runs(grid, () => 'rejected', new Set()), columns: [] }
}

function runs(
  grid: Grid,
  meaningOf: (row: number) => RowMeaning,
  rejectedRows: ReadonlySet<number>,
): RowRun[] {
  const found: RowRun[] = []
  for (const row of filledRows(grid)) {
    const meaning = rejectedRows.has(row) ? 'rejected' : meaningOf(row)
    const last = found.at(-1)
    if (last && last[1] === row && last[2] === meaning) last[1] = row + 1
    else found.push([row + 1, row + 1, meaning])
  }
  return found
}

/** Every column under a header, read or not, so that one that is not can be given a meaning. */
function columnMeanings(
  grid: Grid,
  table: RegionTable,
  rows: readonly number[],
  columns: Columns<string>,
): ColumnMeaning[] {
  const place = (column: number) => (grid.columns[column] ?? column) + 1
  const read = Object.entries(columns).flatMap(([field, span]) => (span ? [{ field, ...span }] : []))
  const headerText = (column: number) => rows.map((row) => grid.rows[row]?.[column]?.trim() ?? '').join('')
  const meanings: ColumnMeaning[] = []
  for (let column = 0; column < grid.width; column++) {
    const here = read.find((one) => one.column === column)
    const text = headerText(column)
    const covered = read.some((one) => column > one.column && column < one.until)
    if (!here && (text === '' || covered)) continue
    const last = here ? Math.max(column, Math.min(here.until, grid.width) - 1) : column
    const field = here && COLUMN_FIELDS[table].includes(here.field) ? here.field : null
    meanings.push({ table, row: rows.at(-1)! + 1, column: place(column), last: place(last), field, text })
  }
  return meanings
}
