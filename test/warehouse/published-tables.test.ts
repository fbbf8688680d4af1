import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkFiles, type CheckedBatch } from '@/pipeline'
import {
  executionRows,
  loadBatch,
  readEvaluation,
  scoreRows,
  workspaceInfo,
  type Warehouse,
} from '@/warehouse'
import { ADAPTERS } from './adapters'

const CASES = new URL('../fixtures/cases/', import.meta.url)
const SAMPLE = new URL('../../data/sample/', import.meta.url)

function inputs(folder: URL) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .map((name) => {
      const bytes = new Uint8Array(readFileSync(new URL(name, folder)))
      return { name, size: bytes.length, bytes: async () => bytes }
    })
}

describe.each(ADAPTERS)('$adapter: published tables', ({ open }) => {
  let w: Warehouse
  let batch: CheckedBatch
  beforeAll(async () => {
    w = await open()
    batch = await checkFiles(inputs(CASES))
    await loadBatch(w, batch, { origin: 'own' })
  })
  afterAll(() => w.close())

  it('each table comes back whole', async () => {
    expect(batch.evaluations.length).toBeGreaterThan(0)
    for (const evaluation of batch.evaluations) {
      expect(await readEvaluation(w, evaluation.id)).toEqual(evaluation)
    }
    expect(await workspaceInfo(w)).toMatchObject({
      evaluations: batch.evaluations.length,
      files: batch.files.length,
      rejects: batch.rejects.length,
    })
  })

  it('the Shangjie table: 96.31 as claimed, 208.02 of 366.48 executed', async () => {
    const filter = { kind: 'department' as const, years: [2022], departments: ['郑州市上街区政务服务中心'] }
    expect(await scoreRows(w, filter)).toMatchObject([
      { reportedTotal: '96.31', total: '96.31', difference: '0' },
    ])
    expect(await executionRows(w, filter, '90')).toMatchObject([
      { adjustedBudget: '366.48', executed: '208.02', executionRate: '56.76', slowYears: 1 },
    ])
  })
})

describe.each(ADAPTERS)('$adapter: the sample district', ({ open }) => {
  it('is stored whole', async () => {
    const batch = await checkFiles(inputs(SAMPLE))
    const w = await open()
    try {
      await loadBatch(w, batch, { origin: 'sample' })
      const info = await workspaceInfo(w)
      expect(info.evaluations).toBe(batch.evaluations.length)
      expect(info.indicators).toBe(
        batch.evaluations.reduce((sum, { indicators }) => sum + indicators.length, 0),
      )
      const last = batch.evaluations.at(-1)!
      expect(await readEvaluation(w, last.id)).toEqual(last)
    } finally {
      await w.close()
    }
  })
})
