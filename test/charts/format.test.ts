import Decimal from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chartLabels, formatAmount, formatCount, formatDecimal, formatPercent, formatSigned } from '@/charts'
import { amountUnit, inUnit, toPixel } from '@/charts/format'

const zh = chartLabels('zh-CN')

describe('figures for reading', () => {
  test.each([
    ['208.02', '208.02'],
    ['1234567.5', '1,234,567.50'],
    ['999', '999.00'],
    ['0', '0.00'],
    ['-15.4', '−15.40'],
    ['-0.001', '0.00'],
    ['2.005', '2.01'],
    ['90071992547409931.25', '90,071,992,547,409,931.25'],
    [null, '—'],
  ])('formatDecimal(%s) is %s', (value, text) => expect(formatDecimal(value)).toBe(text))

  test('amounts name their unit; 亿元 only where asked', () => {
    expect(formatAmount('158.46', zh)).toBe('158.46 万元')
    expect(formatAmount('12650', zh)).toBe('12,650.00 万元')
    expect(formatAmount('12650', zh, 'yi')).toBe('1.27 亿元')
    expect(formatAmount(null, zh)).toBe('—')
  })

  test.each([
    { amounts: ['9999.99', null], unit: 'wan' },
    { amounts: ['1', '10000'], unit: 'yi' },
    { amounts: ['-10000'], unit: 'yi' },
    { amounts: [], unit: 'wan' },
  ])('one unit for a chart: $amounts → $unit', ({ amounts, unit }) => expect(amountUnit(amounts)).toBe(unit))

  test('conversion to 亿元 is exact', () => expect(inUnit('0.01', 'yi')).toBe('0.000001'))

  test('percent, count, sign', () => {
    expect(formatPercent('56.76')).toBe('56.76%')
    expect(formatPercent('90', 0)).toBe('90%')
    expect(formatPercent('0')).toBe('0.00%')
    expect(formatPercent(null)).toBe('—')
    expect(formatCount(12345)).toBe('12,345')
    expect([formatSigned('3.69'), formatSigned('-2.1'), formatSigned('0.00'), formatSigned(null)]).toEqual([
      '+3.69',
      '−2.10',
      '0.00',
      '—',
    ])
  })

  test('only a pixel is a float, and a gap stays a gap', () => {
    expect(toPixel('56.76')).toBe(56.76)
    expect(toPixel(null)).toBeNull()
  })
})

test('a figure is rounded as Decimal rounds it, however it is written', () => {
  const number = fc
    .tuple(
      fc.boolean(),
      fc.stringMatching(/^(?:0|[1-9]\d{0,14})$/),
      fc.option(fc.stringMatching(/^\d{1,6}$/)),
    )
    .map(
      ([negative, whole, fraction]) =>
        `${negative ? '-' : ''}${whole}${fraction === null ? '' : `.${fraction}`}`,
    )
  fc.assert(
    fc.property(number, fc.integer({ min: 0, max: 4 }), (value, digits) => {
      const said = formatDecimal(value, digits).replaceAll(',', '').replace('−', '-')
      const fixed = new Decimal(value).toFixed(digits, Decimal.ROUND_HALF_UP)
      // Minus nothing is nothing.
      expect(said).toBe(/[1-9]/.test(fixed) ? fixed : fixed.replace('-', ''))
    }),
    { numRuns: 2000 },
  )
})
