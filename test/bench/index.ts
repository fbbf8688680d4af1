import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { scoreIndicator, SCHEMES, type Indicator } from '@/engine'
import { readFiles, type InputFile } from '@/ingest'
import { measure } from './measure'

const CASES = 'test/fixtures/cases'

/** Indicators with as many distinct pairs of target and actual as asked: repeated ones would flatter a cache. */
function indicators(count: number): Indicator[] {
  const file = 'bench'
  return Array.from({ length: count }, (_, row) => ({
    level1: '产出指标',
    level2: '数量指标',
    level3: `服务企业数量 ${row}`,
    target: `≥${100 + (row % 977)}家`,
    actual: `${60 + (row % 1009)}家`,
    measureUnit: null,
    weight: '5',
    reportedScore: '5',
    reportedDeviation: null,
    reason: null,
    cell: { file, row: row + 1, column: 1 },
    cells: {},
  }))
}

/** The published tables, from memory: what is measured is reading, not the disk. */
function publishedTables(): InputFile[] {
  return readdirSync(CASES)
    .filter((name) => name.endsWith('.csv') && name !== 'problems.csv')
    .map((name) => {
      const bytes = readFileSync(`${CASES}/${name}`)
      return { name, size: bytes.length, bytes: () => Promise.resolve(new Uint8Array(bytes)) }
    })
}

/** `npm run -s bench`: a table for people on stderr, JSON on stdout. */
export default async function bench(): Promise<number> {
  const scheme = SCHEMES[0]!
  const many = indicators(20_000)
  const tables = publishedTables()
  const { evaluations } = await readFiles(tables)
  if (evaluations.length === 0)
    throw new Error('None of the published tables was read: there is nothing to measure.')
  const results = [
    await measure('score indicators', many.length, 'indicators', () =>
      many.map((indicator) => scoreIndicator(indicator, scheme)),
    ),
    await measure('read published tables', tables.length, 'files', () => readFiles(tables)),
  ]
  for (const { task, count, unit, medianMs, fastestMs, slowestMs, perSecond } of results) {
    console.error(
      `${task}: ${count} ${unit}, median ${medianMs} ms (${fastestMs}–${slowestMs}), ${perSecond} ${unit}/s`,
    )
  }
  const machine = { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: availableParallelism() }
  console.log(JSON.stringify({ machine, results }, null, 2))
  return 0
}
