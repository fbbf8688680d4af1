import { describe, expect, it } from 'vitest'
import { budgetLine, indicator } from '../tables'
import { rulesOf, SPENT, table, testPairs, type Pair } from './pairs'

const open = { reportedScore: null, reportedTotal: null, reportedGrade: null }
const unscored = (weight: string | null) => ({
  ...open,
  budget: [budgetLine({ ...SPENT, weight: null, reportedScore: null })],
  indicators: [indicator('库存真实率', '100%', '100%', weight, null)],
})

const FORM_PAIRS: Pair[] = [
  {
    rule: 'form.unfilled',
    has: { ...open, indicators: [indicator('覆盖率', '=100%', null, '90', null)] },
    almost: { ...open, indicators: [indicator('覆盖率', '=100%', '100%', '90', null)] },
  },
  {
    rule: 'form.no-scores',
    title: 'a form that has no points (衡山)',
    has: unscored(null),
    almost: unscored('10'),
  },
  {
    rule: 'form.instructions',
    has: { instructions: [{ file: 'table.csv', row: 19, column: 3 }] },
    almost: { instructions: [] },
  },
]

describe('the form', () => {
  testPairs(FORM_PAIRS)

  it('an unfilled form is said once, without what follows from its blanks', () => {
    const blank = [indicator('覆盖率', '=100%', null, '90', null)]
    expect(rulesOf(table({ ...open, indicators: blank }))).toEqual(['form.unfilled'])
  })

  it('a report without its table is no unfilled form', () => {
    expect(rulesOf(table({ ...open, origin: 'report', budget: [], indicators: [] }))).toEqual([])
  })
})
