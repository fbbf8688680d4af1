import { clausePoint, Coordinator, makeClient, Selection, wasmConnector } from '@uwdata/mosaic-core'
import { count, Query, sum } from '@uwdata/mosaic-sql'
import { divide } from '@/engine'
import { level1Rows } from '@/warehouse'
import { openWasmInNode, wasmInNode } from '../warehouse/wasm-in-node'
import { quantile } from './chromium'
import { citySize, fillCity } from './city/city'

const YEARS = [2016, 2018, 2020, 2022, 2024, 2017, 2019, 2021, 2023, 2015]

/** How long one figure takes to follow a filter, from the choice to its rows, without drawing. */
export interface FilterLatency {
  way: string
  rows: number
  medianMs: number
  p95Ms: number
}

/** Hundredths of points by level-1 indicator. */
type Points = Map<string, number>
type Way = (year: number) => Promise<Points>

/**
 * Points by level-1 indicator of one year after another, in one DuckDB-WASM (in a thread of Node): by our query on the marts, by
 * SQL on the tables, and by Mosaic's coordinator on a flat table with its own pre-aggregation.
 * @throws Error when two answers differ
 */
export async function benchFilters(rows: number): Promise<FilterLatency[]> {
  const database = await wasmInNode()
  const warehouse = await openWasmInNode(database)
  const size = citySize(rows)
  await fillCity(warehouse, size)
  const connection = await database.connect()
  await connection.query(`
    CREATE TABLE flat AS
    SELECT year, department, level1, score::DOUBLE AS score
    FROM (FROM pointRow WHERE weight IS NOT NULL AND reportedScore IS NOT NULL)
    JOIN placedEvaluation USING (evaluationId)`)

  const ours: Way = async (year) => {
    const points = await level1Rows(warehouse, { kind: 'department', years: [year], departments: [] })
    return new Map(points.map(({ level1, score }) => [level1, Number(divide(score, '0.01', 0))]))
  }
  const plain: Way = async (year) => {
    const answer = await connection.query(`
      SELECT level1, sum(p.score)::VARCHAR AS s FROM pointRow AS p JOIN placedEvaluation USING (evaluationId)
      WHERE year = ${year} AND weight IS NOT NULL AND p.reportedScore IS NOT NULL GROUP BY level1`)
    return new Map(
      answer.toArray().map((row) => {
        const { level1, s } = row as { level1: string; s: string }
        return [level1, Math.round(Number(s) * 100)]
      }),
    )
  }
  const ways: [way: string, ask: Way][] = [
    ['ours, on marts', ours],
    ['SQL on the tables', plain],
    [
      'Mosaic coordinator',
      mosaic(new Coordinator(wasmConnector({ duckdb: database, connection }), { logger: null })),
    ],
  ]
  try {
    const results: FilterLatency[] = []
    let wanted: Points[] = []
    for (const [way, ask] of ways) {
      const times: number[] = []
      const answers: Points[] = []
      for (const year of [YEARS.at(-1)!, ...YEARS]) {
        const begun = performance.now()
        answers.push(await ask(year))
        times.push(performance.now() - begun)
      }
      if (wanted.length === 0) wanted = answers
      answers.forEach((answer, at) => compare(way, answer, wanted[at]!))
      const counted = times.slice(1)
      const [medianMs, p95Ms] = [0.5, 0.95].map((share) => Math.round(quantile(counted, share) * 10) / 10)
      results.push({ way, rows, medianMs: medianMs!, p95Ms: p95Ms! })
    }
    return results
  } finally {
    await connection.close()
    await warehouse.close()
  }
}

/** A client of Mosaic as its documentation builds one; it keeps no cache, or the second question of a year would cost nothing. */
function mosaic(coordinator: Coordinator): Way {
  const selection = Selection.intersect()
  let answered: (points: Points) => void = () => undefined
  makeClient({
    coordinator,
    selection,
    query: (filter) =>
      Query.from('flat')
        .select({ level1: 'level1', n: count(), s: sum('score') })
        .where(filter)
        .groupby('level1'),
    queryResult: (data) => {
      const rows = (data as { toArray(): { level1: string; n: number; s: number }[] }).toArray()
      answered(new Map(rows.map(({ level1, s }) => [level1, Math.round(s * 100)])))
    },
    queryError: (error) => {
      throw error
    },
  })
  const source = {}
  return (year) =>
    new Promise((resolve) => {
      answered = resolve
      selection.update(clausePoint('year', year, { source }))
    })
}

function compare(way: string, answer: Points, wanted: Points): void {
  const [got, want] = [answer, wanted].map((points) => JSON.stringify([...points].sort()))
  if (got !== want) throw new Error(`${way} answers ${got}, not ${want}`)
}
