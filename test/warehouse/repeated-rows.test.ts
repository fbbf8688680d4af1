import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkFiles, type CheckedBatch } from '@/pipeline'
import { loadBatch, type Warehouse } from '@/warehouse'
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

    it('and nothing of the load stays behind', async () => {
      expect(
        await shared.query("SELECT table_name FROM duckdb_tables() WHERE table_name LIKE 'staged%'"),
      ).toEqual([])
    })
  },
)
