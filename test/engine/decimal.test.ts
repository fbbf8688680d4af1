import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  agrees,
  compareDecimal,
  divide,
  parseDecimal,
  percentRate,
  plain,
  roundHalfUp,
  runningSums,
  subtract,
  sum,
} from '@/engine'
import { asHundredths, Decimal } from '@/engine/decimal'
import { parseChineseNumeral } from '@/engine/numerals'

describe('a number as tables write it', () => {
  it.each([
    ['208.02', '208.02'],
    ['1,234.50', '1234.5'],
    ['１２３', '123'],
    [' 3 \n 4 ', '34'],
    ['3  4', '34'],
    ['−5', '-5'],
    ['5−3', null],
    ['+7', '7'],
    ['.5', '0.5'],
    ['7,00.0,77', null],
    ['1,23', null],
    ['', null],
    ['-', null],
    ['.', null],
    [',', null],
    ['3x', null],
    [`0.${'1'.repeat(38)}`, `0.${'1'.repeat(38)}`],
    [`0.${'1'.repeat(39)}`, null],
    ['0.0000000000001', '0.0000000000001'],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
  ])('%j is %j', (text, value) => expect(parseDecimal(text)).toBe(value))
})

it('sums what there is; of nothing there is no sum', () => {
  expect(sum(['0.1', null, '0.2'])).toBe('0.3')
  expect(sum([null])).toBeNull()
  expect(sum([])).toBeNull()
  expect(sum(['0'])).toBe('0')
})

it('compares by value, not by spelling', () => {
  expect([compareDecimal('9', '10'), compareDecimal('10', '9'), compareDecimal('1.0', '1')]).toEqual([
    -1, 1, 0,
  ])
})

it('subtracts; with a blank there is no difference', () => {
  expect(subtract('0.3', '0.1')).toBe('0.2')
  expect(subtract(null, '1')).toBeNull()
  expect(subtract('1', null)).toBeNull()
})

it('a rate or a share needs a part and a whole that is not 0', () => {
  expect(percentRate('208.02', '366.48')).toBe('56.76')
  expect(percentRate(null, '1')).toBeNull()
  expect(percentRate('1', null)).toBeNull()
  expect(percentRate('1', '0')).toBeNull()
  expect(divide('2', 3, 2)).toBe('0.67')
  expect(divide(null, 3, 2)).toBeNull()
  expect(divide('2', 0, 2)).toBeNull()
  expect(roundHalfUp('2.345', 2)).toBe('2.35')
  expect(plain('2.500')).toBe('2.5')
})

describe('a score agrees at the precision that the table keeps', () => {
  it.each([
    ['1.946', '1.95', 2, true],
    ['1.946', '1.9', 2, true],
    ['1.946', '1.8', 2, false],
    ['9.6', '10', 2, false],
    ['9.6', '9.6', 2, true],
    ['9.625', '9.63', 2, true],
    ['9.625', '9.625', 2, false],
    ['9.64', '9.6', 1, true],
    ['9.66', '9.66', 1, false],
  ])('%s as %s with %i digits: %s', (exact, reported, digits, yes) =>
    expect(agrees(exact, reported, digits)).toBe(yes),
  )
})

describe('a Chinese numeral', () => {
  it.each([
    ['三', 3],
    ['十', 10],
    ['十二', 12],
    ['两百', 200],
    ['二百零五', 205],
    ['一千二百三十四', 1234],
    ['零', 0],
    ['二三', null],
    ['十百', null],
    ['三个', null],
    ['约三', null],
    ['', null],
  ])('%s is %s', (text, value) => expect(parseChineseNumeral(text)).toBe(value))
})

describe('points as whole hundredths', () => {
  it.each([
    ['0', 0],
    ['2.5', 250],
    ['2.50', 250],
    ['100', 10000],
    ['007.05', 705],
    ['999999999999', 99999999999900],
    ['9999999999999', null],
    ['1.234', null],
    ['-1', null],
    ['', null],
    ['.5', null],
    ['5.', null],
    ['1.2.3', null],
    ['1e3', null],
    ['１', null],
  ])('%s → %s', (text, hundredths) => {
    expect(asHundredths(text)).toBe(hundredths)
  })

  it('go back, and compare as decimals do', () => {
    const texts = [
      '0',
      '0.00',
      '1',
      '1.0',
      '01',
      '2.05',
      '2.5',
      '10',
      '9.99',
      '1.995',
      '-3',
      '12345678901234',
      '.5',
    ]
    for (const a of texts) {
      for (const b of texts)
        expect([a, b, compareDecimal(a, b)]).toEqual([a, b, new Decimal(a).comparedTo(b)])
      const exact = asHundredths(a)
      if (exact !== null) expect(sum([a, '0'])).toBe(new Decimal(a).toString())
    }
  })
})

/** As the engine and SQL write numbers: any length, zeros at both ends, minus zero too. */
const plainNumber = fc
  .tuple(fc.boolean(), fc.stringMatching(/^\d{1,20}$/), fc.option(fc.stringMatching(/^\d{1,12}$/)))
  .map(
    ([negative, whole, fraction]) =>
      `${negative ? '-' : ''}${whole}${fraction === null ? '' : `.${fraction}`}`,
  )

it('compares plain numbers as Decimal does', () => {
  fc.assert(
    fc.property(plainNumber, plainNumber, (a, b) => {
      expect(compareDecimal(a, b) + 0).toBe(new Decimal(a).comparedTo(new Decimal(b)) + 0)
      expect(compareDecimal(a, a) + 0).toBe(0)
    }),
    { numRuns: 2000 },
  )
})

it('running sums are the sums of what came so far', () => {
  const values = ['0.1', '0.2', '12345678901234567890.123456', '-0.3']
  expect(runningSums(values).map((one) => one.toFixed())).toEqual(
    values.map((_, at) => sum(values.slice(0, at + 1))),
  )
})
