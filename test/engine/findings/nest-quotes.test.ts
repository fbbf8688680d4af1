import { describe, expect, it } from 'vitest'
import { nestQuotes } from '@/engine/findings/nest-quotes'

describe('quotes in a sentence for the officer', () => {
  it.each([
    ['', ''],
    ['指标“预算执行率”自报 100%', '指标“预算执行率”自报 100%'],
    ['指标““三公经费”控制率”却填 100%', '指标“‘三公经费’控制率”却填 100%'],
    ['“甲”“乙”', '“甲”“乙”'],
    ['“甲“乙“丙”丁”戊”', '“甲‘乙‘丙’丁’戊”'],
    ['一个右引号”在外', '一个右引号”在外'],
    ['“没有收尾', '“没有收尾'],
  ])('%s', (sentence, expected) => {
    expect(nestQuotes(sentence)).toBe(expected)
  })
})
