import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { readFiles, type InputFile } from '@/ingest'
import { measure } from './measure'
import { benchScoring } from './scoring'

const CASES = 'test/fixtures/cases'

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
  const tables = publishedTables()
  const { evaluations } = await readFiles(tables)
  if (evaluations.length === 0)
    throw new Error('None of the published tables was read: there is nothing to measure.')
  const scoring = await benchScoring()
  const results = [
    ...scoring.results,
    await measure('read published tables', tables.length, 'files', () => readFiles(tables)),
  ]
  for (const { task, count, unit, medianMs, fastestMs, slowestMs, perSecond } of results) {
    console.error(
      `${task}: ${count} ${unit}, median ${medianMs} ms (${fastestMs}–${slowestMs}), ${perSecond} ${unit}/s`,
    )
  }
  const machine = { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: availableParallelism() }
  console.log(JSON.stringify({ machine, results, bulk: scoring.bulk }, null, 2))
  return 0
}
