import { describe, expect, it } from 'vitest'
import { budgetLine, indicator } from '../tables'
import { rulesOf, SPENT, table, testPairs, type Pair } from './pairs'

const rate = (executed: string, name: string, target: string, actual: string) => ({
  budget: [budgetLine({ ...SPENT, initialBudget: '80', executed })],
  indicators: [indicator(name, target, actual, '90', '90')],
})
const cost = (name: string, target: string, actual: string, executed: string) => ({
  budget: [budgetLine({ ...SPENT, adjustedBudget: '150', initialBudget: '150', executed })],
  indicators: [indicator(name, target, actual, '90', '90', { level2: '成本指标' })],
})

const CLAIM_PAIRS: Pair[] = [
  {
    rule: 'claim.execution-rate',
    has: rate('83.50', '预算执行率', '≥90%', '99%'),
    almost: rate('83.50', '预算执行率', '≥80%', '83.5%'),
    says: '83.50%',
  },
  {
    rule: 'claim.execution-rate',
    title: 'a rounding is no contradiction',
    has: rate('83.50', '部门整体支出预算执行率', '≥90%', '85%'),
    almost: rate('83.50', '部门整体支出预算执行率', '≥80%', '84%'),
  },
  {
    rule: 'claim.execution-rate',
    title: '预算完成率 may be read against the initial budget as well',
    has: rate('79', '预算完成率', '≥90%', '90%'),
    almost: rate('79', '预算完成率', '≥90%', '98.75%'),
  },
  {
    rule: 'claim.execution-rate',
    title: 'the rate of a part is another rate',
    has: rate('83.50', '资金执行率', '≥80%', '100%'),
    almost: rate('83.50', '专项资金执行率', '≥80%', '100%'),
  },
  {
    rule: 'claim.adjustment-rate',
    has: rate('100', '预算调整率', '≤10%', '0%'),
    almost: rate('100', '预算调整率', '≤10%', '25%'),
    says: '|100 − 80| ÷ 80 = 25.00%',
  },
  {
    rule: 'claim.carryover-rate',
    has: rate('83.50', '结转结余率', '≤20%', '0%'),
    almost: rate('83.50', '结转结余率', '≤20%', '≤20%'),
    says: '16.50%',
  },
  {
    rule: 'claim.carryover-rate',
    title: 'overspending leaves nothing to carry over',
    has: rate('99.4', '结转结余率', '≤5%', '0.0%'),
    almost: rate('110', '结转结余率', '≤5%', '0%'),
  },
  {
    rule: 'claim.cost',
    title: 'the whole budget as target, another amount spent (鄂州)',
    has: cost('市民中心运行维护费', '150万', '150万', '125.25'),
    almost: cost('市民中心运行维护费', '150万', '125.25万', '125.25'),
    says: '125.25 万元',
  },
  {
    rule: 'claim.cost',
    title: 'the cost of a part is not the budget',
    has: cost('项目总成本', '≤150万元', '149万元', '125.25'),
    almost: cost('设备单价', '≤120万元', '119万元', '125.25'),
  },
  {
    rule: 'claim.cost',
    title: 'a cost rounded to whole 万元',
    has: cost('项目总成本', '≤150万元', '150万元', '149.4'),
    almost: cost('项目总成本', '≤150万元', '150万元', '149.974'),
  },
]

describe('claims against the budget block', () => {
  testPairs(CLAIM_PAIRS)

  it('a block without amounts, but with a rate, decides by the rate', () => {
    const block = [budgetLine({ reportedRate: '76', weight: '10', reportedScore: '7.6' })]
    const claims = (actual: string) =>
      rulesOf(table({ budget: block, indicators: [indicator('结转结余率', '2%', actual, '90', '90')] }))
    expect(claims('0')).toContain('claim.carryover-rate')
    expect(claims('24%')).not.toContain('claim.carryover-rate')
  })

  it('a rate above 100 % may be claimed as 100 %', () => {
    expect(rulesOf(table(rate('104', '预算执行率', '≥90%', '100%')))).not.toContain('claim.execution-rate')
  })

  it('words and blanks claim nothing', () => {
    for (const actual of ['达成预期指标', '', '—', '已完成'])
      expect(rulesOf(table(rate('50', '预算执行率', '≥90%', actual)))).not.toContain('claim.execution-rate')
  })
})
