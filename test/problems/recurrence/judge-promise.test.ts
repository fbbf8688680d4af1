import { describe, expect, it } from 'vitest'
import { judgePromise, type PromiseEvidence } from '@/problems'

const evidence = (stated: Partial<PromiseEvidence>): PromiseEvidence => ({
  category: 'PAY',
  nextYear: 2023,
  nextText: null,
  initialBudget: null,
  adjustedBudget: null,
  executed: null,
  nextInitialBudget: null,
  nextAdjustedBudget: null,
  nextExecuted: null,
  missed: null,
  asked: null,
  nextMissed: null,
  nextAskedCount: null,
  ...stated,
})
const paid = (executed: string, nextExecuted: string) => ({
  adjustedBudget: '366.48',
  executed,
  nextAdjustedBudget: '400',
  nextExecuted,
})

describe('judgePromise', () => {
  it.each<
    [title: string, stated: Partial<PromiseEvidence>, verdict: string, reason: string, figure: unknown]
  >([
    ['no later table', { nextYear: null }, 'unclear', 'noReport', null],
    ['named again', { nextText: '支付慢' }, 'broken', 'namedAgain', null],
    [
      'named again, though better',
      { nextText: '支付慢', ...paid('208.02', '300') },
      'broken',
      'namedAgain',
      { name: 'executionRate', before: '56.76', after: '75.00', better: true },
    ],
    [
      'named again, but good now',
      { nextText: '支付慢', ...paid('208.02', '380') },
      'unclear',
      'namedButBetter',
      { name: 'executionRate', before: '56.76', after: '95.00', better: true },
    ],
    [
      'not named, faster',
      paid('208.02', '380'),
      'kept',
      'figureBetter',
      { name: 'executionRate', before: '56.76', after: '95.00', better: true },
    ],
    [
      'not named, but no faster',
      paid('366.48', '400'),
      'broken',
      'figureNotBetter',
      { name: 'executionRate', before: '100.00', after: '100.00', better: false },
    ],
    ['a budget of 0 has no rate', { ...paid('0', '380'), adjustedBudget: '0' }, 'unclear', 'notNamed', null],
    [
      'carried over less',
      { category: 'CARRY', ...paid('208.02', '380') },
      'kept',
      'figureBetter',
      { name: 'carryOverRate', before: '43.24', after: '5.00', better: true },
    ],
    [
      'adjusted downwards counts like upwards',
      {
        category: 'ADJUST',
        initialBudget: '100',
        adjustedBudget: '80',
        nextInitialBudget: '100',
        nextAdjustedBudget: '115',
      },
      'kept',
      'figureBetter',
      { name: 'adjustmentRate', before: '20.00', after: '15.00', better: true },
    ],
    [
      'satisfaction met now',
      { category: 'SATISF', missed: 1, asked: 1, nextMissed: 0, nextAskedCount: 1 },
      'kept',
      'figureBetter',
      { name: 'satisfactionMissed', before: '1/1', after: '0/1', better: true },
    ],
    [
      'no figure speaks about training',
      { category: 'SKILL', ...paid('1', '400') },
      'unclear',
      'notNamed',
      null,
    ],
  ])('%s', (_, stated, verdict, reason, figure) => {
    expect(judgePromise(evidence(stated), '90')).toEqual({ verdict, reason, figure })
  })
})
