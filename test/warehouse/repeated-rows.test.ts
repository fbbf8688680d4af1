import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkFiles, type CheckedBatch } from '@/pipeline'
import { loadBatch, type Warehouse } from '@/warehouse'
import { openNode } from '@/warehouse/node'
import { listFile, listRows, shuffled } from '../ingest/large-list'
import { ADAPTERS } from './adapters'

const SEED = Number(process.env.JIJING_SEED ?? 20261127)
const TABLES = [
  'evaluation',
  'budget',
  'indicator',
  'finding',
  'problem',
  'problem_category',
  'reject',
] as const

/** Every row of every table, as text, in an order of its own. */
async function everything(w: Warehouse): Promise<Record<string, string[]>> {
  const rows: Record<string, string[]> = {}
  for (const table of TABLES)
    rows[table] = (await w.query(`FROM ${table}`)).map((row) => JSON.stringify(row)).sort()
  return rows
}

/** The same tables sharing nothing: no explanation stands for equal values, and no finding knows how it was worded. */
const unshared = (batch: CheckedBatch): CheckedBatch => ({
  ...batch,
  evaluations: batch.evaluations.map((table) => ({
    ...structuredClone(table),
    indicators: table.indicators.map((row) => structuredClone(row)),
    findings: table.findings.map((found) => structuredClone(found)),
  })),
})

describe.each(ADAPTERS)(
  '$adapter: what repeats travels once, and is stored as if each row had come whole',
  ({ open }) => {
    let shared: Warehouse
    let whole: Warehouse

    beforeAll(async () => {
      shared = await open()
      whole = await open()
      const rows = listRows(SEED, 120)
      // A number that no column holds, twice with the same values.
      for (const at of [3, 40]) rows[at]![10] = '123456789012345'
      for (const [encoding, order] of [
        ['UTF-8', rows],
        ['GB18030', shuffled(rows, SEED).map((row) => row.map((cell) => cell.replace('\uFFFD', '')))],
      ] as const) {
        const batch = await checkFiles([listFile(order, encoding, false)])
        await loadBatch(shared, batch, { origin: 'own' })
        await loadBatch(whole, unshared(batch), { origin: 'own' })
      }
    })
    afterAll(async () => {
      await shared.close()
      await whole.close()
    })

    it('in every table', async () => {
      const [a, b] = [await everything(shared), await everything(whole)]
      for (const table of TABLES) expect(a[table]).toEqual(b[table])
      expect(a.indicator!.length).toBeGreaterThan(4_000)
      expect(a.finding!.length).toBeGreaterThan(1_000)
      expect(a.reject!.filter((row) => row.includes('store.number-range')).length).toBeGreaterThan(1)
    })

    it('each once', async () => {
      const [told] = await shared.query<{ names: number; distinct: number; rows: number }>(
        `SELECT (SELECT count(*) FROM packed.name) AS "names",
                (SELECT count(*) FROM (SELECT DISTINCT level1, level2, level3 FROM packed.name)) AS "distinct",
                (SELECT count(*) FROM packed.indicator) AS "rows"`,
      )
      // Two batches, and each tells its names once.
      expect(told!.names).toBeLessThanOrEqual(told!.distinct * 2)
      expect(told!.names * 5).toBeLessThan(told!.rows)
    })
  },
)

it('a list of more rows than are held is stored as if each row had come whole', async () => {
  const rows = listRows(SEED, 2_600)
  for (const at of [3, 40]) rows[at]![10] = '123456789012345'
  const batch = await checkFiles([listFile(rows, 'UTF-8', true)])
  const [shared, whole] = [await openNode(), await openNode()]
  try {
    await loadBatch(shared, batch, { origin: 'own' })
    await loadBatch(whole, unshared(batch), { origin: 'own' })
    const [a, b] = [await everything(shared), await everything(whole)]
    expect(a.indicator!.length).toBeGreaterThan(50_000)
    // Told by a word: the difference of two lists of this size could not be read.
    for (const table of TABLES) expect([table, isSame(a[table]!, b[table]!)]).toEqual([table, true])
  } finally {
    await shared.close()
    await whole.close()
  }
}, 120_000)

const isSame = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((row, place) => row === b[place])
