import { describe, expect, it } from 'vitest'
import { schemeById, scoreEvaluation, type Indicator, type SchemeBasis, type SelfEvaluation } from '@/engine'
import { budgetLine, indicator, shangjie } from '../tables'
import { SPENT, table } from './pairs'

const NATIONAL = schemeById('national-project-2020')

/** A project form of 10 + 50 + 30 + 10 points with one row for each indicator of level 2. */
const ROWS: [level1: string, level2: string, weight: string][] = [
  ['产出指标', '数量指标', '20'],
  ['产出指标', '质量指标', '10'],
  ['产出指标', '时效指标', '10'],
  ['产出指标', '成本指标', '10'],
  ['效益指标', '社会效益指标', '30'],
  ['满意度指标', '服务对象满意度指标', '10'],
]
const form = (change: (row: (typeof ROWS)[number]) => (typeof ROWS)[number] | null = (row) => row) =>
  table({
    kind: 'project',
    name: '项目',
    indicators: ROWS.map(change).flatMap((row): Indicator[] =>
      row
        ? [indicator(`${row[1]}甲`, '≥90%', '95%', row[2], row[2], { level1: row[0], level2: row[1] })]
        : [],
    ),
  })
const found = (of: SelfEvaluation, rule: string, scheme = NATIONAL, basis?: SchemeBasis) =>
  scoreEvaluation(of, scheme, basis).findings.filter((one) => one.rule === rule)

describe('the form that the scheme asks for', () => {
  it('a complete form of the scheme has neither finding', () => {
    expect(scoreEvaluation(form(), NATIONAL).findings.map(({ rule }) => rule)).toEqual(['score.all-full'])
    expect(scoreEvaluation(shangjie(), schemeById('shangjie-department-2022')).findings).not.toContainEqual(
      expect.objectContaining({ rule: expect.stringMatching(/^(weights\.groups|indicator\.expected)/) }),
    )
  })

  it('names spelt a little differently are the same', () => {
    const spelt = form(([level1, level2, weight]) => [level1.replace('指标', ''), ` ${level2}`, weight])
    expect(found(spelt, 'indicator.expected-missing')).toEqual([])
    expect(found(spelt, 'weights.groups')).toEqual([])
  })

  it('indicator.expected-missing: says which, at the group where it belongs', () => {
    const rule = 'indicator.expected-missing'
    const lacking = form((row) => (['时效指标', '成本指标'].includes(row[1]) ? null : row))
    const [one, ...more] = found(lacking, rule)
    expect(more).toEqual([])
    expect(one).toMatchObject({ rule: 'indicator.expected-missing', severity: 'warning' })
    expect(one!.message.zh).toContain('应有的 2 个指标表中没有：时效指标、成本指标')
    expect(one!.message.en).toMatch(/^2 indicators that the scheme .* expects .*: 时效指标, 成本指标$/)
    expect(one!.evidence).toEqual([lacking.indicators[1]!.cell])
    const without = form((row) => (row[0] === '满意度指标' ? null : row))
    expect(found(without, rule)[0]!.evidence).toEqual([without.indicators.at(-1)!.cell])
    expect(found(table({ indicators: [] }), rule)).toEqual([])
  })

  it('weights.groups: says what is due and what stands there', () => {
    const rule = 'weights.groups'
    const moved = form((row) => (row[1] === '数量指标' ? [row[0], row[1], '15'] : row))
    const [one] = found(moved, rule)
    expect(one).toMatchObject({ rule: 'weights.groups', severity: 'warning' })
    expect(one!.message.zh).toMatch(/：产出指标应为 50 分，表中 45 分$/)
    expect(one!.message.en).toMatch(/: 产出指标 50 in the scheme, 45 here$/)
    expect(one!.evidence).toEqual([moved.indicators[0]!.cells.weight])
    const heavy = { ...form(), budget: [budgetLine({ ...SPENT, weight: '20', reportedScore: '20' })] }
    expect(found(heavy, rule)[0]!.message.zh).toContain('预算执行率应为 10 分，表中 20 分')
    expect(found(heavy, rule)[0]!.evidence).toEqual([heavy.budget[0]!.cells.weight])
    expect(found({ ...form(), budget: [] }, rule)).toEqual([])
  })

  it('weights.groups: where a group is missing its points have moved, which the regulation allows', () => {
    const allowed = form((row) =>
      row[0] === '满意度指标' ? null : row[0] === '效益指标' ? [row[0], row[1], '40'] : row,
    )
    expect(found(allowed, 'weights.groups')).toEqual([])
  })

  it('says nothing where only the budget score speaks for the scheme', () => {
    const lacking = form((row) => (row[1] === '成本指标' ? null : row))
    for (const basis of ['batch', 'table', 'default', 'unexplained'] as const)
      expect(found(lacking, 'indicator.expected-missing', NATIONAL, basis)).toEqual([])
    const printed = { ...SPENT, statedRule: { text: '得分（10分*执行率）', cell: null } }
    expect(found({ ...lacking, budget: [budgetLine(printed)] }, 'indicator.expected-missing')).toEqual([])
  })

  it('speaks where the scheme is of the region that the department or its authority names', () => {
    const scheme = schemeById('shangjie-department-2022')
    const lacking = { ...shangjie(), indicators: shangjie().indicators.slice(1) }
    for (const names of [
      { department: '上街区政务服务中心', supervisor: null },
      { department: null, supervisor: '上街区财政局' },
    ])
      expect(found({ ...lacking, ...names }, 'indicator.expected-missing', scheme, 'batch')).toHaveLength(1)
    const elsewhere = { ...lacking, department: '澄川区政务服务中心' }
    expect(found(elsewhere, 'indicator.expected-missing', scheme, 'batch')).toEqual([])
  })
})
