import { table as perspectiveTable } from '@perspective-dev/client/node'
import { fromCSV, op } from 'arquero'
import { read, utils } from '@e965/xlsx'
import { DuckDBInstance } from '@duckdb/node-api'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { wasmInNode } from '../warehouse/wasm-in-node'
import { listText } from './form-files'

/** SheetJS keeps an object a cell and would need 8 GB for all. */
const SHEETJS_SHARE = 10

/** What a peer took to load a list of indicators and to add up the scores of each department and year. */
export interface PeerRun {
  peer: string
  rows: number
  loadMs: number
  /** Median of five, after one that is not counted. */
  groupMs: number
}

/** Rows and hundredths of points by `department|year`: what every peer must answer alike. */
type Sums = Map<string, [rows: number, cents: number]>
interface Peer {
  name: string
  /** What need not be done for each file: an engine started. Not timed. */
  start?: () => Promise<unknown>
  /** Loads the text; what it gives adds up. */
  load: (text: string) => Promise<Loaded>
  /** It loads one part of so many. @default 1 */
  share?: number
}
interface Loaded {
  group: () => Promise<Sums>
  close?: () => unknown
}

const key = (department: unknown, year: unknown) => `${String(department)}|${String(year)}`
const cents = (sum: unknown) => Math.round(Number(sum) * 100)
const SQL = 'SELECT 部门, 年度, count(*)::INTEGER AS n, sum(得分)::VARCHAR AS s FROM list GROUP BY ALL'
const TYPES = "types = {'得分': 'DECIMAL(18,2)', '年度': 'INTEGER'}"

async function native(text: string): Promise<Loaded> {
  const folder = mkdtempSync(join(tmpdir(), 'jijing-bench-'))
  const path = join(folder, 'list.csv')
  writeFileSync(path, text)
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(`CREATE TABLE list AS FROM read_csv('${path}', ${TYPES})`)
  rmSync(folder, { recursive: true })
  return {
    group: async () => {
      const rows = (await connection.runAndReadAll(SQL)).getRows() as [string, number, number, string][]
      return new Map(rows.map(([department, year, n, s]) => [key(department, year), [n, cents(s)]]))
    },
    close: () => connection.closeSync(),
  }
}

let engine: Awaited<ReturnType<typeof wasmInNode>>
async function startWasm(): Promise<void> {
  engine = await wasmInNode()
  await engine.open({})
}

async function wasm(text: string): Promise<Loaded> {
  const database = engine
  const connection = await database.connect()
  await database.registerFileText('list.csv', text)
  await connection.query(`CREATE TABLE list AS FROM read_csv('list.csv', ${TYPES})`)
  return {
    group: async () => {
      const answer = await connection.query(SQL)
      type Row = { 部门: string; 年度: number; n: number; s: string }
      return new Map(
        answer.toArray().map((row) => {
          const { 部门, 年度, n, s } = row as Row
          return [key(部门, 年度), [n, cents(s)]]
        }),
      )
    },
    close: () => database.terminate(),
  }
}

function papa(text: string): Promise<Loaded> {
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: true })
  const [head, ...rows] = data
  const [year, department, score] = ['年度', '部门', '得分'].map((name) => head!.indexOf(name)) as [
    number,
    number,
    number,
  ]
  const group = () => {
    const sums: Sums = new Map()
    for (const row of rows) {
      const name = key(row[department], row[year])
      const sum = sums.get(name)
      if (sum) {
        sum[0]++
        sum[1] += cents(row[score])
      } else sums.set(name, [1, cents(row[score])])
    }
    return Promise.resolve(sums)
  }
  return Promise.resolve({ group })
}

function arquero(text: string): Promise<Loaded> {
  const table = fromCSV(text)
  const group = () => {
    const grouped = table
      .groupby('部门', '年度')
      .rollup({ n: op.count(), s: op.sum('得分') })
      .objects() as { 部门: string; 年度: number; n: number; s: number }[]
    return Promise.resolve<Sums>(
      new Map(grouped.map(({ 部门, 年度, n, s }) => [key(部门, 年度), [n, cents(s)]])),
    )
  }
  return Promise.resolve({ group })
}

async function perspective(text: string): Promise<Loaded> {
  const table = await perspectiveTable(text, { format: 'csv' })
  return {
    group: async () => {
      const view = await table.view({
        group_by: ['部门', '年度'],
        columns: ['得分', '偏差度'],
        aggregates: { 得分: 'sum', 偏差度: 'count' },
      })
      const rows = (await view.to_json()) as { __ROW_PATH__: unknown[]; 得分: number; 偏差度: number }[]
      await view.delete()
      const leaves = rows.filter(({ __ROW_PATH__ }) => __ROW_PATH__.length === 2)
      return new Map(
        leaves.map(({ __ROW_PATH__: [department, year], 得分, 偏差度 }) => [
          key(department, year),
          [偏差度, cents(得分)],
        ]),
      )
    },
    close: () => table.delete(),
  }
}

function sheetJs(text: string): Promise<Loaded> {
  const book = read(text, { type: 'string', dense: true, raw: true })
  const rows = utils.sheet_to_json<Record<string, string>>(book.Sheets[book.SheetNames[0]!]!, { raw: false })
  const group = () => {
    const sums: Sums = new Map()
    for (const row of rows) {
      const name = key(row.部门, row.年度)
      const sum = sums.get(name)
      if (sum) {
        sum[0]++
        sum[1] += cents(row.得分)
      } else sums.set(name, [1, cents(row.得分)])
    }
    return Promise.resolve(sums)
  }
  return Promise.resolve({ group })
}

const PEERS: readonly Peer[] = [
  { name: 'DuckDB native, read_csv + SQL', load: native },
  { name: 'DuckDB-WASM bare, read_csv + SQL', start: startWasm, load: wasm },
  { name: 'PapaParse + plain JavaScript', load: papa },
  { name: 'Arquero', load: arquero },
  {
    name: 'Perspective',
    start: async () => (await perspectiveTable('a\n1', { format: 'csv' })).delete(),
    load: perspective,
  },
  {
    name: `SheetJS + plain JavaScript, 1/${SHEETJS_SHARE} of the rows`,
    load: sheetJs,
    share: SHEETJS_SHARE,
  },
]

/**
 * The peers on one list of so many rows, one after the other in this process, each with its answer compared with native DuckDB's before it
 * counts.
 * @throws Error when one answers otherwise
 */
export async function benchPeers(listRows: number): Promise<PeerRun[]> {
  const runs: PeerRun[] = []
  const wanted = new Map<number, Sums>()
  for (const { name: peer, start, load, share = 1 } of PEERS) {
    const rows = Math.round(listRows / share)
    const text = listText(rows)
    if (!wanted.has(rows)) {
      const reference = await native(text)
      wanted.set(rows, await reference.group())
      await reference.close?.()
    }
    await start?.()
    const begun = performance.now()
    const { group, close } = await load(text)
    const loadMs = performance.now() - begun
    compare(peer, await group(), wanted.get(rows)!)
    const times: number[] = []
    for (let run = 0; run < 5; run++) {
      const asked = performance.now()
      await group()
      times.push(performance.now() - asked)
    }
    await close?.()
    runs.push({
      peer,
      rows,
      loadMs: Math.round(loadMs),
      groupMs: Math.round(times.sort((a, b) => a - b)[2]!),
    })
  }
  return runs
}

function compare(peer: string, answer: Sums, wanted: Sums): void {
  if (answer.size !== wanted.size) throw new Error(`${peer}: ${answer.size} groups, not ${wanted.size}`)
  for (const [name, [rows, sum]] of wanted) {
    const got = answer.get(name)
    if (got?.[0] !== rows || got[1] !== sum)
      throw new Error(`${peer}: ${name} is ${String(got)}, not ${rows},${sum}`)
  }
}
