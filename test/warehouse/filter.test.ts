import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadBatch, scoreRows, yearRows, type Filter, type Warehouse } from '@/warehouse'
import { ADAPTERS } from './adapters'
import { batch, budgeted, evaluation, finding, line } from './batches'

const TABLES = [
  budgeted('甲局', 2022, '100', '89.99', '89.99', {
    supervisor: '区政府',
    grade: '良',
    findings: [finding('claim.execution-rate', 'error')],
  }),
  budgeted('乙局', 2022, '100', '90', '90.00', {
    supervisor: '区政府',
    grade: '优',
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
  budgeted('丁局', 2021, null, '7', null),
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
