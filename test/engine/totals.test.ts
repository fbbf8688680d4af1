import { describe, expect, it } from 'vitest'
import { parseSchemeChange, schemeById, scoreBatch, scoreEvaluation, scoreTotals } from '@/engine'
import { DistinctScorer } from '@/engine/distinct'
import { indicatorResult } from '@/engine/score-indicator'
import { budgetLine, evaluation, indicator } from './tables'

const SHANGJIE = schemeById('shangjie-department-2022')
const spent = (executed: string, reportedScore: string | null = '10') =>
  budgetLine({ adjustedBudget: '100', executed, weight: '10', reportedScore })
const row = (actual: string | null, reportedScore: string | null, weight: string | null = '90') =>
  indicator('办结率', '≥90%', actual, weight, reportedScore)

describe('the total of a table', () => {
  it.each([
    ['budget line plus indicators', [spent('45')], [row('95%', '90')], '95', 0, '优'],
    [
      'a row that no rule decides counts with its self score',
      [spent('90')],
      [row(null, '80')],
      '90',
      1,
      '优',
    ],
    ['a row without any score leaves no total', [spent('90')], [row(null, null)], null, 0, null],
    [
      'a row without weight and scores is no row',
      [spent('90')],
      [row('95%', '90'), row('x', null, null)],
      '100',
      0,
      '优',
    ],
    [
      'a row without weight counts with its self score',
      [spent('90')],
      [row('95%', '90', null)],
      '100',
      1,
      null,
    ],
    ['of an empty table there is none', [], [], null, 0, null],
    ['points that are not 100 have no grade', [spent('90')], [row('95%', '80', '80')], '90', 0, null],
  ] as const)('%s', (_title, budget, indicators, total, manualCount, grade) => {
    const scored = scoreEvaluation(evaluation({ budget: [...budget], indicators: [...indicators] }), SHANGJIE)
    expect([scored.total, scored.manualCount, scored.grade]).toEqual([total, manualCount, grade])
  })

  it('says how it came about', () => {
    const said = (...indicators: ReturnType<typeof row>[]) =>
      scoreEvaluation(evaluation({ budget: [spent('90')], indicators }), SHANGJIE).totalExplanation
    expect(said(row('95%', '90'))).toEqual({
      zh: '复算总分 100 = 预算执行率得分与各指标复算得分之和',
      en: 'Recomputed total 100 = budget line plus all indicators',
    })
    expect(said(row(null, '80'))).toEqual({
      zh: '复算总分 90，其中 1 行没有规则可依，按自评得分计入',
      en: 'Recomputed total 90; 1 rows that no rule decides count with their self score',
    })
    expect(said(row(null, null), row(null, null))).toEqual({
      zh: '有 2 行既不能复算也没有自评得分，总分不能复算',
      en: '2 rows can neither be recomputed nor have a self score; the total cannot be recomputed',
    })
    expect(scoreEvaluation(evaluation(), SHANGJIE).totalExplanation.zh).toBe(
      '表中没有分值和得分，总分不能复算',
    )
  })

  it('only the line of all funds carries points', () => {
    const part = budgetLine({
      fundSource: 'ownFunds',
      executed: '9',
      adjustedBudget: '9',
      weight: '10',
      reportedScore: '10',
    })
    const scored = scoreEvaluation(
      evaluation({ budget: [spent('45'), part], indicators: [row('95%', '90')] }),
      SHANGJIE,
    )
    expect(scored.total).toBe('95')
  })

  it('is capped by the stated rate where no amounts are given', () => {
    const capped = parseSchemeChange('shangjie-department-2022;caps:60-69')
    const line = budgetLine({ reportedRate: '55', weight: '10', reportedScore: '10' })
    const scored = scoreEvaluation(evaluation({ budget: [line], indicators: [row('95%', '90')] }), capped)
    expect([scored.total, scored.grade]).toEqual(['69', '中'])
    expect(scored.totalExplanation.zh).toContain('执行率 55% 低于 60%，总分最高 69')
  })

  it('under a rule that nobody knows the budget score of the total line is called neither right nor wrong', () => {
    const part = budgetLine({ fundSource: 'ownFunds', executed: '9', adjustedBudget: '9' })
    const table = evaluation({ budget: [spent('45', '7'), part], indicators: [row('95%', '90')] })
    const { budget, total, schemeBasis } = scoreEvaluation(table, SHANGJIE, 'unexplained', '0.00')
    expect(budget[0]).toMatchObject({ score: null, verdict: 'manual' })
    expect(budget[0]!.explanation!.zh).toMatch(/不能判定这一分数对错/)
    expect(budget[0]!.explanation!.en).toMatch(/neither right nor wrong/)
    expect(budget[1]).toEqual(scoreEvaluation(table, SHANGJIE).budget[1])
    expect([total, schemeBasis]).toEqual(['97', 'unexplained'])
    const blank = evaluation({ budget: [budgetLine({ weight: '10' })] })
    expect(scoreEvaluation(blank, SHANGJIE, 'unexplained').budget).toEqual(
      scoreEvaluation(blank, SHANGJIE).budget,
    )
  })

  it('a scheme that the bureau states holds for all tables, with nothing inferred', () => {
    const [scored] = scoreBatch([evaluation({ budget: [spent('45')] })], undefined, { scheme: SHANGJIE })
    expect(scored).toMatchObject({ scheme: SHANGJIE.id, schemeBasis: 'stated', schemeConfidence: '1.00' })
  })
})

it('a what-if gives the totals of scoring whole tables', () => {
  const rows = [row('95%', '90'), row('45%', '90'), row(null, '80')]
  const part = budgetLine({
    fundSource: 'ownFunds',
    executed: '9',
    adjustedBudget: '9',
    weight: '10',
    reportedScore: '9',
  })
  const budgets = [[spent('45'), part], [spent('90')], []]
  const capped = parseSchemeChange('shangjie-department-2022;caps:60-69')
  const tables = budgets.map((budget, place) => ({ id: `t${place}`, budget, indicators: [place] }))
  expect(scoreTotals(tables, rows, capped)).toEqual([
    { id: 't0', total: '69', grade: '中', capped: true },
    { id: 't1', total: '55', grade: '差', capped: false },
    { id: 't2', total: '80', grade: null, capped: false },
  ])
  expect(scoreTotals(tables, rows, SHANGJIE)[0]).toEqual({
    id: 't0',
    total: '95',
    grade: '优',
    capped: false,
  })
})

describe('each combination is scored once', () => {
  const weights = Array.from({ length: 12 }, (_, place) => String(place + 1))
  const all = weights.flatMap((weight) =>
    [weight, '0'].flatMap((score) =>
      [null, '件'].map((measureUnit) => indicator('办结数', '≥4', '3', weight, score, { measureUnit })),
    ),
  )
  it('and each row gets its own result, first met or met again', () => {
    const scorer = new DistinctScorer(SHANGJIE)
    const places = [...all, ...all].map((one) => scorer.indexOf(one))
    expect(scorer.results.length).toBe(48)
    expect(new Set(places.slice(0, 48)).size).toBe(48)
    expect(places.slice(48)).toEqual(places.slice(0, 48))
    for (const [place, one] of all.entries())
      expect(scorer.results[places[place]!]).toEqual(indicatorResult(one, SHANGJIE))
  })

  it('a name matters where it turns the direction or holds the target', () => {
    const scorer = new DistinctScorer(SHANGJIE)
    const place = (name: string, target: string | null) =>
      scorer.indexOf(indicator(name, target, '8', '5', '5'))
    expect(place('办结数', '5')).toBe(place('接待数', '5'))
    expect(place('投诉数', '5')).not.toBe(place('办结数', '5'))
    expect(place('编资料4件', null)).not.toBe(place('编资料9件', null))
    expect(place('办结数', null)).toBe(place('接待数', null))
  })

  it('a long run forgets and goes on', () => {
    const scorer = new DistinctScorer(SHANGJIE, 3)
    const results = all.map((one) => scorer.resultOf(one))
    expect(results).toEqual(all.map((one) => indicatorResult(one, SHANGJIE)))
    expect(scorer.results.length).toBeLessThanOrEqual(3)
  })
})
