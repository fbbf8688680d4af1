import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  clearWorkspace,
  loadBatch,
  removeEvaluation,
  reviewedTotals,
  reviewRows,
  saveReviews,
  tableReviews,
  type Filter,
  type Review,
  type Warehouse,
} from '@/warehouse'
import { ADAPTERS } from './adapters'
import { batch, evaluation, finding, indicator, line } from './batches'

const ALL: Filter = { kind: 'department', years: [], departments: [] }
const word = (part: Review['part'], ordinal: number, said: Partial<Review> = {}): Review => ({
  part,
  ordinal,
  score: null,
  decision: null,
  remark: null,
  ...said,
})

/** 10 points of the budget (5.00 recomputed), 90 of two indicators (40 and 50, both full). */
const table = (reversed = false) => {
  const indicators = [
    indicator('培训人数', { weight: '40', reportedScore: '40', score: '40', verdict: 'match' }),
    indicator('群众满意度', { weight: '50', reportedScore: '50', score: '50', verdict: 'match' }),
  ]
  return evaluation('澄川区财政局', 2024, {
    scheme: 'national-linear',
    budget: [
      line('total', {
        adjustedBudget: '100',
        executed: '45',
        executionRate: '45.00',
        weight: '10',
        reportedScore: '10',
        score: '5',
        verdict: 'mismatch',
      }),
    ],
    indicators: reversed ? indicators.reverse() : indicators,
    findings: [finding('budget.score', 'error')],
    total: '95',
    grade: '优',
  })
}

describe.each(ADAPTERS)('$adapter: the bureau’s word', ({ open }) => {
  let w: Warehouse
  let id: string
  beforeAll(async () => {
    w = await open()
  })
  beforeEach(async () => {
    await clearWorkspace(w)
    id = (await loadBatch(w, batch(table()), { origin: 'own' })).evaluationIds[0]!
  })
  afterAll(() => w.close())

  it('stands in the place of the recomputed score, and the total and grade follow', async () => {
    expect(await reviewedTotals(w, ALL)).toEqual([])
    await saveReviews(w, id, [word('indicator', 1, { score: '34.5', remark: '调查样本不足' })])
    expect(await reviewedTotals(w, ALL)).toEqual([{ evaluationId: id, total: '79.5', grade: '中' }])
    expect(await tableReviews(w, id)).toMatchObject([
      {
        part: 'indicator',
        ordinal: 1,
        label: '群众满意度',
        reportedScore: '50',
        score: '50',
        reviewedScore: '34.5',
        remark: '调查样本不足',
        decision: null,
      },
    ])
  })

  it('gives back what was said before; saving that again undoes it', async () => {
    const first = await saveReviews(w, id, [word('budget', 0, { score: '5' })])
    expect(first).toEqual([word('budget', 0)])
    const second = await saveReviews(w, id, [word('budget', 0, { score: '6', remark: '据实调整' })])
    expect(second).toEqual([word('budget', 0, { score: '5' })])
    await saveReviews(w, id, second)
    expect(await tableReviews(w, id)).toMatchObject([{ reviewedScore: '5', remark: null }])
    await saveReviews(w, id, first)
    expect(await tableReviews(w, id)).toEqual([])
  })

  it('holds when the table is handed in again, in another order of rows', async () => {
    await saveReviews(w, id, [
      word('indicator', 1, { score: '40' }),
      word('finding', 0, { decision: 'ask', remark: '请说明' }),
    ])
    await removeEvaluation(w, id)
    expect(await reviewRows(w, ALL)).toEqual([])
    await loadBatch(w, batch(table(true)), { origin: 'own' })
    expect(
      (await reviewRows(w, ALL)).map(({ part, ordinal, label, reviewedScore, decision }) => [
        part,
        ordinal,
        label,
        reviewedScore,
        decision,
      ]),
    ).toEqual([
      ['finding', 0, 'budget.score', null, 'ask'],
      ['indicator', 0, '群众满意度', '40', null],
    ])
  })

  it('takes the form’s own 复核 column, until something else is said here', async () => {
    await clearWorkspace(w)
    const form = table()
    form.indicators[0]!.reviewedScore = '38'
    ;[id] = (await loadBatch(w, batch(form), { origin: 'own' })).evaluationIds as [string]
    expect(await reviewedTotals(w, ALL)).toMatchObject([{ total: '93' }])
    await saveReviews(w, id, [word('indicator', 0, { score: '39' })])
    expect(await reviewedTotals(w, ALL)).toMatchObject([{ total: '94' }])
    expect(await tableReviews(w, id)).toHaveLength(1)
  })

  it('goes with the workspace when it is cleared', async () => {
    await saveReviews(w, id, [word('budget', 0, { remark: '‘; DROP TABLE review; --' })])
    expect(await tableReviews(w, id)).toMatchObject([{ remark: '‘; DROP TABLE review; --' }])
    await clearWorkspace(w)
    await loadBatch(w, batch(table()), { origin: 'own' })
    expect(await reviewRows(w, ALL)).toEqual([])
  })
})
