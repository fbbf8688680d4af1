import type { Warehouse } from '../warehouse'

/** What a publisher may leave out of what travels. */
export type LeftOut = 'texts' | 'findings' | 'recomputed'

type Columns = Record<string, readonly string[]>

/**
 * What travels with a published page: an allow-list of tables and their columns. A column of `schema.sql` or `flat.sql` that is not
 * named here stays behind, whoever adds it. The sheets as they were read, the rejects, names of files that were skipped,
 * times and notes are never published: a sheet holds whatever stood in it, such as a clerk's name and telephone number.
 * Nor is the place of each single cell of an indicator, a quarter of all bytes: that of its row travels.
 */
const ALWAYS: Columns = {
  workspace: ['schemaVersion', 'origin'],
  file: [
    'importId',
    'ordinal',
    'file',
    'size',
    'encoding',
    'layout',
    'confidence',
    'rowsRead',
    'rowsLoaded',
    'rowsRejected',
    'evaluations',
  ],
  alias: ['departmentKey', 'canonicalKey', 'same'],
  evaluation: [
    'evaluationId',
    'importId',
    'ordinal',
    'file',
    'origin',
    'department',
    'departmentKey',
    'supervisor',
    'year',
    'kind',
    'name',
    'unit',
    'totalWeight',
    'reportedTotal',
    'reportedGrade',
    'scheme',
    'schemeBasis',
    'schemeConfidence',
    'cells',
  ],
  budget: [
    'evaluationId',
    'ordinal',
    'fundSource',
    'label',
    'initialBudget',
    'adjustedBudget',
    'executed',
    'reportedRate',
    'executionRate',
    'weight',
    'reportedScore',
    'reviewedScore',
    'cells',
  ],
  indicator: [
    'evaluationId',
    'ordinal',
    'level1',
    'level2',
    'level3',
    'target',
    'actual',
    'measureUnit',
    'weight',
    'reportedScore',
    'reviewedScore',
    'reportedDeviation',
    'cell',
  ],
  problem_category: ['evaluationId', 'problemOrdinal', 'ordinal', 'category'],
}

/** What travels unless it is left out. `verbatim` holds texts of recomputed scores beside the others. */
const UNLESS: Record<LeftOut, Columns> = {
  texts: {
    evaluation: ['report'],
    indicator: ['reason'],
    problem: ['evaluationId', 'ordinal', 'text', 'measure', 'source', 'cell'],
    problem_category: ['matched'],
  },
  findings: {
    finding: ['evaluationId', 'ordinal', 'rule', 'severity', 'messageZh', 'messageEn', 'evidence'],
  },
  recomputed: {
    evaluation: ['total', 'grade', 'totalExplanationZh', 'totalExplanationEn', 'manualCount', 'verbatim'],
    budget: ['score', 'verdict', 'explanationZh', 'explanationEn', 'verbatim'],
    indicator: ['score', 'verdict', 'deviation', 'ruleId', 'explanationZh', 'explanationEn', 'verbatim'],
  },
}

/** What stands in a column that may not be empty and does not travel; of a view it is not known which may not. */
const NEUTRAL: Record<string, string> = {
  'indicator.verdict': "'manual'",
  'indicator.ruleId': "''",
  'indicator.cells': "'{}'",
  reasons: "'[]'",
  unknownColumns: "'[]'",
  notes: "'[]'",
  elapsedMs: '0',
  department: "''",
  canonical: "''",
  decidedAt: "''",
  problems: "'[]'",
  instructions: "'[]'",
  manualCount: '0',
  verdict: "'manual'",
  ruleId: "''",
  cells: "'{}'",
  matched: "'[]'",
}

/** The tables that travel, each with its columns, in the order of this list; what is left out is not in it. */
export function travellingColumns(without: readonly LeftOut[] = []): Columns {
  const travelling: Record<string, string[]> = {}
  const add = (columns: Columns) => {
    for (const [table, names] of Object.entries(columns)) (travelling[table] ??= []).push(...names)
  }
  add(ALWAYS)
  for (const part of ['texts', 'findings', 'recomputed'] as const)
    if (!without.includes(part)) add(UNLESS[part])
  return travelling
}

/** A table of the workspace as it travels: `select` gives all columns of `schema.sql` and `flat.sql`, those left behind without content. */
export interface TravellingTable {
  table: string
  select: string
}

/**
 * The statements that read what travels from a workspace.
 * @throws Error when a column may not be empty and nothing is known to stand for it
 */
export async function travellingTables(
  w: Warehouse,
  without: readonly LeftOut[] = [],
): Promise<TravellingTable[]> {
  const travelling = travellingColumns(without)
  const columns = await w.query<{ table: string; column: string; type: string; nullable: boolean }>(
    `SELECT table_name AS "table", column_name AS "column", data_type AS "type", is_nullable AS "nullable"
     FROM duckdb_columns() WHERE schema_name = 'main' AND database_name = current_database() AND NOT internal
     ORDER BY table_name, column_index`,
  )
  return Object.entries(travelling).map(([table, names]) => {
    const all = columns.filter((one) => one.table === table)
    const expressions = all.map(({ column, type, nullable }) => {
      if (names.includes(column)) return `"${column}"`
      const empty = NEUTRAL[`${table}.${column}`] ?? (nullable ? `CAST(NULL AS ${type})` : NEUTRAL[column])
      if (empty === undefined)
        throw new Error(`Nothing stands for ${table}.${column}, which does not travel.`)
      return `${empty} AS "${column}"`
    })
    return { table, select: `SELECT ${expressions.join(', ')} FROM "${table}" ${ONLY_PLACED[table] ?? ''}` }
  })
}

/** Tables that wait for the officer's word are in no figure, and in no published page. */
const PLACED = 'WHERE evaluationId IN (SELECT evaluationId FROM evaluation WHERE pending IS NULL)'
const ONLY_PLACED: Record<string, string> = {
  ...Object.fromEntries(
    ['evaluation', 'budget', 'indicator', 'finding', 'problem', 'problem_category'].map((table) => [
      table,
      PLACED,
    ]),
  ),
  // Views, which know no order: it is that of the tables, so that the same rows give the same file.
  ...Object.fromEntries(
    ['indicator', 'finding'].map((view) => [
      view,
      `JOIN (SELECT evaluationId, importId, evaluation.ordinal AS tableOrdinal FROM evaluation WHERE pending IS NULL)
       USING (evaluationId) ORDER BY importId, tableOrdinal, ${view}.ordinal`,
    ]),
  ),
}
