import type { BudgetLine, DecimalString, ScoreInput, TableForChoice } from '@/engine'
import { trimDecimal } from '../decimal-text'
import type { Warehouse } from '../warehouse'
import { askChosen } from './filter'
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

/** What a choice of scheme looks at. */
type ChoiceTable = Omit<WhatIfData['tables'][number], 'indicators'>
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

const tables = (condition: string) => `
  SELECT e.evaluationId AS id, e.file, e.department, e.supervisor, e.year, e.kind, e.name, e.scheme,
    e.total::VARCHAR AS total, b.initialBudget::VARCHAR AS initialBudget, b.adjustedBudget::VARCHAR AS adjustedBudget,
    b.executed::VARCHAR AS executed, b.reportedRate::VARCHAR AS reportedRate, b.weight::VARCHAR AS weight,
    b.reportedScore::VARCHAR AS reportedScore, b.label
  FROM evaluation e SEMI JOIN chosenEvaluation(?, ?, ?) s ON s.evaluationId = e.evaluationId
  LEFT JOIN budget b ON b.evaluationId = e.evaluationId AND b.fundSource = 'total'
  WHERE ${condition}
  ORDER BY e.year, e.importId, e.ordinal`

const DISTINCT = `
  SELECT i.level3, i.target, i.actual, i.measureUnit, i.weight::VARCHAR AS weight,
    i.reportedScore::VARCHAR AS reportedScore, string_agg(i.evaluationId, chr(31)) AS ids
  FROM indicator i SEMI JOIN chosenEvaluation(?, ?, ?) s ON s.evaluationId = i.evaluationId
  GROUP BY ALL`

const readTable = ({ label, ...table }: Table & { label: string | null }): ChoiceTable => {
  const amounts = Object.fromEntries(AMOUNTS.map((field) => [field, trimDecimal(table[field])]))
  const line = { fundSource: 'total', label: label ?? '', ...amounts, cells: {} } as unknown as BudgetLine
  const { id, file, department, supervisor, year, kind, name, scheme } = table
  return {
    ...{ id, file, department, supervisor, year, kind, name, scheme },
    total: trimDecimal(table.total),
    budget: label === null ? [] : [line],
  }
}

/** Everything that scoring a filter's tables under another scheme needs, in two statements. */
export async function whatIfData(w: Warehouse, filter: Filter): Promise<WhatIfData> {
  const found = (await askChosen<Table & { label: string | null }>(w, tables('true'), filter)).map(readTable)
  const distinct = await askChosen<ScoreInput & { ids: string }>(w, DISTINCT, filter)
  const places = new Map<string, number[]>(found.map(({ id }) => [id, []]))
  const rows = distinct.map(({ ids, weight, reportedScore, ...row }, place) => {
    for (const id of ids.split('\u001f')) places.get(id)?.push(place)
    return { ...row, weight: trimDecimal(weight), reportedScore: trimDecimal(reportedScore) }
  })
  return { rows, tables: found.map((table) => ({ ...table, indicators: places.get(table.id)! })) }
}

/** The tables whose scheme was inferred: those that state a rule of their own say nothing about the others. */
export async function tablesForChoice(w: Warehouse, filter: Filter): Promise<TableForChoice[]> {
  const found = await askChosen<Table & { label: string | null }>(
    w,
    tables("e.schemeBasis <> 'stated'"),
    filter,
  )
  return found.map(readTable)
}
