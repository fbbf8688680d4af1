/**
 * Indicators and findings as they travel into the database and stand in it: what repeats once, rows as numbers (`packed.sql`).
 */

/** Stands for the row in a wording's evidence; JSON never holds it as it is. */
export const ROW_HERE = '\u001E'

/** The columns of `packed.sql`, by the name under which pieces are handed over. */
export const PACKED = {
  'packed.evaluation': ['id', 'evaluationId'],
  'packed.name': ['id', 'level1', 'level2', 'level3'],
  'packed.value': [
    'id',
    'target',
    'actual',
    'measureUnit',
    'weight',
    'reportedScore',
    'reviewedScore',
    'score',
    'verdict',
    'reportedDeviation',
    'deviation',
    'ruleId',
    'explanationZh',
    'explanationEn',
    'verbatim',
  ],
  'packed.reason': ['id', 'reason'],
  'packed.cells': ['id', 'cells', 'behind'],
  'packed.wording': ['id', 'rule', 'severity', 'messageZh', 'messageEn', 'evidence'],
  'packed.indicator': ['tableId', 'ordinal', 'nameId', 'valueId', 'reasonId', 'cellsId', 'line'],
  'packed.finding': ['tableId', 'ordinal', 'wordingId', 'nameId', 'line'],
} as const
export type PackedTable = keyof typeof PACKED

/** Where numbers are told. */
const TOLD = Object.entries(PACKED).flatMap(([table, [first]]) => (first === 'id' ? [table] : []))

/** A query: the last number that was told in this workspace. */
export const LAST_ID = `SELECT coalesce(max(id), 0) AS id FROM (${TOLD.map((table) => `SELECT max(id) AS id FROM ${table}`).join(' UNION ALL ')})`

const NUMBERS = new Set<string>(['id', ...PACKED['packed.indicator'], ...PACKED['packed.finding']])

/** The type as which DuckDB reads a column of a piece: figures as text, cast by their table, so that no float comes between. */
export const pieceType = (table: string, column: string): 'INTEGER' | 'VARCHAR' =>
  Object.hasOwn(PACKED, table) && NUMBERS.has(column) ? 'INTEGER' : 'VARCHAR'

/** Statements that take the rows of tables out; `ids` are as many marks as there are ids to be bound. */
export const unpackStatements = (ids: string): string[] => [
  ...['packed.indicator', 'packed.finding'].map(
    (table) =>
      `DELETE FROM ${table} WHERE tableId IN (SELECT id FROM packed.evaluation WHERE evaluationId IN (${ids}))`,
  ),
  `DELETE FROM packed.evaluation WHERE evaluationId IN (${ids})`,
]
