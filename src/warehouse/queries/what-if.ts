import type { BudgetLine, DecimalString, ScoreInput } from '@/engine'
import { trimDecimal } from '../decimal-text'
import type { Warehouse } from '../warehouse'
import { bindFilter } from './filter'
import type { Filter } from './rows'

/** What a score follows from, of all tables of a filter: each distinct indicator row once. */
export interface WhatIfData {
  tables: {
    id: string
    file: string
    department: string
    supervisor: string | null
    year: number
    kind: 'department' | 'project'
    name: string | null
    /** Recomputed as it is stored. */
    total: DecimalString | null
    scheme: string
    budget: BudgetLine[]
    /** Places in `rows`. */
    indicators: number[]
  }[]
  rows: ScoreInput[]
}

type Table = Omit<WhatIfData['tables'][number], 'budget' | 'indicators'> & Record<Amount, string | null>
type Amount = 'initialBudget' | 'adjustedBudget' | 'executed' | 'reportedRate' | 'weight' | 'reportedScore'
const AMOUNTS: readonly Amount[] = [
  'initialBudget',
  'adjustedBudget',
  'executed',
  'reportedRate',
  'weight',
  'reportedScore',
]

const TABLES = `
  SELECT e.evaluationId AS id, e.file, e.department, e.supervisor, e.year, e.kind, e.name, e.scheme,
    e.total::VARCHAR AS total, b.initialBudget::VARCHAR AS initialBudget, b.adjustedBudget::VARCHAR AS adjustedBudget,
    b.executed::VARCHAR AS executed, b.reportedRate::VARCHAR AS reportedRate, b.weight::VARCHAR AS weight,
    b.reportedScore::VARCHAR AS reportedScore, b.label
  FROM evaluation e SEMI JOIN chosenEvaluation(?, ?, ?) s ON s.evaluationId = e.evaluationId
  LEFT JOIN budget b ON b.evaluationId = e.evaluationId AND b.fundSource = 'total'
  ORDER BY e.year, e.importId, e.ordinal`

const DISTINCT = `
  SELECT i.level3, i.target, i.actual, i.measureUnit, i.weight::VARCHAR AS weight,
    i.reportedScore::VARCHAR AS reportedScore, string_agg(i.evaluationId, chr(31)) AS ids
  FROM indicator i SEMI JOIN chosenEvaluation(?, ?, ?) s ON s.evaluationId = i.evaluationId
  GROUP BY ALL`

/** Everything that scoring a filter's tables under another scheme needs, in two statements. */
export async function whatIfData(w: Warehouse, filter: Filter): Promise<WhatIfData> {
  const tables = await w.query<Table & { label: string | null }>(TABLES, bindFilter(filter))
  const distinct = await w.query<ScoreInput & { ids: string }>(DISTINCT, bindFilter(filter))
  const places = new Map<string, number[]>(tables.map(({ id }) => [id, []]))
  const rows = distinct.map(({ ids, weight, reportedScore, ...row }, place) => {
    for (const id of ids.split('\u001f')) places.get(id)?.push(place)
    return { ...row, weight: trimDecimal(weight), reportedScore: trimDecimal(reportedScore) }
  })
  return {
    rows,
    tables: tables.map(({ label, ...table }) => {
      const amounts = Object.fromEntries(AMOUNTS.map((field) => [field, trimDecimal(table[field])]))
      const line = { fundSource: 'total', label: label ?? '', ...amounts, cells: {} } as unknown as BudgetLine
      const { id, file, department, supervisor, year, kind, name, scheme } = table
      return {
        ...{ id, file, department, supervisor, year, kind, name, scheme },
        total: trimDecimal(table.total),
        budget: label === null ? [] : [line],
        indicators: places.get(id)!,
      }
    }),
  }
}
