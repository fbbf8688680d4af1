import type { Finding, ScoredEvaluation } from './model'
import type { ScoredRows } from './score-shared'
import { hidden, lazily, without } from './shared-rows'

/** What a scored table of a large list has in place of objects: its rows, and its findings in their order. */
export interface ScoredRowsOf {
  rows: ScoredRows
  before: readonly Finding[]
  after: readonly Finding[]
  hasRows: boolean
}

const SCORED = Symbol('scored rows')

/** The rows of a table that `scoreEvaluation` has not made into objects; null for any other, a copy for instance. */
export const scoredRowsOf = (evaluation: ScoredEvaluation): ScoredRowsOf | null =>
  (evaluation as { [SCORED]?: ScoredRowsOf })[SCORED] ?? null

/** The table with rows and findings that are made when they are asked for. */
export function withScoredRows<Table extends ScoredEvaluation>(
  table: Table,
  rows: ScoredRows,
  { before, after, hasRows }: Omit<ScoredRowsOf, 'rows'>,
): Table {
  const of: ScoredRowsOf = { rows, before, after, hasRows }
  lazily(table, 'indicators', () => rows.kinds.map((_, index) => rows.row(index)))
  lazily(table, 'findings', () => {
    const own = hasRows ? rows.kinds.flatMap((_, index) => rows.findingsOf(index)) : []
    return [...before, ...own, ...after]
  })
  hidden(table, SCORED, of)
  return table
}

/** The tables with more findings (by table id), behind their own. */
export function addFindings<Table extends ScoredEvaluation>(
  evaluations: readonly Table[],
  ...more: readonly ReadonlyMap<string, readonly Finding[]>[]
): Table[] {
  return evaluations.map((table) => {
    const added = more.flatMap((findings) => findings.get(table.id) ?? [])
    if (added.length === 0) return table
    const of = scoredRowsOf(table)
    if (!of) return { ...table, findings: [...table.findings, ...added] }
    const copy = without(table, 'findings', 'indicators') as Table
    return withScoredRows(copy, of.rows, { ...of, after: [...of.after, ...added] })
  })
}
