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
  { title: 'an indicator has no filter', key: { level3: '结转结余率' }, only: null },
])('只看它: $title', ({ key, only }) => {
  expect(onlyThis(key)).toEqual(only)
})
