import { describe, expect, it } from 'vitest'
import { chartLabels, formatExact, formatInUnit } from '@/charts'
import { countFormula, differenceFormula, rateFormula, shareFormula } from '@/charts/formula'
import { formatPercent } from '@/charts/format'

const labels = chartLabels('zh-CN')

describe('the formula of a rate', () => {
  const row = { adjustedBudget: '366.48', executed: '208.02', executionRate: '56.76' }
  it('is the division of the two amounts', () => {
    expect(rateFormula(row, labels)).toBe('208.02 ÷ 366.48 = 56.76%')
  })
  it('in 亿元 has all its digits, so that it still comes out', () => {
    expect(rateFormula(row, chartLabels('zh-CN', 'yi'))).toBe('0.020802 ÷ 0.036648 = 56.76%')
  })
  it.each([
    ['amounts that do not make it', { ...row, executionRate: '60.00' }, '60.00%'],
    ['nothing budgeted', { adjustedBudget: '0', executed: '0', executionRate: null }, '—'],
    ['an amount that is not stated', { ...row, executed: null }, '56.76%'],
  ])('is the rate alone with %s', (_, figures, text) => {
    expect(rateFormula(figures, labels)).toBe(text)
  })
})

it('differences, shares and counts say what they are made of', () => {
  expect(differenceFormula('97.08', '95.58')).toBe('97.08 − 95.58 = +1.50')
  expect(differenceFormula('46.65', '60.23', formatPercent)).toBe('46.65% − 60.23% = −13.58')
  expect(differenceFormula(null, '60.23')).toBe('—')
  expect(shareFormula('9', '12', '75.00')).toBe('9.00 ÷ 12.00 = 75.00%')
  expect(shareFormula('0', '0', null)).toBe('—')
  expect(countFormula(12, 94, '12.77')).toBe('12 ÷ 94 = 12.77%')
})

describe('one amount in both units', () => {
  it.each([
    ['17803.31', '17,803.31', '1.780331', '17,803.31', '1.78'],
    ['911.86', '911.86', '0.091186', '911.86', '0.0912'],
    ['21.54576', '21.54576', '0.002154576', '21.55', '0.0022'],
    ['0', '0.00', '0.000000', '0.00', '0.00'],
    ['-12.5', '−12.50', '−0.001250', '−12.50', '−0.0013'],
    [null, '—', '—', '—', '—'],
  ])('%s', (amount, exactWan, exactYi, wan, yi) => {
    expect(formatExact(amount, 'wan')).toBe(exactWan)
    expect(formatExact(amount, 'yi')).toBe(exactYi)
    expect(formatInUnit(amount, 'wan')).toBe(wan)
    expect(formatInUnit(amount, 'yi')).toBe(yi)
  })
})
