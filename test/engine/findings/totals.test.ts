import { describe, expect, it } from 'vitest'
import { budgetLine, indicator, shangjie } from '../tables'
import { findingsOf, rulesOf, SHANGJIE, SPENT, table, testPairs, type Pair } from './pairs'

const spent = (executed: string, total: string) => ({
  budget: [budgetLine({ ...SPENT, executed, reportedScore: String(Number(total) - 90) })],
  reportedTotal: total,
  reportedGrade: null,
})
const weight = (points: string) => ({
  indicators: [indicator('办结率', '≥90%', '95%', points, points)],
  reportedTotal: String(10 + Number(points)),
})

const TOTAL_PAIRS: Pair[] = [
  { rule: 'total.sum', has: { reportedTotal: '99' }, almost: { reportedTotal: '100.00' }, says: '100' },
  {
    rule: 'total.sum',
    title: 'a form whose budget block carries no points',
    has: {
      budget: [budgetLine({ ...SPENT, weight: null, reportedScore: null })],
      indicators: [indicator('办结率', '≥90%', '95%', '100', '100')],
      reportedTotal: '98',
    },
    almost: {
      budget: [budgetLine({ ...SPENT, weight: null, reportedScore: null })],
      indicators: [indicator('办结率', '≥90%', '95%', '90', '90')],
      reportedTotal: '98',
    },
  },
  { rule: 'total.out-of-range', has: weight('91'), almost: weight('90') },
  {
    rule: 'total.missing',
    has: { reportedTotal: null, cells: {} },
    almost: { reportedTotal: null, origin: 'list' },
  },
  {
    rule: 'grade.mismatch',
    has: { reportedGrade: '良' },
    almost: { reportedGrade: '优秀' },
    says: '应为“优”',
  },
  {
    rule: 'grade.mismatch',
    title: '90 included in 优',
    has: { ...weight('79.99'), reportedTotal: '89.99', reportedGrade: '优' },
    almost: { ...weight('80'), reportedTotal: '90', reportedGrade: '优' },
  },
  { rule: 'weights.sum', has: weight('100'), almost: weight('90'), says: '合计 110，不是 100' },
  {
    rule: 'weights.negative',
    has: { indicators: [indicator('办结率', '≥90%', '95%', '-5', '-5')] },
    almost: { indicators: [indicator('办结率', '≥90%', '95%', '0', '0')] },
    says: '分值是 -5，小于 0',
  },
  {
    rule: 'weights.negative',
    title: 'of the budget line',
    has: { budget: [budgetLine({ ...SPENT, weight: '-10' })] },
    almost: { budget: [budgetLine({ ...SPENT, weight: '0', reportedScore: '0' })] },
    says: '预算执行一行的分值是 -10',
  },
  { rule: 'weights.total-row', has: { totalWeight: '110' }, almost: { totalWeight: '100.0' } },
  {
    rule: 'total.above-cap',
    has: spent('79.99', '98.89'),
    almost: spent('80', '98.89'),
    says: '总分最高 89',
  },
]

describe('total, grade and weights', () => {
  testPairs(TOTAL_PAIRS)

  it('a clean table has no finding', () => {
    expect(rulesOf(table())).toEqual([])
  })

  it.each([
    ['49.99', '59'],
    ['50', '69'],
    ['59.99', '69'],
    ['60', '79'],
    ['69.99', '79'],
    ['70', '89'],
    ['79.99', '89'],
  ])('a rate of %s %% caps the total at %s', (rate, cap) => {
    const found = findingsOf(table(spent(rate, '99'))).find(({ rule }) => rule === 'total.above-cap')
    expect(found?.message.zh).toContain(`最高 ${cap}，`)
    expect(found?.message.zh).toContain('供参考')
    expect(found?.severity).toBe('note')
  })

  it('a cap of the scheme itself goes before the reference', () => {
    const scheme = { ...SHANGJIE, caps: { applies: true, bands: [{ below: '95', atMost: '90' }] } }
    const found = findingsOf(table(spent('94', '99')), scheme).find(({ rule }) => rule === 'total.above-cap')
    expect(found?.message.zh).toContain('方案“部门整体：执行率 ÷ 90%”规定总分最高 90')
    expect(found?.severity).toBe('warning')
  })

  it('the Shangjie table: 96.31 at 56.76 %', () => {
    const found = findingsOf(shangjie()).find(({ rule }) => rule === 'total.above-cap')
    expect(found?.message.zh).toBe(
      '预算执行率 56.76%，低于 60% 时有的地方规定（供参考）总分最高 69，本表自评 96.31',
    )
  })
})
