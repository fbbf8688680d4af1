import { NAME_HERE } from '@/engine'

/**
 * What repeats from row to row travels once. A list of a million rows has some hundred names of indicators and some ten
 * thousand combinations of values; a row of it is a handful of numbers that DuckDB joins with what they stand for. Written
 * out, the same rows are five times the bytes, and reading those is what an import would mostly do.
 */

/** Tables that hold for the time of one load what rows refer to by number, and the columns of each. */
export const STAGED = {
  stagedTable: ['id', 'evaluationId'],
  stagedName: ['id', 'level1', 'level2', 'level3'],
  stagedValue: [
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
  stagedReason: ['id', 'reason'],
  stagedCells: ['id', 'cells'],
  stagedWording: ['id', 'rule', 'severity', 'messageZh', 'messageEn', 'evidence'],
} as const
export type StagedTable = keyof typeof STAGED

const like = (table: StagedTable, source: string) => {
  const [, ...columns] = STAGED[table]
  return `CREATE TEMP TABLE ${table} AS SELECT 0::INTEGER AS id, ${columns.join(', ')} FROM ${source} LIMIT 0`
}

/** Statements that make the tables, empty, with the types of the columns that they are for. */
export const STAGE = [
  like('stagedTable', 'evaluation'),
  ...(['stagedName', 'stagedValue', 'stagedReason', 'stagedCells'] as const).map((table) =>
    like(table, 'indicator'),
  ),
  like('stagedWording', 'finding'),
].join('; ')

const TABLES = Object.keys(STAGED)
export const UNSTAGE = TABLES.map((table) => `DROP TABLE ${table}`).join('; ')
/** Empties the tables: a load in which nothing repeats must not hold everything twice. */
export const FORGET = TABLES.map((table) => `DELETE FROM ${table}`).join('; ')

/** Stands for the row in a wording's evidence. */
export const ROW_HERE = '#'

export interface Joined {
  /** Columns of the piece, with their types. */
  columns: Record<string, 'INTEGER' | 'VARCHAR'>
  /** The statement that loads it; `source` is the piece as a table. */
  statement: (source: string) => string
}

const VALUES = STAGED.stagedValue.slice(1).join(', ')
const INDICATOR = `evaluationId, ordinal, level1, level2, level3, ${VALUES}, reason, cell, cells`

/** Pieces of rows that are numbers, by the name under which they are handed over. */
export const JOINED = {
  joinedIndicator: {
    columns: {
      tableId: 'INTEGER',
      ordinal: 'INTEGER',
      nameId: 'INTEGER',
      valueId: 'INTEGER',
      reasonId: 'INTEGER',
      cellsId: 'INTEGER',
      cell: 'VARCHAR',
    },
    statement: (source: string) => `
      INSERT INTO indicator (${INDICATOR}) SELECT ${INDICATOR} FROM ${source} AS piece
      JOIN stagedTable ON stagedTable.id = tableId
      JOIN stagedName ON stagedName.id = nameId
      JOIN stagedValue ON stagedValue.id = valueId
      JOIN stagedCells ON stagedCells.id = cellsId
      LEFT JOIN stagedReason ON stagedReason.id = reasonId`,
  },
  joinedFinding: {
    columns: {
      tableId: 'INTEGER',
      ordinal: 'INTEGER',
      wordingId: 'INTEGER',
      nameId: 'INTEGER',
      place: 'VARCHAR',
    },
    statement: (source: string) => `
      INSERT INTO finding (evaluationId, ordinal, rule, severity, messageZh, messageEn, evidence)
      SELECT evaluationId, ordinal, rule, severity,
        replace(messageZh, '${NAME_HERE}', level3), replace(messageEn, '${NAME_HERE}', level3),
        replace(evidence, '${ROW_HERE}', place)
      FROM ${source} AS piece
      JOIN stagedTable ON stagedTable.id = tableId
      JOIN stagedName ON stagedName.id = nameId
      JOIN stagedWording ON stagedWording.id = wordingId`,
  },
} satisfies Record<string, Joined>
