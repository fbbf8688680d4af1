import { availableParallelism, cpus, totalmem } from 'node:os'
import { benchBrowser } from './browser'
import { benchFilters } from './filters'
import { benchGrowth } from './growth'
import { benchLatency } from './latency'
import { benchListImport } from './list-import'
import { benchPast } from './past'
import { benchPeers } from './peers'
import { benchProblems } from './problems'
import { benchReading } from './reading'
import { benchScoring } from './scoring'
import { benchScrolling } from './scroll'
import { benchSingleFile } from './single-file'
import { benchSlowLink } from './slow-link'
import { benchVitals } from './vitals'

/** Indicator rows of the large tables; fewer for a quick look: `npm run bench -- --rows 100000`. */
const ROWS = 1_000_000

/** What is measured, in this order; each prints a table for people and gives its figures. */
const PARTS: Record<string, (rows: number) => Promise<unknown>> = {
  scoring: async () => {
    const { results, bulk } = await benchScoring()
    print(results)
    return { results, bulk }
  },
  problems: async () => {
    const { results, memoryMb } = await benchProblems()
    print(results)
    return { results, memoryMb }
  },
  reading: async () => {
    const { results, reading } = await benchReading()
    print(
      reading.map(({ container, files, megabytes, ours, sheetJs, timesPeer }) => ({
        container,
        files,
        megabytes,
        'files/s': ours.filesPerSecond,
        'MB/s': ours.megabytesPerSecond,
        'SheetJS files/s': sheetJs.filesPerSecond,
        'times SheetJS': timesPeer,
      })),
    )
    return { results, reading }
  },
  peers: async (rows) => printed(await benchPeers(rows)),
  list: async (rows) => printed([await benchListImport(rows)])[0],
  filters: async (rows) => printed(await benchFilters(rows)),
  growth: async (rows) => {
    const { sizes, growth } = await benchGrowth([rows / 100, rows / 10, rows])
    print(growth.map(({ task, ms, exponent }) => ({ task, ...columns(sizes, ms), exponent })))
    return { sizes, growth }
  },
  forms: async () => printed([await benchBrowser()])[0],
  vitals: async () => printed(await benchVitals()),
  scroll: async () => printed([await benchScrolling()])[0],
  single: async () => printed([await benchSingleFile()])[0],
  link: async () => printed([await benchSlowLink()])[0],
  latency: async (rows) => {
    const [district, city] = [await benchLatency(46_000), await benchLatency(rows)]
    for (const one of [district, city]) {
      console.error(
        `${one.rows} rows, ${one.tables} tables: reloaded to the first chart in ${one.reloadMs} ms`,
      )
      print(one.pages)
    }
    return [district, city]
  },
  past: async (rows) => {
    const { years, drill, ...site } = await benchPast(rows)
    print([site])
    print([...years, drill])
    return { ...site, years, drill }
  },
}

/** Takes minutes to an hour and gigabytes of the disk: only when it is asked for. */
const ON_REQUEST = ['past']

/** `npm run -s bench [-- --only peers,growth] [--rows N]`: tables for people on stderr, JSON on stdout. */
export default async function bench(args: readonly string[]): Promise<number> {
  const rows = Number(valueOf(args, '--rows') ?? ROWS)
  const only =
    valueOf(args, '--only')?.split(',') ?? Object.keys(PARTS).filter((name) => !ON_REQUEST.includes(name))
  const unknown = only.filter((name) => !Object.hasOwn(PARTS, name))
  if (unknown.length > 0 || !(rows >= 1000)) {
    console.error(`--only ${Object.keys(PARTS).join(',')}  --rows 1000…`)
    return 2
  }
  const machine = {
    node: process.version,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 1e9),
  }
  const measured: Record<string, unknown> = {}
  for (const name of only) {
    console.error(`\n${name}`)
    measured[name] = await PARTS[name]!(rows)
  }
  console.log(JSON.stringify({ machine, rows, ...measured }, null, 2))
  return 0
}

function valueOf(args: readonly string[], option: string): string | undefined {
  const at = args.indexOf(option)
  return at < 0 ? undefined : args[at + 1]
}

/** A table on stderr, so that stdout is JSON alone. */
function print(rows: readonly object[]): void {
  new console.Console(process.stderr).table(rows)
}

function printed<Row extends object>(rows: Row[]): Row[] {
  print(rows)
  return rows
}

const columns = (sizes: readonly number[], ms: readonly number[]) =>
  Object.fromEntries(sizes.map((size, at) => [`${size} rows, ms`, ms[at]]))
