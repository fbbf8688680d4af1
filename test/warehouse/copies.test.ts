import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findCopies } from '@/problems'
import { chosenTables, loadBatch, textsToCompare, type Filter, type Warehouse } from '@/warehouse'
import { ADAPTERS } from './adapters'
import { batch, evaluation, problem } from './batches'

const SENTENCE = '由于项目前期论证不充分、部门之间沟通不畅，导致资金支付进度明显滞后于序时进度'
const copied = (department: string, year: number, measure: string | null = null) =>
  evaluation(department, year, { classified: [{ ...problem(SENTENCE, 'PAY'), measure }] })
const ALL: Filter = { kind: 'department', years: [], departments: [] }

describe.each(ADAPTERS)('$adapter', ({ open }) => {
  let w: Warehouse
  beforeAll(async () => {
    w = await open()
    await loadBatch(w, batch(copied('乙局', 2023), copied('甲局', 2022, '加快支付'), copied('甲局', 2023)), {
      origin: 'own',
    })
  })
  afterAll(() => w.close())

  it('gives problems and measures with their cells, oldest year first, departments by pinyin', async () => {
    const texts = await textsToCompare(w, 'department')
    expect(texts.map(({ department, year, field, text }) => [department, year, field, text])).toEqual([
      ['甲局', 2022, 'problem', SENTENCE],
      ['甲局', 2022, 'measure', '加快支付'],
      ['甲局', 2023, 'problem', SENTENCE],
      ['乙局', 2023, 'problem', SENTENCE],
    ])
    expect(texts[0]!.cell).toMatchObject({ row: expect.any(Number), column: expect.any(Number) })
    expect(await textsToCompare(w, 'project')).toEqual([])
  })

  it('the later text is the copy; which copies show is the filter’s word', async () => {
    const { copies } = findCopies(await textsToCompare(w, 'department'))
    expect(
      copies.map(({ kind, text, from }) => [kind, text.department, text.year, from.department, from.year]),
    ).toEqual([
      ['year', '甲局', 2023, '甲局', 2022],
      ['department', '乙局', 2023, '甲局', 2023],
    ])
    const chosen = await chosenTables(w, { ...ALL, departments: ['乙局'] })
    expect(copies.filter(({ text }) => chosen.has(text.table))).toHaveLength(1)
    expect((await chosenTables(w, ALL)).size).toBe(3)
  })
})
