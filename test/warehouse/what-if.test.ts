import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseSchemeChange, schemeById, scoreEvaluation, scoreTotals } from '@/engine'
import { checkFiles, type CheckedBatch } from '@/pipeline'
import { loadBatch, whatIfData, type Warehouse, type WhatIfData } from '@/warehouse'
import { ADAPTERS } from './adapters'

const LISTS = ['指标明细.csv', '预算明细.csv']

describe.each(ADAPTERS)('$adapter: a what-if over the sample district', ({ open }) => {
  let w: Warehouse
  let batch: CheckedBatch
  let data: WhatIfData
  beforeAll(async () => {
    w = await open()
    batch = await checkFiles(
      LISTS.map((name) => {
        const bytes = new Uint8Array(readFileSync(`data/sample/${name}`))
        return { name, size: bytes.length, bytes: async () => bytes }
      }),
    )
    await loadBatch(w, batch, { origin: 'sample' })
    data = await whatIfData(w, { kind: 'department', years: [], departments: [] })
  }, 60_000)
  afterAll(() => w.close())

  it.each([
    'shangjie-department-2022',
    'linear-department;grades:优95,良80,中60,差0;caps:50-59,60-69,70-79,80-89',
  ])('under %s gives each table the total and grade that scoring it whole gives', (line) => {
    const scheme = parseSchemeChange(line)
    const quick = new Map(scoreTotals(data.tables, data.rows, scheme).map((one) => [one.id, one]))
    expect(quick.size).toBe(batch.evaluations.length)
    for (const evaluation of batch.evaluations) {
      const { total, grade } = scoreEvaluation(evaluation, scheme)
      expect(quick.get(evaluation.id), evaluation.id).toMatchObject({ total, grade })
    }
  })

  it('asks for each distinct row once, and stored totals are those of the stored scheme', () => {
    expect(data.rows.length).toBeLessThan(batch.evaluations.length * 26)
    const scored = scoreTotals(data.tables, data.rows, schemeById('shangjie-department-2022'))
    expect(scored.map(({ total }) => total)).toEqual(data.tables.map(({ total }) => total))
  })
})
