import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadBatch, scoreRows, yearRows, type Filter, type Warehouse } from '@/warehouse'
import { ADAPTERS } from './adapters'
import { batch, budgeted, evaluation, finding, indicator, line, problem } from './batches'

const TABLES = [
  evaluation('甲局', 2022, {
    supervisor: '区政府',
    grade: '良',
    total: '80',
    budget: [
      line('total', {
        adjustedBudget: '100',
        executed: '89.99',
        executionRate: '89.99',
        weight: '10',
        score: '9.99',
      }),
    ],
    findings: [finding('claim.execution-rate', 'error')],
  }),
  budgeted('乙局', 2022, '100', '90', '90.00', {
    supervisor: '区政府',
    grade: '优',
    total: '90',
    indicators: [
      indicator('办件数', { weight: '10', score: '10' }),
      indicator('满意度', { level1: '效益指标', weight: '10', score: '8' }),
    ],
    findings: [finding('form.note', 'note')],
  }),
  evaluation('丙,局', 2022, {
    supervisor: "区'教育局",
    grade: '差',
    budget: [
      line('total', { adjustedBudget: '100', executed: '0', executionRate: '0.00' }),
      line('ownFunds', { adjustedBudget: '5', executed: '0' }),
      line('other', { adjustedBudget: '0', executed: '0' }),
    ],
  }),
  // Neither supervisor, grade nor rate.
  budgeted('丁局', 2021, null, '7', null, { classified: [problem('支付进度慢', 'PAY')] }),
]

const CASES: { title: string; filter: Partial<Filter>; departments: string[] }[] = [
  { title: 'nothing chosen is everything', filter: {}, departments: ['丁局', '丙,局', '甲局', '乙局'] },
  { title: 'a supervisor', filter: { supervisors: ['区政府'] }, departments: ['甲局', '乙局'] },
  { title: 'a quote in a name is text', filter: { supervisors: ["区'教育局"] }, departments: ['丙,局'] },
  { title: 'two grades', filter: { grades: ['优', '差'] }, departments: ['丙,局', '乙局'] },
  { title: 'from 90, included', filter: { rateFrom: '90' }, departments: ['乙局'] },
  { title: 'to 89.99, included', filter: { rateTo: '89.99' }, departments: ['丙,局', '甲局'] },
  {
    title: 'from 0: a table without a rate is in no range',
    filter: { rateFrom: '0' },
    departments: ['丙,局', '甲局', '乙局'],
  },
  { title: 'between', filter: { rateFrom: '0.01', rateTo: '89.995' }, departments: ['甲局'] },
  { title: 'money of a source', filter: { fundSource: 'ownFunds' }, departments: ['丙,局'] },
  { title: 'a line of nothing is no money', filter: { fundSource: 'other' }, departments: [] },
  { title: 'contradictions', filter: { flagged: 'error' }, departments: ['甲局'] },
  { title: 'any finding', filter: { flagged: 'any' }, departments: ['甲局', '乙局'] },
  { title: 'points lost on a level-3 indicator', filter: { lostOn: '满意度' }, departments: ['乙局'] },
  { title: 'points lost on a level-1 indicator', filter: { lostOn: '效益指标' }, departments: ['乙局'] },
  { title: 'the budget line loses points too', filter: { lostOn: '预算执行率' }, departments: ['甲局'] },
  { title: 'full points are not lost', filter: { lostOn: '产出指标' }, departments: [] },
  { title: 'a total from 80, included', filter: { totalFrom: '80' }, departments: ['甲局', '乙局'] },
  { title: 'a total to 90, excluded', filter: { totalFrom: '0', totalTo: '90' }, departments: ['甲局'] },
  { title: 'a rule', filter: { accused: 'form.note' }, departments: ['乙局'] },
  { title: 'a rule that nobody broke', filter: { accused: 'form.other' }, departments: [] },
  { title: 'a problem category', filter: { named: 'PAY' }, departments: ['丁局'] },
  {
    title: 'all at once',
    filter: {
      years: [2022],
      departments: ['甲局', '丙,局'],
      supervisors: ['区政府'],
      grades: ['良'],
      rateTo: '90',
      flagged: 'any',
    },
    departments: ['甲局'],
  },
  {
    title: 'what tries to be SQL is text',
    filter: { supervisors: ["'); DROP TABLE evaluation; --"] },
    departments: [],
  },
]

describe.each(ADAPTERS)('$adapter: filters', ({ open }) => {
  let w: Warehouse
  beforeAll(async () => {
    w = await open()
    await loadBatch(w, batch(...TABLES), { origin: 'own' })
  })
  afterAll(() => w.close())

  it.each(CASES)('$title', async ({ filter, departments }) => {
    const rows = await scoreRows(w, { kind: 'department', years: [], departments: [], ...filter })
    expect(rows.map((row) => row.department)).toEqual(departments)
  })

  it('sums follow the filter', async () => {
    const rows = await yearRows(
      w,
      { kind: 'department', years: [], departments: [], supervisors: ['区政府'] },
      '90',
    )
    expect(rows).toMatchObject([
      { year: 2022, evaluations: 2, adjustedBudget: '200', executionRate: '90.00', slow: 1 },
    ])
  })
})
