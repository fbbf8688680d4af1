import { describe, expect, it } from 'vitest'
import { chooseSchemes, schemeById, scoreBatch, scoreEvaluation, type SelfEvaluation } from '@/engine'
import { budgetLine, evaluation, indicator, putuo, shangjie } from './tables'

const SHANGJIE = schemeById('shangjie-department-2022')
const LINEAR = schemeById('national-linear')
const rules = (table: SelfEvaluation, scheme = SHANGJIE) =>
  scoreEvaluation(table, scheme).findings.map((finding) => finding.rule)

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

  it('contradicts itself in exactly three places', () => {
    expect(scored.findings.map((finding) => [finding.rule, finding.severity, finding.message.zh])).toEqual([
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
    for (const finding of scored.findings) expect(finding.evidence).toHaveLength(3)
  })
})

describe('the scheme of a batch', () => {
  it('Shangjie follows rate ÷ 90 %, Putuo rate × weight, together or alone', () => {
    const both = chooseSchemes([shangjie(), putuo()])
    expect(both.get('shangjie')?.scheme.id).toBe('shangjie-department-2022')
    expect(both.get('putuo')?.scheme.id).toBe('national-linear')
  })

  it('a department table that follows the linear rule is not called wrong', () => {
    const liangping = evaluation({
      id: 'liangping',
      budget: [budgetLine({ adjustedBudget: '100', executed: '79.27', weight: '10', reportedScore: '7.93' })],
    })
    const choices = chooseSchemes([shangjie(), liangping])
    expect(choices.get('liangping')).toMatchObject({ basis: 'table', scheme: { id: 'national-linear' } })
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
      scheme: { id: 'shangjie-department-2022' },
    })
  })
})

describe('findings: a table that has it, and one that almost has it', () => {
  const base = { adjustedBudget: '100', executed: '100', weight: '10', reportedScore: '10' }
  const rest = (weight = '90') => [indicator('办结率', '≥90%', '95%', weight, weight)]
  const table = (fields: Partial<SelfEvaluation>) =>
    evaluation({
      budget: [budgetLine(base)],
      indicators: rest(),
      reportedTotal: '100',
      reportedGrade: '优',
      ...fields,
    })

  it('a clean table has none', () => {
    expect(rules(table({}))).toEqual([])
  })

  const pairs: { rule: string; has: Partial<SelfEvaluation>; almost: Partial<SelfEvaluation> }[] = [
    {
      rule: 'claim.execution-rate',
      has: {
        budget: [budgetLine({ ...base, executed: '83.50', reportedScore: '9.28' })],
        indicators: [indicator('预算执行率', '≥90%', '99%', '90', '90')],
        reportedTotal: '99.28',
      },
      almost: {
        budget: [budgetLine({ ...base, executed: '83.50', reportedScore: '9.28' })],
        indicators: [indicator('预算执行率', '≥80%', '83.5%', '90', '90')],
        reportedTotal: '99.28',
      },
    },
    {
      rule: 'budget.rate-mismatch',
      has: {
        budget: [
          budgetLine({
            ...base,
            adjustedBudget: '25',
            executed: '21.54576',
            reportedRate: '86.19',
            reportedScore: '9.58',
          }),
        ],
        reportedTotal: '99.58',
      },
      almost: {
        budget: [budgetLine({ ...base, adjustedBudget: '100', executed: '99.10', reportedRate: '99' })],
      },
    },
    {
      rule: 'budget.score-mismatch',
      has: { budget: [budgetLine({ ...base, executed: '80', reportedScore: '9' })], reportedTotal: '99' },
      almost: {
        budget: [budgetLine({ ...base, executed: '80', reportedScore: '8.9' })],
        reportedTotal: '98.9',
      },
    },
    {
      rule: 'budget.sources-sum',
      has: {
        budget: [
          budgetLine(base),
          budgetLine({ fundSource: 'government', adjustedBudget: '99.99', executed: '100' }),
        ],
      },
      almost: {
        budget: [
          budgetLine(base),
          budgetLine({ fundSource: 'government', adjustedBudget: '100.00', executed: '100' }),
        ],
      },
    },
    {
      rule: 'budget.zero-executed',
      has: { budget: [budgetLine({ ...base, adjustedBudget: '0', executed: '207.4538' })] },
      almost: { budget: [budgetLine({ ...base, adjustedBudget: '0', executed: '0' })] },
    },
    {
      rule: 'budget.over-executed',
      has: { budget: [budgetLine({ ...base, executed: '100.01' })] },
      almost: { budget: [budgetLine({ ...base, executed: '100.00' })] },
    },
    {
      rule: 'budget.weight-outlier',
      has: { budget: [budgetLine({ ...base, weight: '100', reportedScore: '98' })], reportedTotal: null },
      almost: {},
    },
    {
      rule: 'score.full-despite-missed',
      has: { indicators: [indicator('政府采购执行率', '100%', '72.74%', '90', '90')] },
      almost: { indicators: [indicator('政府采购执行率', '≤100%', '72.74%', '90', '90')] },
    },
    {
      rule: 'indicator.score-mismatch',
      has: {
        indicators: [indicator('政策知晓率', '=100%', '98%', '90', '88', { reason: '宣传不够' })],
        reportedTotal: '98',
      },
      almost: {
        indicators: [indicator('政策知晓率', '=100%', '98%', '90', '88.2', { reason: '宣传不够' })],
        reportedTotal: '98.2',
      },
    },
    {
      rule: 'score.lost-without-reason',
      has: { indicators: [indicator('政策知晓率', '=100%', '98%', '90', '88.2')], reportedTotal: '98.2' },
      almost: {
        indicators: [indicator('政策知晓率', '=100%', '98%', '90', '88.2', { reason: '宣传不够' })],
        reportedTotal: '98.2',
      },
    },
    {
      rule: 'score.over-weight',
      has: { indicators: [indicator('办结率', '≥90%', '95%', '90', '90.01')], reportedTotal: '100.01' },
      almost: {},
    },
    {
      rule: 'score.full-without-values',
      has: { indicators: [indicator('工程质量合格', null, null, '90', '90')] },
      almost: { indicators: [indicator('工程质量合格', null, '合格', '90', '90')] },
    },
    { rule: 'total.sum', has: { reportedTotal: '99' }, almost: { reportedTotal: '100.00' } },
    {
      rule: 'total.missing',
      has: { reportedTotal: null, cells: {} },
      almost: { reportedTotal: null, origin: 'list' },
    },
    { rule: 'grade.mismatch', has: { reportedGrade: '良' }, almost: { reportedGrade: '优秀' } },
    { rule: 'weights.sum', has: { indicators: rest('100'), reportedTotal: '110' }, almost: {} },
    {
      rule: 'actual.copied',
      has: { indicators: [indicator('街道长度', '≥266米', '≥266米', '90', '90')] },
      almost: { indicators: [indicator('街道长度', '≥266米', '266米', '90', '90')] },
    },
    {
      rule: 'target.too-low',
      has: { indicators: [indicator('讲座', '6次', '150次', '90', '90')] },
      almost: { indicators: [indicator('投诉数量', '6次', '1次', '90', '90')] },
    },
    {
      rule: 'form.unfilled',
      has: { indicators: [indicator('覆盖率', '=100%', null, '90', null)], reportedTotal: null },
      almost: { indicators: [indicator('覆盖率', '=100%', '100%', '90', null)], reportedTotal: null },
    },
    {
      rule: 'form.instructions',
      has: { instructions: [{ file: 'table.csv', row: 19, column: 3 }] },
      almost: { instructions: [] },
    },
  ]

  it.each(pairs)('$rule', ({ rule, has, almost }) => {
    expect(rules(table(has))).toContain(rule)
    expect(rules(table(almost))).not.toContain(rule)
  })

  it('an unfilled form is said once, without what follows from its blanks', () => {
    expect(
      rules(table({ indicators: [indicator('覆盖率', '=100%', null, '90', null)], reportedTotal: null })),
    ).toEqual(['form.unfilled'])
  })

  it('Putuo: only the rate that was rounded up', () => {
    expect(rules(putuo(), LINEAR)).toEqual(['budget.rate-mismatch'])
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
