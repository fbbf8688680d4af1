import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cellsBehind, loadBatch, type Aggregate, type Filter, type Warehouse } from '@/warehouse'
import { ADAPTERS } from './adapters'
import { batch, evaluation, indicator, line } from './batches'

const HOSTILE = `甲'); DROP TABLE indicator; --局`
const ALL: Filter = { kind: 'department', years: [], departments: [] }
const TABLES = [
  evaluation(HOSTILE, 2022, {
    total: '80',
    budget: [
      line('total', {
        adjustedBudget: '100',
        executed: '50',
        executionRate: '50',
        weight: '10',
        score: '5.56',
      }),
      line('ownFunds', { adjustedBudget: '20', executed: '10' }),
    ],
    indicators: [
      indicator("群众'满意度", { weight: '10', reportedScore: '9', score: '8' }),
      indicator('办件数', { weight: '10', reportedScore: '10', score: '10' }),
    ],
  }),
  evaluation('乙局', 2021, { total: '90' }),
]

const CASES: { title: string; what: Aggregate; filter: Partial<Filter>; rows: number }[] = [
  { title: 'an indicator that points were lost on', what: { lostOn: "群众'满意度" }, filter: {}, rows: 1 },
  { title: 'a level-1 indicator', what: { lostOn: '产出指标' }, filter: {}, rows: 1 },
  { title: 'full marks lost nothing', what: { lostOn: '办件数' }, filter: {}, rows: 0 },
  { title: 'the budget line', what: { lostOn: '预算执行率' }, filter: {}, rows: 1 },
  { title: 'totals of all', what: { totals: true }, filter: {}, rows: 2 },
  {
    title: 'totals of a filter of several parts',
    what: { totals: true },
    filter: { years: [2022, 2021], departments: [HOSTILE, '丙局'], totalTo: '85' },
    rows: 1,
  },
  {
    title: 'money of all sources',
    what: { fundSource: 'total' },
    filter: { departments: [HOSTILE] },
    rows: 1,
  },
  { title: 'money of one source', what: { fundSource: 'ownFunds' }, filter: {}, rows: 1 },
]

describe.each(ADAPTERS)('$adapter: the question behind a figure of many tables', ({ open }) => {
  let w: Warehouse
  beforeAll(async () => {
    w = await open()
    await loadBatch(w, batch(...TABLES), { origin: 'own' })
  })
  afterAll(() => w.close())

  it.each(CASES)('$title', async ({ what, filter, rows }) => {
    const answer = await w.ask(cellsBehind(what, { ...ALL, ...filter }), { limit: 10 })
    expect(answer.rows).toHaveLength(rows)
    expect(answer.columns.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['department', 'year', 'file']),
    )
  })
})
