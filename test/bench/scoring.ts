import { Decimal } from 'decimal.js'
import { schemeById, scoreDistinct, scoreIndicator, type Indicator } from '@/engine'
import { measure, type Measurement } from './measure'

/** Rows of the bulk comparison; most repeat another's target, actual and weight, as in the lists that bureaus keep. */
const ROWS = Number(process.env.JIJING_BENCH_ROWS ?? 1_000_000)

/** What a person would write without an engine: plain decimal.js, each row by itself, multiplied before it is divided. */
const Plain = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP })
function plainScore({ target, actual, weight }: Indicator): string {
  const [wanted, done, points] = [
    new Plain(target!.slice(1, -1)),
    new Plain(actual!.slice(0, -1)),
    new Plain(weight!),
  ]
  const exact = done.greaterThanOrEqualTo(wanted) ? points : points.times(done).div(wanted)
  return exact.toDecimalPlaces(2).toString()
}

function rows(count: number, target: (row: number) => number, actual: (row: number) => number): Indicator[] {
  const cell = { file: 'bench', row: 1, column: 1 }
  return Array.from({ length: count }, (_, row) => ({
    level1: '产出指标',
    level2: '数量指标',
    level3: `服务企业数量 ${row % 400}`,
    target: `≥${target(row)}家`,
    actual: `${actual(row)}家`,
    measureUnit: null,
    weight: row % 3 ? '5' : '2.5',
    reportedScore: '5',
    reportedDeviation: null,
    reason: null,
    cell,
    cells: {},
  }))
}

/** How far the results of two ways differ: 0, or the comparison of their times says nothing. */
export interface Agreement {
  rows: number
  distinct: number
  differences: number
}

/**
 * A long list scored each combination once, and the peer row by row, in the same run; then the results are compared.
 * @throws Error when one row differs
 */
export async function benchScoring(): Promise<{
  results: Measurement[]
  bulk: Agreement & { timesPeer: number }
}> {
  const scheme = schemeById('national-project-2020')
  const list = rows(
    ROWS,
    (row) => 100 + ((row * 7919) % 97),
    (row) => 60 + ((row * 104_729) % 61),
  )
  const all = `${ROWS} rows`
  let scored = scoreDistinct(list, scheme)
  let peer: string[] = []
  const bulk = await measure(
    `score ${all}, each combination once`,
    ROWS,
    'indicators',
    () => {
      scored = scoreDistinct(list, scheme)
    },
    5,
  )
  const plain = await measure(
    `score ${all}, plain decimal.js a row (peer)`,
    ROWS,
    'indicators',
    () => {
      peer = list.map(plainScore)
    },
    5,
  )
  const differences = peer.filter((score, row) => score !== scored.results[scored.index[row]!]!.score).length
  if (differences > 0) throw new Error(`${differences} of ${ROWS} rows differ between bulk and peer.`)
  const some = list.slice(0, 100_000)
  const perRow = await measure(
    'score 100000 rows, one by one with explanation',
    some.length,
    'indicators',
    () => some.map((row) => scoreIndicator(row, scheme)),
  )
  const different = rows(
    50_000,
    (row) => 1000 + row,
    (row) => 900 + ((row * 31) % 997),
  )
  const worst = await measure(
    'score 50000 rows, no two the same',
    different.length,
    'indicators',
    () => scoreDistinct(different, scheme),
    5,
  )
  return {
    results: [bulk, plain, perRow, worst],
    bulk: {
      rows: ROWS,
      distinct: scored.results.length,
      differences,
      timesPeer: Math.round((bulk.medianMs / plain.medianMs) * 1000) / 1000,
    },
  }
}
