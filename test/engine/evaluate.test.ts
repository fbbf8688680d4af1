import { describe, expect, it } from 'vitest'
import { chooseSchemes, schemeById, scoreBatch, scoreEvaluation } from '@/engine'
import { budgetLine, evaluation, indicator, putuo, shangjie } from './tables'

const SHANGJIE = schemeById('shangjie-department-2022')
const LINEAR = schemeById('national-project-2020')

describe('the table of 上街区政务服务中心', () => {
  const scored = scoreBatch([shangjie()])[0]!

  it('recomputes to 6.31 and 96.31, grade 优, with the formula in words', () => {
    const line = scored.budget[0]!
    expect([line.executionRate, line.score, line.verdict]).toEqual(['56.76', '6.31', 'match'])
    expect(line.explanation?.zh).toBe('208.02 ÷ 366.48 = 56.76 %；56.76 % ÷ 90 % × 10 = 6.31')
    expect([scored.total, scored.grade, scored.manualCount]).toEqual(['96.31', '优', 0])
    expect(scored.scheme).toBe('shangjie-department-2022')
    expect(scored.schemeBasis).toBe('table')
  })

  it('gives each of the 26 indicators its full score', () => {
    expect(scored.indicators).toHaveLength(26)
    expect(scored.indicators.map((row) => [row.level3, row.verdict, row.score])).toEqual(
      scored.indicators.map((row) => [row.level3, 'match', row.weight]),
    )
  })

  it('contradicts itself in exactly three places, and has two notes', () => {
    const errors = scored.findings.filter(({ severity }) => severity === 'error')
    expect(errors.map((finding) => [finding.rule, finding.severity, finding.message.zh])).toEqual([
      ['claim.execution-rate', 'error', '指标“预算执行率”自报 100%，按本表预算数 208.02 ÷ 366.48 = 56.76%'],
      [
        'claim.adjustment-rate',
        'error',
        '指标“预算调整率”自报 0%，按本表预算数 |366.48 − 317.27| ÷ 317.27 = 15.51%',
      ],
      [
        'claim.carryover-rate',
        'error',
        '指标“结转结余率”自报 0%，按本表预算数 (366.48 − 208.02) ÷ 366.48 = 43.24%',
      ],
    ])
    for (const finding of errors) expect(finding.evidence).toHaveLength(3)
    expect(scored.findings.filter((finding) => !errors.includes(finding)).map(({ rule }) => rule)).toEqual([
      'score.all-full',
      'total.above-cap',
    ])
  })
})

describe('the scheme of a batch', () => {
  it('Shangjie follows rate ÷ 90 %, Putuo rate × weight, together or alone', () => {
    const both = chooseSchemes([shangjie(), putuo()])
    expect(both.get('shangjie')?.scheme.id).toBe('shangjie-department-2022')
    expect(both.get('putuo')?.scheme.id).toBe('national-project-2020')
  })

  it('a department table that follows the linear rule is not called wrong', () => {
    const liangping = evaluation({
      id: 'liangping',
      budget: [budgetLine({ adjustedBudget: '100', executed: '79.27', weight: '10', reportedScore: '7.93' })],
    })
    const choices = chooseSchemes([shangjie(), liangping])
    expect(choices.get('liangping')).toMatchObject({ basis: 'table', scheme: { id: 'linear-department' } })
    expect(choices.get('shangjie')).toMatchObject({
      basis: 'table',
      scheme: { id: 'shangjie-department-2022' },
    })
  })

  it('one table that strays from a batch of three is measured by the batch', () => {
    const follows = [1, 2, 3].map((n) => ({ ...shangjie(), id: `follows${n}` }))
    const strays = {
      ...shangjie(),
      id: 'strays',
      budget: [{ ...shangjie().budget[0]!, reportedScore: '5.68' }],
    }
    const choices = chooseSchemes([...follows, strays])
    expect(choices.get('strays')).toMatchObject({
      basis: 'batch',
      scheme: { id: 'shangjie-department-2022' },
    })
    const scored = scoreBatch([...follows, strays]).find((table) => table.id === 'strays')!
    expect(scored.findings.map((finding) => finding.rule)).toContain('budget.score-mismatch')
  })

  it('a table at 100 % cannot tell and gets the default of its kind', () => {
    const full = evaluation({
      id: 'full',
      budget: [budgetLine({ adjustedBudget: '5', executed: '5', weight: '10', reportedScore: '10' })],
    })
    expect(chooseSchemes([full]).get('full')).toMatchObject({
      basis: 'default',
      confidence: '0.00',
      scheme: { id: 'linear-department' },
    })
    const inShangjie = { ...full, department: '郑州市上街区某局' }
    expect(chooseSchemes([inShangjie]).get('full')).toMatchObject({
      basis: 'default',
      scheme: { id: 'shangjie-department-2022' },
    })
  })
})

describe('totals', () => {
  it('rows that no rule decides count with their self score, and the total says so', () => {
    const scored = scoreEvaluation(putuo(), LINEAR)
    expect([scored.total, scored.manualCount, scored.grade]).toEqual(['98.62', 1, '优'])
    expect(scored.totalExplanation.zh).toContain('1 行没有规则可依')
  })

  it('a row with neither makes the total unknown', () => {
    const scored = scoreEvaluation(
      evaluation({ indicators: [indicator('满意度', '≥90%', null, '10', null)] }),
      SHANGJIE,
    )
    expect([scored.total, scored.grade]).toEqual([null, null])
  })
})
