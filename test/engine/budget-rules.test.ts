import { describe, expect, it } from 'vitest'
import { readStatedRule, schemeById, scoreBudgetLine } from '@/engine'
import { budgetLine } from './tables'

const NATIONAL = schemeById('national-project-2020')

/** [budget, executed, weight, scheme, score, explanation] */
const BUDGET: [string, string, string, string, string, string][] = [
  [
    '366.48',
    '208.02',
    '10',
    'shangjie-department-2022',
    '6.31',
    '208.02 ÷ 366.48 = 56.76 %；56.76 % ÷ 90 % × 10 = 6.31',
  ],
  ['100', '90', '10', 'shangjie-department-2022', '10', '90 ÷ 100 = 90.00 %；90.00 % ≥ 90 %，得满分 10'],
  ['100', '89.99', '10', 'shangjie-department-2022', '10', '89.99 ÷ 100 = 89.99 %；89.99 % ÷ 90 % × 10 = 10'],
  ['100', '120', '10', 'linear-department', '10', '120 ÷ 100 = 120.00 %；120.00 % ≥ 100 %，得满分 10'],
  ['100', '-5', '10', 'linear-department', '0', '-5 ÷ 100 = -5.00 %；-5.00 % 低于 0，得 0 分'],
  ['3', '1', '15', 'linear-department', '5', '1 ÷ 3 = 33.33 %；33.33 % × 15 = 5'],
  ['3', '1', '300', 'linear-department', '100', '1 ÷ 3 × 300 = 100'],
  [
    '100',
    '10.77',
    '20',
    'longyang-project-2022',
    '2.16',
    '10.77 ÷ 100 = 10.8 %（先取 1 位小数）；10.8 % × 20 = 2.16',
  ],
  ['100', '49.88', '10', 'haidian-project-2016', '5', '49.88 ÷ 100 = 50 %（先取 0 位小数）；50 % × 10 = 5'],
  [
    '100000',
    '10745',
    '10',
    'longyang-project-2022',
    '1.07',
    '10745 ÷ 100000 = 10.7 %（先取 1 位小数）；10.7 % × 10 = 1.07',
  ],
  [
    '100',
    '99.27',
    '8',
    'hunan-department-2018',
    '8',
    '99.27 ÷ 100 = 99.27 %；99.27 %，比 100 % 每低 5 % 扣 2 分，计 0 档：8 − 0 × 2 = 8',
  ],
  [
    '100',
    '95',
    '8',
    'hunan-department-2018',
    '6',
    '95 ÷ 100 = 95.00 %；95.00 %，比 100 % 每低 5 % 扣 2 分，计 1 档：8 − 1 × 2 = 6',
  ],
  [
    '100',
    '95.01',
    '8',
    'hunan-department-2018',
    '8',
    '95.01 ÷ 100 = 95.01 %；95.01 %，比 100 % 每低 5 % 扣 2 分，计 0 档：8 − 0 × 2 = 8',
  ],
  ['100', '100', '8', 'hunan-department-2018', '8', '100 ÷ 100 = 100.00 %；100.00 % ≥ 100 %，得满分 8'],
  [
    '100',
    '20',
    '8',
    'hunan-department-2018',
    '0',
    '20 ÷ 100 = 20.00 %；20.00 %，比 100 % 每低 5 % 扣 2 分，计 16 档：8 − 16 × 2 = 0（扣完为止）',
  ],
  [
    '100',
    '99.27',
    '8',
    'linear-department;budget:steps-100-5-2-counts',
    '6',
    '99.27 ÷ 100 = 99.27 %；99.27 %，比 100 % 每低 5 % 扣 2 分，计 1 档：8 − 1 × 2 = 6',
  ],
  [
    '100',
    '95',
    '8',
    'linear-department;budget:steps-100-5-2-counts',
    '6',
    '95 ÷ 100 = 95.00 %；95.00 %，比 100 % 每低 5 % 扣 2 分，计 1 档：8 − 1 × 2 = 6',
  ],
  [
    '100',
    '72',
    '10',
    'linear-department;budget:piecewise-60-50,80-60,90-100',
    '5.6',
    '72 ÷ 100 = 72.00 %；(50 + (60 − 50) × (72.00 − 60) ÷ (80 − 60)) % × 10 = 5.6',
  ],
  [
    '100',
    '80',
    '10',
    'linear-department;budget:piecewise-60-50,80-60,90-100',
    '6',
    '80 ÷ 100 = 80.00 %；(60 + (100 − 60) × (80.00 − 80) ÷ (90 − 80)) % × 10 = 6',
  ],
  [
    '100',
    '30',
    '10',
    'linear-department;budget:piecewise-60-50,80-60,90-100',
    '5',
    '30 ÷ 100 = 30.00 %；50 % × 10 = 5',
  ],
  [
    '100',
    '95',
    '10',
    'linear-department;budget:piecewise-60-50,80-60,90-99',
    '9.9',
    '95 ÷ 100 = 95.00 %；99 % × 10 = 9.9',
  ],
]

describe('the budget line under each formula', () => {
  it.each(BUDGET)(
    '%s / %s, %s points, %s → %s',
    (adjustedBudget, executed, weight, id, score, explanation) => {
      const line = scoreBudgetLine(
        budgetLine({ adjustedBudget, executed, weight, reportedScore: score }),
        schemeById(id),
      )
      expect([line.score, line.verdict, line.explanation!.zh]).toEqual([score, 'match', explanation])
      expect(line.explanation!.en).not.toMatch(/\p{Script=Han}/u)
    },
  )

  it.each([
    [{ adjustedBudget: '0', executed: '0' }, '都是 0'],
    [{ adjustedBudget: '0', executed: '207.4538' }, '却执行了 207.4538 万元'],
    [{ adjustedBudget: null, executed: null, reportedRate: null }, '没有填写预算数或执行数'],
    [{ adjustedBudget: '5', executed: null, reportedRate: null }, '没有填写预算数或执行数'],
    [{ adjustedBudget: '5', executed: '4', weight: null }, '没有写明分值'],
  ])('%j has no score by rule: %s', (fields, says) => {
    const line = scoreBudgetLine(budgetLine({ weight: '10', reportedScore: '10', ...fields }), NATIONAL)
    expect([line.score, line.verdict]).toEqual([null, 'manual'])
    expect(line.explanation!.zh).toContain(says)
  })

  it('by the stated rate where no amounts are', () => {
    const line = scoreBudgetLine(
      budgetLine({
        adjustedBudget: null,
        executed: null,
        reportedRate: '76',
        weight: '10',
        reportedScore: '7.6',
      }),
      NATIONAL,
    )
    expect([line.score, line.executionRate, line.explanation!.zh]).toEqual([
      '7.6',
      null,
      '没有填写金额，按表中执行率计：76.00 % × 10 = 7.6',
    ])
  })

  it('a mismatch, a missing self score, a score kept at one decimal', () => {
    const of = (reportedScore: string | null) =>
      scoreBudgetLine(
        budgetLine({ adjustedBudget: '25', executed: '21.54576', weight: '10', reportedScore }),
        NATIONAL,
      ).verdict
    expect([of('8.62'), of('8.6'), of('8.63'), of('9'), of(null)]).toEqual([
      'match',
      'match',
      'mismatch',
      'mismatch',
      'manual',
    ])
  })

  it('only the total line is scored; the others have their rate', () => {
    const line = scoreBudgetLine(
      budgetLine({ fundSource: 'ownFunds', adjustedBudget: '9', executed: '3', weight: '10' }),
      NATIONAL,
    )
    expect([line.executionRate, line.score, line.verdict, line.explanation]).toEqual([
      '33.33',
      null,
      null,
      null,
    ])
  })
})

describe('a rule that a form prints', () => {
  it.each([
    ['得分（20分*执行率）', '20', 'linear'],
    ['得分 (20分*执行率)', '20', 'linear'],
    ['执行率×10分', '10', 'linear'],
    ['预算执行率*10', '10', 'linear'],
    ['执行率*该指标分值', null, 'linear'],
    ['得分=执行率*指标分值(10分)', '10', 'linear'],
    ['分值×执行率', null, 'linear'],
    ['执行率÷90%×10分', '10', 'threshold 90'],
    ['10分×执行率÷95%', '10', 'threshold 95'],
    ['执行率/100%*10', '10', 'linear'],
  ])('%s', (text, weight, formula) => {
    const rule = readStatedRule(text)!
    const named =
      rule.formula.type === 'threshold' ? `threshold ${rule.formula.threshold}` : rule.formula.type
    expect([rule.weight, named]).toEqual([weight, formula])
  })

  it.each(['', '得分', '执行率', '20分', '执行率（B/A）', '执行率/0%*10', '年初预算数*2'])(
    '%s is none',
    (text) => {
      expect(readStatedRule(text)).toBeNull()
    },
  )

  it('the line takes its points from the rule where it has none, and keeps its own where it has', () => {
    const statedRule = { text: '得分（20分*执行率）', cell: null }
    const of = (weight: string | null) =>
      scoreBudgetLine(
        budgetLine({ adjustedBudget: '5', executed: '4', weight, statedRule }),
        schemeById('shangjie-department-2022'),
      ).score
    expect([of(null), of('10')]).toEqual(['16', '8'])
  })
})
