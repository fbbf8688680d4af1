import { describe, expect, it } from 'vitest'
import {
  readOutBudget,
  readOutIndicator,
  schemeById,
  SCORE_RULES,
  scoreEvaluation,
  showCitation,
} from '@/engine'
import { budgetLine, evaluation, indicator } from './tables'

const SHANGJIE = schemeById('shangjie-department-2022')

it('each rule stands in one part of a scheme, or says that no rule decides', () => {
  expect(SCORE_RULES.map(({ id, part }) => `${id} ${part}`)).toEqual([
    'budget.linear budget',
    'budget.threshold budget',
    'budget.steps budget',
    'budget.piecewise budget',
    'quantity.met quantity',
    'quantity.in-range quantity',
    'deadline.met quantity',
    'quantity.proportion quantity',
    'quantity.inverse-proportion quantity',
    'quantity.excess quantity',
    'quantity.all-or-nothing quantity',
    'quantity.over-achieved overAchievement',
    'quantity.rate-band rateBands',
    'quality.percent quality',
    'quality.band quality',
    'quality.outside-band quality',
    'manual.no-actual null',
    'manual.no-target null',
    'manual.no-weight null',
    'manual.negative-weight null',
    'manual.unreadable null',
    'manual.units null',
    'manual.change null',
    'manual.range null',
    'manual.no-rule null',
  ])
})

it('a document is shown with its number, where it has one, and with how well it is known', () => {
  const document = { title: '管理办法', number: '财预〔2020〕10号', url: null }
  expect(showCitation({ document, basis: 'own' })).toEqual({
    zh: '财预〔2020〕10号《管理办法》（本单位设定）',
    en: '财预〔2020〕10号 “管理办法” (set by the bureau)',
  })
  expect(showCitation({ document: { ...document, number: null }, basis: 'manual' })).toEqual({
    zh: '《管理办法》（操作手册）',
    en: '“管理办法” (an operating manual)',
  })
})

describe('read out on the telephone', () => {
  const scored = (fields: Parameters<typeof budgetLine>[0]) =>
    scoreEvaluation(
      evaluation({
        budget: [budgetLine({ adjustedBudget: '100', executed: '45', weight: '10', ...fields })],
      }),
      SHANGJIE,
    ).budget[0]!
  it('a budget line: formula, rule, document', () => {
    const { zh, en } = readOutBudget(scored({ label: '部门预算总额' }), SHANGJIE)!.text
    expect(zh).toMatch(/^部门预算总额：45 ÷ 100 = 45\.00 %；45\.00 % ÷ 90 % × 10 = 5.*。规则：.*依据：.*。$/)
    expect(en).toMatch(/^部门预算总额: .*= 5.*\. Rule: .*\. Source: .*\.$/)
  })
  it('a rule that the form prints has no other document', () => {
    const line = scored({ statedRule: { text: '得分（10分*执行率）', cell: null } })
    expect(readOutBudget(line, SHANGJIE)!.text.zh).toContain('依据：表中印明。')
  })
  it('where no rule decides no document is cited', () => {
    const row = scoreEvaluation(
      evaluation({ indicators: [indicator('培训', '≥3次', null, '5', '5')] }),
      SHANGJIE,
    ).indicators[0]!
    const { zh, en } = readOutIndicator(row, SHANGJIE).text
    expect(zh).not.toContain('依据')
    expect(en).not.toContain('Source')
    expect(en).toMatch(/\.$/)
  })
})
