import { describe, expect, it } from 'vitest'
import { scoreEvaluation } from '@/engine'
import { budgetLine, indicator, putuo } from '../tables'
import { LINEAR, rulesOf, SHANGJIE, SPENT, table, testPairs, type Pair } from './pairs'

const line = (fields: Parameters<typeof budgetLine>[0]) => ({ budget: [budgetLine({ ...SPENT, ...fields })] })
const source = (fields: Parameters<typeof budgetLine>[0]) =>
  budgetLine({ fundSource: 'government', label: '其中：当年财政拨款', ...fields })

const BUDGET_PAIRS: Pair[] = [
  {
    rule: 'budget.total-zero',
    title: 'total line 0 / 0 / 0 while its sources are not (贵池)',
    has: {
      budget: [
        budgetLine({ ...SPENT, initialBudget: '0', adjustedBudget: '0', executed: '0', reportedScore: '0' }),
        source({ initialBudget: '90', adjustedBudget: '89.974', executed: '89.974' }),
      ],
    },
    almost: {
      budget: [
        budgetLine({ ...SPENT, initialBudget: '0', adjustedBudget: '0', executed: '0', reportedScore: '0' }),
        source({ initialBudget: '0', adjustedBudget: '0', executed: '0' }),
      ],
    },
    says: '各来源合计 89.974',
  },
  {
    rule: 'budget.sources-sum',
    has: { budget: [budgetLine(SPENT), source({ adjustedBudget: '99.99', executed: '100' })] },
    almost: { budget: [budgetLine(SPENT), source({ adjustedBudget: '100.00', executed: '100' })] },
    says: '全年预算数 100，各来源合计 99.99',
  },
  {
    rule: 'budget.sources-sum',
    title: 'a total of 0 is a finding of its own',
    has: { budget: [budgetLine(SPENT), source({ adjustedBudget: '60' }), source({ adjustedBudget: '39' })] },
    almost: { budget: [budgetLine({ ...SPENT, adjustedBudget: '0' }), source({ adjustedBudget: '99' })] },
  },
  {
    rule: 'budget.rate-mismatch',
    title: '86.19 % for 86.18304 % (普陀)',
    has: line({ adjustedBudget: '25', executed: '21.54576', reportedRate: '86.19' }),
    almost: line({ adjustedBudget: '25', executed: '21.54576', reportedRate: '86.18' }),
    says: '21.54576 ÷ 25 = 86.18%',
  },
  {
    rule: 'budget.rate-mismatch',
    title: 'at the precision stated',
    has: line({ executed: '99.10', reportedRate: '99.2' }),
    almost: line({ executed: '99.10', reportedRate: '99' }),
  },
  {
    rule: 'budget.score-mismatch',
    has: line({ executed: '80', reportedScore: '9' }),
    almost: line({ executed: '80', reportedScore: '8.9' }),
    says: '80.00 % ÷ 90 % × 10 = 8.89',
  },
  {
    rule: 'budget.zero-executed',
    title: 'budget 0, executed 207.4538, rate said 100 % (稷山)',
    has: line({ adjustedBudget: '0', executed: '207.4538', reportedRate: '100' }),
    almost: line({ adjustedBudget: '0', executed: '0', reportedRate: '0' }),
    says: '执行率填 100%',
  },
  {
    rule: 'budget.over-executed',
    has: line({ executed: '100.01' }),
    almost: line({ executed: '100.00' }),
  },
  {
    rule: 'budget.over-executed',
    title: 'a source alone',
    has: { budget: [budgetLine(SPENT), source({ adjustedBudget: '50', executed: '51' })] },
    almost: { budget: [budgetLine(SPENT), source({ adjustedBudget: '50', executed: '50' })] },
    says: '当年财政拨款',
  },
  {
    rule: 'budget.weight-outlier',
    title: '100 and 98 in the budget row (鄂州)',
    has: { ...line({ weight: '100', reportedScore: '98' }), reportedTotal: null },
    almost: line({ weight: '20', reportedScore: '20' }),
  },
  {
    rule: 'score.over-weight',
    title: 'the budget line',
    has: line({ reportedScore: '10.5' }),
    almost: line({ reportedScore: '10.0' }),
    says: '预算执行一行',
  },
]

describe('the budget block', () => {
  testPairs(BUDGET_PAIRS)

  it('Putuo: the rate that was rounded up, and full marks everywhere', () => {
    expect(rulesOf(putuo(), LINEAR)).toEqual(['budget.rate-mismatch', 'score.all-full'])
  })

  it('a weight of 100 in the budget row is said once, not as a wrong sum of weights as well', () => {
    const wrong = table({
      ...line({ weight: '100', reportedScore: '98' }),
      indicators: [indicator('办结率', '≥90%', '95%', '70', '70')],
      reportedTotal: null,
      cells: {},
    })
    expect(rulesOf(wrong)).toEqual(['budget.weight-outlier', 'total.missing'])
  })

  it('is no error under a scheme that the table is not known to follow', () => {
    const strays = table({ ...line({ executed: '80', reportedScore: '7' }), reportedTotal: '97' })
    const severities = (basis: 'default' | 'batch' | 'stated') =>
      scoreEvaluation(strays, SHANGJIE, basis).findings.map(({ rule, severity }) => `${rule} ${severity}`)
    expect(severities('default')).toEqual(['budget.score-mismatch note'])
    expect(severities('batch')).toEqual(['budget.score-mismatch error'])
    expect(severities('stated')).toContain('budget.score-mismatch error')
    const [finding] = scoreEvaluation(strays, SHANGJIE, 'default').findings
    expect(finding?.message.zh).toContain('若按方案“部门整体：执行率 ÷ 90%”是 8.89 分')
    expect(finding?.message.en).toContain('under the scheme “Department: rate ÷ 90 %” it is 8.89')
  })
})
