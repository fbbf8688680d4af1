import type { Warehouse } from '../../warehouse'
import { travellingTables, type LeftOut, type TravellingTable } from '../travels'

/** Views of the workspace, which travel as the packed rows that they are made of. */
const VIEWS = ['indicator', 'finding']

/**
 * The statements that read what travels from a workspace, as it is packed. By the rules of `travels.ts`: nothing of a table
 * that waits, no place of a single cell, and of what is left out neither rows nor texts.
 */
export async function travellingPacked(
  w: Warehouse,
  without: readonly LeftOut[] = [],
): Promise<TravellingTable[]> {
  const tables = await travellingTables(w, without)
  return [...tables.filter(({ table }) => !VIEWS.includes(table)), ...packed(without)]
}

const PLACED = `tableId IN (
  SELECT id FROM packed.evaluation JOIN evaluation USING (evaluationId) WHERE pending IS NULL
)`

/** What is told of the rows that travel, and of no others. */
const named = (id: string, rows: readonly string[]) =>
  `id IN (${rows.map((table) => `SELECT ${id} FROM ${table} WHERE ${PLACED}`).join(' UNION ALL ')})`

function packed(without: readonly LeftOut[]): TravellingTable[] {
  const left = (part: LeftOut) => without.includes(part)
  const findings = left('findings') ? [] : ['packed.finding']
  return [
    {
      table: 'packed.evaluation',
      select: `SELECT id, evaluationId FROM packed.evaluation WHERE evaluationId IN (
        SELECT evaluationId FROM evaluation WHERE pending IS NULL
      )`,
    },
    {
      table: 'packed.name',
      select: `SELECT id, level1, level2, level3 FROM packed.name
        WHERE ${named('nameId', ['packed.indicator', ...findings])}`,
    },
    {
      table: 'packed.value',
      select: `SELECT ${left('recomputed') ? REPORTED : '*'} FROM packed.value
        WHERE ${named('valueId', ['packed.indicator'])}`,
    },
    {
      table: 'packed.cells',
      select: `SELECT id, '{}' AS cells, behind FROM packed.cells
        WHERE ${named('cellsId', ['packed.indicator'])}`,
    },
    {
      table: 'packed.indicator',
      select: `SELECT ${left('texts') ? '* REPLACE (CAST(NULL AS INTEGER) AS reasonId)' : '*'} FROM packed.indicator
        WHERE ${PLACED}`,
    },
    ...(left('texts')
      ? []
      : [
          {
            table: 'packed.reason',
            select: `SELECT id, reason FROM packed.reason WHERE ${named('reasonId', ['packed.indicator'])}`,
          },
        ]),
    ...(left('findings')
      ? []
      : [
          { table: 'packed.finding', select: `SELECT * FROM packed.finding WHERE ${PLACED}` },
          {
            table: 'packed.wording',
            select: `SELECT * FROM packed.wording WHERE ${named('wordingId', ['packed.finding'])}`,
          },
        ]),
  ]
}

/** Values without what was recomputed; `verbatim` holds texts of recomputed scores beside the others. */
const REPORTED = `id, target, actual, measureUnit, weight, reportedScore, reviewedScore,
  CAST(NULL AS DECIMAL(18,6)) AS score, 'manual' AS verdict, reportedDeviation, CAST(NULL AS DECIMAL(18,6)) AS deviation,
  '' AS ruleId, CAST(NULL AS VARCHAR) AS explanationZh, CAST(NULL AS VARCHAR) AS explanationEn,
  CAST(NULL AS VARCHAR) AS verbatim`
