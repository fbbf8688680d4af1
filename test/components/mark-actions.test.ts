import { expect, test } from 'vitest'
import { onlyThis } from '@/components/chart/mark-actions'

test.each([
  {
    title: 'a department, whatever year its mark stands in',
    key: { department: '区水利局', year: 2022, evaluationId: 't1' },
    only: { departments: ['区水利局'] },
  },
  { title: 'a year', key: { year: 2022 }, only: { years: [2022] } },
  {
    title: 'a fund source',
    key: { fundSource: 'ownFunds' as const, year: 2022 },
    only: { fundSource: 'ownFunds' },
  },
  {
    title: 'the line of all sources is its year',
    key: { fundSource: 'total' as const, year: 2022 },
    only: { years: [2022] },
  },
  {
    title: 'a recomputed grade',
    key: { grade: '良', side: 'recomputed' as const },
    only: { grades: ['良'] },
  },
  { title: 'a self-reported grade has no filter', key: { grade: '良', side: 'self' as const }, only: null },
  { title: 'a grade that is none', key: { grade: 'other', side: 'recomputed' as const }, only: null },
  {
    title: 'an indicator: the tables that lost points on it',
    key: { level3: '结转结余率' },
    only: { lostOn: '结转结余率' },
  },
  {
    title: 'a bin of totals',
    key: { side: 'recomputed' as const, bin: { from: '85', to: '90' } },
    only: { totalFrom: '85', totalTo: '90' },
  },
  {
    title: 'the last bin is open above',
    key: { bin: { from: '95', to: null } },
    only: { totalFrom: '95', totalTo: null },
  },
  {
    title: 'tables that have a self-reported total in common: whose they are',
    key: { departments: ['甲', '乙'] },
    only: { departments: ['甲', '乙'] },
  },
  { title: 'a rule', key: { rule: 'form.note', severity: 'note' as const }, only: { accused: 'form.note' } },
  {
    title: 'a category in a year',
    key: { category: 'PAY', year: 2022 },
    only: { named: 'PAY', years: [2022] },
  },
])('只看它: $title', ({ key, only }) => {
  expect(onlyThis(key)).toEqual(only)
})
