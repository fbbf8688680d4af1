import { availableParallelism, cpus } from 'node:os'
import { benchProblems } from './problems'
import { benchBrowser } from './browser'
import { benchReading } from './reading'
import { benchScoring } from './scoring'

/** `npm run -s bench`: a table for people on stderr, JSON on stdout. */
export default async function bench(): Promise<number> {
  const scoring = await benchScoring()
  const problems = await benchProblems()
  const { results: read, reading } = await benchReading()
  const results = [...scoring.results, ...problems.results, ...read]
  for (const { task, count, unit, medianMs, fastestMs, slowestMs, perSecond } of results) {
    console.error(
      `${task}: ${count} ${unit}, median ${medianMs} ms (${fastestMs}–${slowestMs}), ${perSecond} ${unit}/s`,
    )
  }
  for (const { container, files, megabytes, ours, sheetJs, timesPeer } of reading) {
    const speed = (one: typeof ours) => `${one.filesPerSecond} files/s, ${one.megabytesPerSecond} MB/s`
    console.error(
      `${container} (${files}, ${megabytes} MB): to evaluations ${speed(ours)}; SheetJS to cells ${speed(sheetJs)}; ${timesPeer} of its time`,
    )
  }
  const browser = await benchBrowser()
  const { files, firstResultsMs, loadedMs, longestTaskMs } = browser
  console.error(
    `${files} forms in Chromium: first results ${firstResultsMs} ms, all loaded ${loadedMs} ms, longest task ${longestTaskMs} ms`,
  )
  const machine = { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: availableParallelism() }
  console.log(
    JSON.stringify(
      { machine, results, bulk: scoring.bulk, reading, browser, problemsMemoryMb: problems.memoryMb },
      null,
      2,
    ),
  )
  return 0
}
