import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  departmentEvaluations,
  departmentLevel1Rows,
  executionRows,
  findingGroups,
  fundSourceRows,
  level1Rows,
  lostPointsRows,
  problemMatrixRows,
  recurrenceRows,
  scoreRows,
  workspaceInfo,
  yearRows,
  type Filter,
  type Warehouse,
} from '@/warehouse'
import { openNode } from '@/warehouse/node'
import { citySize, writeCity } from './city/city'

/** What one thing costs at each size. */
export interface Growth {
  task: string
  /** Medians of five, in the order of the sizes, milliseconds. */
  ms: number[]
  /**
   * Slope of log(time) over log(rows) from the middle size to the largest: 1 = twice the rows, twice the time; what does
   * not depend on the size is 0.
   */
  exponent: number
}

const YEAR: Filter = { kind: 'department', years: [2020], departments: [] }
const ALL: Filter = { ...YEAR, years: [] }

const TASKS: readonly [task: string, work: (w: Warehouse) => Promise<unknown>][] = [
  ['marts made anew (each import)', (w) => w.transaction(() => w.refresh())],
  ['what the workspace holds', workspaceInfo],
  ['years of the district', (w) => yearRows(w, ALL, '90')],
  ['execution, one year', (w) => executionRows(w, YEAR, '90')],
  ['fund sources, one year', (w) => fundSourceRows(w, YEAR)],
  ['scores, one year', (w) => scoreRows(w, YEAR)],
  ['level-1 points, one year', (w) => level1Rows(w, YEAR)],
  ['level-1 points, all years', (w) => level1Rows(w, ALL)],
  ['departments × level 1, one year', (w) => departmentLevel1Rows(w, YEAR)],
  ['lost points, one year', (w) => lostPointsRows(w, YEAR, 20)],
  ['first 50 groups of findings, one year', (w) => findingGroups(w, YEAR, {}, 50)],
  ['recurring problems, all years', (w) => recurrenceRows(w, ALL)],
  ['departments × problems, one year', (w) => problemMatrixRows(w, YEAR)],
  ['one department, all tables', (w) => departmentEvaluations(w, '模拟东区教育局1所')],
]

/** Marts and figures of made-up cities of so many indicator rows, in the native DuckDB. */
export async function benchGrowth(wanted: readonly number[]): Promise<{ sizes: number[]; growth: Growth[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'jijing-bench-'))
  const sizes: number[] = []
  const times = TASKS.map(() => [] as number[])
  try {
    for (const size of wanted) {
      const path = join(folder, `${size}.duckdb`)
      sizes.push(await writeCity(path, citySize(size)))
      const w = await openNode(path)
      for (const [at, [, work]] of TASKS.entries()) times[at]!.push(await median(() => work(w)))
      await w.close()
      rmSync(path)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  return {
    sizes,
    growth: TASKS.map(([task], at) => ({
      task,
      ms: times[at]!.map((ms) => Math.round(ms * 10) / 10),
      exponent: exponent(sizes, times[at]!),
    })),
  }
}

async function median(work: () => Promise<unknown>): Promise<number> {
  await work()
  const times: number[] = []
  for (let run = 0; run < 5; run++) {
    const begun = performance.now()
    await work()
    times.push(performance.now() - begun)
  }
  return times.sort((a, b) => a - b)[2]!
}

function exponent(sizes: readonly number[], times: readonly number[]): number {
  const from = Math.max(0, sizes.length - 2)
  const slope = Math.log(times.at(-1)! / times[from]!) / Math.log(sizes.at(-1)! / sizes[from]!)
  return Math.round(slope * 100) / 100
}
