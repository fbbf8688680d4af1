import { compareDecimal } from '@/engine'
import { describe, expect, test } from 'vitest'
import { binOf, fiveNumbers, meanOf, percentOf, sumDecimals } from '@/charts/exact'

describe('exact figures', () => {
  test.each([
    { title: 'the published table: 208.02 of 366.48', part: '208.02', whole: '366.48', percent: '56.76' },
    { title: 'half up, not to even', part: '1', whole: '800', percent: '0.13' },
    { title: 'nothing of something', part: '0', whole: '96', percent: '0' },
    { title: 'of nothing: not defined', part: '0', whole: '0.00', percent: null },
    { title: 'departments that handed in', part: 12, whole: 96, percent: '12.5' },
  ])('percentOf: $title', ({ part, whole, percent }) => {
    expect(percentOf(part, whole)).toBe(percent)
  })

  test('a sum has no float in it: 0.1 + 0.2, and more digits than a float holds', () => {
    expect(sumDecimals(['0.1', '0.2'])).toBe('0.3')
    expect(sumDecimals(['90071992547409.93', '0.01'])).toBe('90071992547409.94')
    expect(sumDecimals([])).toBe('0')
  })

  test('decimals compare by value, not as text', () => {
    expect(compareDecimal('100', '56.76')).toBe(1)
    expect(compareDecimal('90', '90.00')).toBe(0)
    expect(compareDecimal('-2', '1')).toBe(-1)
  })

  test('a mean of nothing is not defined', () => {
    expect(meanOf('6.5', 4)).toBe('1.63')
    expect(meanOf('0', 0)).toBeNull()
  })

  test.each([
    ['89.99', 17],
    ['90', 18],
    ['0', 0],
    ['-0.5', -1],
  ])('binOf: %s in bins of 5 is bin %i', (total, bin) => {
    expect(binOf(total, 5)).toBe(bin)
  })

  test.each([
    {
      title: 'as QUARTILE.INC in Excel',
      values: ['4', '1', '3', '2'],
      of: ['1', '1.75', '2.5', '3.25', '4'],
    },
    { title: 'one value is all five', values: ['56.76'], of: ['56.76', '56.76', '56.76', '56.76', '56.76'] },
    { title: 'equal values', values: ['90', '90', '90.00'], of: ['90', '90', '90', '90', '90'] },
  ])('fiveNumbers: $title', ({ values, of }) => {
    const numbers = fiveNumbers(values)!
    expect([numbers.min, numbers.q1, numbers.median, numbers.q3, numbers.max]).toEqual(of)
  })

  test('fiveNumbers of nothing', () => expect(fiveNumbers([])).toBeNull())
})
