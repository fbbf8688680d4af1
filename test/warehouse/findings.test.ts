import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  findingGroups,
  findingRows,
  loadBatch,
  readEvaluation,
  removeEvaluation,
  spotCheckRows,
  type Filter,
  type Warehouse,
} from '@/warehouse'
import { ADAPTERS } from './adapters'
import { batch, cell, evaluation, finding, line } from './batches'

const ALL: Filter = { kind: 'department', years: [], departments: [] }
const many = (rule: string, severity: 'error' | 'warning' | 'note', count: number) =>
  Array.from({ length: count }, (_, index) => finding(rule, severity, [cell('表.csv', 10 + index, 8)]))
const budget = (adjustedBudget: string) => [line('total', { adjustedBudget })]

// 10 + 5 × 1 (30 rows, five count) + 0.5 (a softened one) = 15.5
const ZHAIDIAN = evaluation('翟店卫生院', 2021, {
  budget: [...budget('0.000'), line('government', { adjustedBudget: '9' })],
  findings: [
    finding('budget.zero-executed', 'error', [cell('表.csv', 6, 6)]),
    ...many('score.lost-without-reason', 'warning', 30),
    finding('indicator.score-mismatch', 'note', [cell('表.csv', 23, 8)]),
  ],
})
const TABLES = [
  ZHAIDIAN,
  // Of the same sum, 16: the larger budget first.
  evaluation('乙局', 2022, {
    budget: budget('100'),
    findings: [finding('total.sum', 'error'), finding('grade.mismatch', 'error')],
  }),
  evaluation('甲局', 2022, {
    budget: budget('366.48'),
    findings: [finding('total.sum', 'error'), finding('grade.mismatch', 'error')],
  }),
  // Weighs nothing, and nothing to weigh.
  evaluation('丙局', 2022, { findings: [finding('form.no-scores', 'note')] }),
  evaluation('丁局', 2022, { budget: budget('5') }),
  evaluation('某局', 2022, {
    kind: 'project',
    name: '项目',
    findings: [finding('total.missing', 'warning')],
  }),
]

describe.each(ADAPTERS)('$adapter: findings', ({ open }) => {
  let w: Warehouse
  beforeAll(async () => {
    w = await open()
    await loadBatch(w, batch(...TABLES), { origin: 'own' })
  })
  afterAll(() => w.close())

  it('the spot check: sums taken apart, equal ones share a rank, the larger budget first', async () => {
    const rows = await spotCheckRows(w, ALL)
    expect(rows.map(({ rank, department, points }) => [rank, department, points])).toEqual([
      [1, '甲局', '16'],
      [1, '乙局', '16'],
      [3, '翟店卫生院', '15.5'],
    ])
    expect(rows[0]).toMatchObject({ adjustedBudget: '366.48', evaluationId: '甲局/2022/department/' })
    expect(
      rows[2]!.parts.map(({ rule, count, counted, each, points }) => [rule, count, counted, each, points]),
    ).toEqual([
      ['budget.zero-executed', 1, 1, '10', '10'],
      ['score.lost-without-reason', 30, 5, '1', '5'],
      ['indicator.score-mismatch', 1, 1, '0.5', '0.5'],
    ])
  })

  it.each<[string, Partial<Filter>, string[]]>([
    ['a year', { years: [2021] }, ['翟店卫生院']],
    ['a department', { departments: ['乙局'] }, ['乙局']],
    ['projects', { kind: 'project' }, ['某局']],
    ['nobody', { departments: ["' OR true --"] }, []],
  ])('the spot check of %s', async (_title, filter, departments) => {
    const rows = await spotCheckRows(w, { ...ALL, ...filter })
    expect(rows.map(({ department }) => department)).toEqual(departments)
    if (rows[0]) expect(rows[0].rank).toBe(1)
  })

  it('30 rows of a table that break one rule are one group, with all of them', async () => {
    const { groups, groupCount, findingCount } = await findingGroups(w, ALL, {}, 100)
    expect(groups.map(({ department, rule, findings }) => [department, rule, findings.length])).toEqual([
      ['甲局', 'grade.mismatch', 1],
      ['甲局', 'total.sum', 1],
      ['乙局', 'grade.mismatch', 1],
      ['乙局', 'total.sum', 1],
      ['翟店卫生院', 'budget.zero-executed', 1],
      ['翟店卫生院', 'score.lost-without-reason', 30],
      ['丙局', 'form.no-scores', 1],
      ['翟店卫生院', 'indicator.score-mismatch', 1],
    ])
    expect([groupCount, findingCount]).toEqual([8, 37])
    expect(groups[5]!.findings.map(({ evidence }) => evidence[0]?.row)).toEqual(
      Array.from({ length: 30 }, (_, index) => 10 + index),
    )
    expect(groups[5]!.findings[0]).toEqual(
      (await findingRows(w, ALL, { rule: 'score.lost-without-reason' }))[0],
    )
  })

  it('the first groups, and how many there are', async () => {
    const { groups, groupCount, findingCount } = await findingGroups(w, ALL, { severity: 'error' }, 2)
    expect(groups.map(({ department }) => department)).toEqual(['甲局', '甲局'])
    expect([groupCount, findingCount]).toEqual([5, 5])
    expect(await findingGroups(w, ALL, { rule: "' OR true --" }, 5)).toEqual({
      groups: [],
      groupCount: 0,
      findingCount: 0,
    })
    expect((await findingGroups(w, { ...ALL, years: [1999] }, {}, 5)).groups).toEqual([])
  })

  it('once the second copy is gone, nothing says that there were two', async () => {
    const twice = finding('table.duplicate', 'warning', [cell('表.csv', 2, 3)])
    const copy = (file: string) => evaluation('戊局', 2020, { id: `戊局/${file}`, file, findings: [twice] })
    await loadBatch(w, batch(copy('一.csv'), copy('二.csv')), { origin: 'own' })
    const said = async () => (await findingRows(w, ALL, { rule: 'table.duplicate' })).length
    expect(await said()).toBe(1)
    await removeEvaluation(w, '戊局/二.csv')
    expect(await said()).toBe(0)
    expect((await readEvaluation(w, '戊局/一.csv'))?.findings).toEqual([])
    await removeEvaluation(w, '戊局/一.csv')
  })
})
