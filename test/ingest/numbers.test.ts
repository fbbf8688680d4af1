import { describe, expect, it } from 'vitest'
import { asPercent, movePoint, readAmount, readPercent, readPoints } from '../../src/ingest/cell-number'

describe('readAmount, in 万元', () => {
  it.each([
    ['317.27', '万元', '317.27'],
    ['215,457.6', '元', '21.54576'],
    ['250000.00', '元', '25'],
    ['387664.62', '元', '38.766462'],
    ['0', '元', '0'],
    ['1', '元', '0.0001'],
    ['-5', '元', '-0.0005'],
    ['150万', '万元', '150'],
    ['150万', '元', '150'],
    ['72890元', '万元', '7.289'],
    ['1.2亿元', '万元', '12000'],
    ['１２３．４', '万元', '123.4'],
    ['12', null, '12'],
    ['¥12.5', '万元', '12.5'],
  ] as const)('%s (%s) = %s', (text, unit, value) => {
    expect(readAmount(text, unit)).toEqual({ value })
  })

  it.each([
    ['', 'blank'],
    ['—', 'blank'],
    ['/', 'blank'],
    ['7,00.0,77', 'malformed'],
    ['1,2345', 'malformed'],
    ['约90', 'malformed'],
    ['1.2.3', 'malformed'],
  ])('%s is %s', (text, expected) => {
    expect(readAmount(text, '万元')).toBe(expected)
  })
})

describe('readPoints and readPercent', () => {
  it('read points with and without 分', () => {
    expect([
      readPoints('10'),
      readPoints('9.8分'),
      readPoints('10%'),
      readPoints('-'),
      readPoints('优'),
    ]).toEqual([{ value: '10' }, { value: '9.8' }, { value: '10' }, 'blank', 'malformed'])
  })
  it('note whether the sign stands there', () => {
    expect(readPercent('99.27％')).toEqual({ value: '99.27', percentSign: true })
    expect(readPercent('56.76')).toEqual({ value: '56.76', percentSign: false })
  })
})

describe('asPercent', () => {
  it.each<[string, boolean, string | null, string, string]>([
    ['1', false, '100.00', '100', 'a ratio, by the figures'],
    ['0.8618', false, '86.18', '86.18', 'a ratio'],
    ['1', false, '1.02', '1', 'one percent, by the figures'],
    ['1', true, '100.00', '1', 'the sign decides'],
    ['0', false, '0.00', '0', 'zero stays'],
    ['1', false, null, '100', 'no figures: a ratio'],
    ['76', false, null, '76', 'no figures: percent'],
  ])('%s (sign %s, figures %s) = %s: %s', (value, sign, expected, result) => {
    expect(asPercent(value, sign, expected)).toBe(result)
  })
})

describe('movePoint', () => {
  it.each([
    ['215457.6', -4, '21.54576'],
    ['5', -4, '0.0005'],
    ['-12.5', 2, '-1250'],
    ['0.005', 2, '0.5'],
    ['0', -4, '0'],
  ])('%s by %i = %s', (value, digits, expected) => {
    expect(movePoint(value, digits)).toBe(expected)
  })
})
