import { describe, expect, it } from 'vitest'
import { parseValue, showQuantity } from '@/engine'
import { targetInName } from '@/engine/value'

const quantity = (operator: string | null, value: string, unit: string | null) => ({
  kind: 'quantity',
  operator,
  value,
  unit,
})

describe('what stands around the number', () => {
  it.each([
    ['90%(不含)以上', quantity('>', '90', '%')],
    ['90%(不含)以下', quantity('<', '90', '%')],
    ['90%(含)以上', quantity('>=', '90', '%')],
    ['≥90%以上', quantity('>=', '90', '%')],
    ['≤5件以内', quantity('<=', '5', '件')],
    ['≥全年完成3次', quantity('>=', '3', '次')],
    ['百分之九十五点五', quantity(null, '95.5', '%')],
    ['百分之95.5', quantity(null, '95.5', '%')],
    ['不低于百分之九十', quantity('>=', '90', '%')],
    ['十二次', quantity(null, '12', '次')],
    ['三万元', quantity(null, '3', '万元')],
    ['3千万元', quantity(null, '3', '千万元')],
    ['3千万', quantity(null, '30000000', null)],
    ['2万亿', quantity(null, '2000000000000', null)],
    ['3万人次', quantity(null, '30000', '人次')],
    ['150万', quantity(null, '1500000', null)],
    ['3百万', quantity(null, '3000000', null)],
    ['3千人', quantity(null, '3000', '人')],
    ['3千米', quantity(null, '3', '千米')],
    ['50m2', quantity(null, '50', '平方米')],
    ['50m3', quantity(null, '50', '立方米')],
    ['5KM2', quantity(null, '5', '平方公里')],
    ['5km3', quantity(null, '5', '立方公里')],
    ['100%覆盖', quantity(null, '100', '%')],
    ['3项已完成', quantity(null, '3', '项')],
    ['100%(%)', quantity(null, '100', '%')],
    ['5​件', quantity(null, '5', '件')],
    ['整编资料审核98%', quantity(null, '98', '%')],
    ['培训完成率达到95%', quantity('>=', '95', '%')],
    ['成本下降5%', { ...quantity(null, '5', '%'), change: '减' }],
    ['同比增长8%', { ...quantity(null, '8', '%'), change: '增' }],
    ['3∼5次', { kind: 'range', low: '3', high: '5', unit: '次' }],
    ['3次至5次', { kind: 'range', low: '3', high: '5', unit: '次' }],
    ['3-5', { kind: 'range', low: '3', high: '5', unit: null }],
    ['3万-5万元', { kind: 'range', low: '3', high: '5', unit: '万元' }],
    ['3-5万人', { kind: 'range', low: '30000', high: '50000', unit: '人' }],
    ['3次-5', { kind: 'range', low: '3', high: '5', unit: '次' }],
    ['5-5次', { kind: 'range', low: '5', high: '5', unit: '次' }],
  ])('%s', (text, value) => expect(parseValue(text)).toEqual(value))

  it.each([
    ['第3', '次第'],
    ['第3次', 'an ordinal'],
    ['按3类', 'a classification'],
    ['下降5%左右', 'about'],
    ['未完成率5%', 'a negation'],
    ['3-5件未完成', 'a negation behind a range'],
    ['3件未完成-5件', 'a negation within a range'],
    ['5%下降', 'a change behind'],
  ])('%s is not read: %s', (text) => expect(parseValue(text).kind).toBe('unreadable'))

  it('a phrase with dates in it is a deadline without a day', () => {
    expect(parseValue('2022年12月完成竣工验收并交付')).toEqual({
      kind: 'deadline',
      text: '2022年12月完成竣工验收并交付',
      span: null,
    })
    for (const text of ['12月上旬组织验收', '6月开工', '9月中旬前完成'])
      expect(parseValue(text).kind, text).toBe('deadline')
    expect(parseValue('12个月')).toEqual(quantity(null, '12', '个月'))
    expect(parseValue('2022年组织3次验收').kind).not.toBe('deadline')
  })
})

describe('a unit from its own column', () => {
  it('stands in where the text has none, and only there', () => {
    expect(parseValue('90', '％')).toEqual(quantity(null, '90', '%'))
    expect(parseValue('90', ' 平米 ')).toEqual(quantity(null, '90', '平方米'))
    expect(parseValue('90件', '%')).toEqual(quantity(null, '90', '件'))
    expect(parseValue('3-5', '件')).toEqual({ kind: 'range', low: '3', high: '5', unit: '件' })
    expect(parseValue('90', '')).toEqual(quantity(null, '90', null))
    expect(parseValue('90')).toEqual(quantity(null, '90', null))
    expect(parseValue('相关', '%')).toEqual({ kind: 'quality', word: '相关' })
    expect(parseValue(null, '%')).toEqual({ kind: 'blank' })
  })
})

describe('a target in the name of an indicator', () => {
  it.each([
    ['整编资料审核98%', quantity(null, '98', '%')],
    ['培训4次', quantity(null, '4', '次')],
    ['培训4', null],
    ['成本下降5%', null],
    ['资料审核', null],
    ['第4次', null],
    ['98%', null],
  ])('%s', (name, target) => expect(targetInName(name)).toEqual(target))
})

it('is shown with its unit', () => {
  expect(showQuantity('98.0', '%')).toBe('98%')
  expect(showQuantity('208.02', '万元')).toBe('208.02 万元')
  expect(showQuantity('3', null)).toBe('3')
})
