import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadBatch, problemRows, storeCategories, storedSentences, type Warehouse } from '@/warehouse'
import { ADAPTERS } from './adapters'
import { batch, evaluation, problem } from './batches'

describe.each(ADAPTERS)('$adapter', ({ open }) => {
  let w: Warehouse
  beforeAll(async () => {
    w = await open()
    const table = evaluation('甲局', 2023, {
      classified: [problem('支付慢', 'PAY'), { ...problem('停车"难"，\n无处停', 'OTHER') }],
    })
    await loadBatch(w, batch(table), { origin: 'own' })
  })
  afterAll(() => w.close())

  it('gives sentences new categories: several, others, none', async () => {
    const before = await storedSentences(w)
    expect(before.map(({ text, codes }) => [text, codes])).toEqual([
      ['支付慢', ['PAY']],
      ['停车"难"，\n无处停', ['OTHER']],
    ])
    await storeCategories(w, [
      { ...before[0]!, categories: [] },
      {
        ...before[1]!,
        categories: [
          { code: 'OWNA', matched: ['停车"难"'] },
          { code: 'STAFF', matched: [] },
        ],
      },
    ])
    expect((await storedSentences(w)).map(({ codes }) => codes)).toEqual([[], ['OWNA', 'STAFF']])
    const rows = await problemRows(w, { kind: 'department', years: [], departments: [] })
    expect(rows.flatMap(({ categories }) => categories)).toContainEqual({
      code: 'OWNA',
      matched: ['停车"难"'],
    })
    await storeCategories(w, [])
    expect((await storedSentences(w)).every(({ codes }) => codes.length === 0)).toBe(true)
  })
})
