import { describe, expect, it } from 'vitest'
import {
  FINDING_RULES,
  scoreBatch,
  SPOT_CHECK_WEIGHTS,
  spotCheck,
  tallyFindings,
  type RuleTally,
  type Severity,
} from '@/engine'
import { shangjie } from './tables'

const tally = (rule: string, severity: Severity, count = 1): RuleTally => ({ rule, severity, count })
const sum = (...tallies: RuleTally[]) => spotCheck(tallies).points

describe('the weights', () => {
  it('name every rule of the catalogue and no other, each with points, a limit and a reason', () => {
    expect(Object.keys(SPOT_CHECK_WEIGHTS.rules)).toEqual(FINDING_RULES.map(({ id }) => id))
    for (const [id, { points, atMost, reason }] of Object.entries(SPOT_CHECK_WEIGHTS.rules)) {
      expect(points, id).toMatch(/^\d+(\.\d+)?$/)
      expect(Number.isInteger(atMost) && atMost >= 1, id).toBe(true)
      expect(reason.zh, id).toMatch(/。$/)
      expect(reason.en, id).toMatch(/\.$/)
    }
  })
})

describe('the sum of a table', () => {
  it('Shangjie: 10 + 8 + 8 + 3 + 2 = 31, the largest first', () => {
    const { points, parts } = spotCheck(tallyFindings(scoreBatch([shangjie()])[0]!.findings))
    expect(points).toBe('31')
    expect(
      parts.map(({ rule, counted, each, points }) => `${rule} ${counted} × ${each} = ${points}`),
    ).toEqual([
      'claim.execution-rate 1 × 10 = 10',
      'claim.adjustment-rate 1 × 8 = 8',
      'claim.carryover-rate 1 × 8 = 8',
      'total.above-cap 1 × 3 = 3',
      'score.all-full 1 × 2 = 2',
    ])
  })

  it.each<[string, RuleTally[], string]>([
    ['nothing', [], '0'],
    ['one of each counts whole', [tally('total.sum', 'error'), tally('grade.mismatch', 'error')], '16'],
    ['many of one rule count up to the limit', [tally('score.lost-without-reason', 'warning', 30)], '5'],
    ['a softened finding counts little', [tally('indicator.score-mismatch', 'note', 3)], '1.5'],
    ['softened ones up to the limit as well', [tally('indicator.score-mismatch', 'note', 30)], '2.5'],
    ['a graver one counts as its rule', [tally('total.above-cap', 'warning')], '3'],
    ['a rule that weighs nothing', [tally('form.no-scores', 'note')], '0'],
  ])('%s', (_title, tallies, points) => {
    expect(sum(...tallies)).toBe(points)
  })

  it('is exact: ten times 0.1 is 1', () => {
    const weights = {
      ...SPOT_CHECK_WEIGHTS,
      rules: { 'total.sum': { points: '0.1', atMost: 10, reason: { zh: '试', en: 'try' } } },
    }
    expect(spotCheck([tally('total.sum', 'error', 10)], weights).points).toBe('1')
  })

  it('the parts add up to it, in whatever order the findings come', () => {
    const tallies = FINDING_RULES.map(({ id, severity }, index) => tally(id, severity, (index % 7) + 1))
    const { points, parts } = spotCheck(tallies)
    expect(parts.reduce((total, part) => total + Number(part.points), 0)).toBe(Number(points))
    expect(spotCheck([...tallies].reverse())).toEqual({ points, parts })
  })

  it('a rule without a weight is an error with its name', () => {
    expect(() => sum(tally('no.such', 'note'))).toThrow('no.such')
  })
})
