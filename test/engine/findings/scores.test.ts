import { describe, expect, it } from 'vitest'
import { scoreEvaluation, type Indicator } from '@/engine'
import { budgetLine, indicator } from '../tables'
import { findingsOf, rulesOf, SHANGJIE, SPENT, table, testPairs, type Pair } from './pairs'

type Row = [
  name: string,
  target: string | null,
  actual: string | null,
  score: string | null,
  more?: Partial<Indicator>,
]
/** A table whose one indicator carries 90 points; the total follows the score. */
const row = (...[name, target, actual, score, more]: Row) => ({
  indicators: [indicator(name, target, actual, '90', score, more)],
  reportedTotal: score === null ? null : String(10 + Number(score)),
  reportedGrade: null,
})
const REASON = { reason: '宣传不够' }
const five = (last: string) => ({
  indicators: ['办结率', '覆盖率', '及时率', '合格率', '满意度'].map((name, index) =>
    indicator(name, '≥90%', '95%', '18', index === 4 ? last : '18', index === 4 ? REASON : {}),
  ),
})

const SCORE_PAIRS: Pair[] = [
  {
    rule: 'score.over-weight',
    has: row('办结率', '≥90%', '95%', '90.01'),
    almost: row('办结率', '≥90%', '95%', '90.00'),
  },
  {
    rule: 'score.over-weight',
    title: 'below 0',
    has: row('办结率', '≥90%', '95%', '-1'),
    almost: row('办结率', '≥90%', '0%', '0', REASON),
  },
  {
    rule: 'score.full-despite-missed',
    title: '72.74 % of 100 % with full marks (重庆)',
    has: row('政府采购执行率', '100%', '72.74%', '90'),
    almost: row('政府采购执行率', '≤100%', '72.74%', '90'),
    says: '72.74%',
  },
  {
    rule: 'score.full-despite-missed',
    title: 'in words',
    has: row('制度建设', '健全', '部分达成', '90'),
    almost: row('制度建设', '健全', '达成预期指标', '90'),
  },
  {
    rule: 'score.lost-despite-met',
    title: '7 of 10 at 100 % (永德)',
    has: row('资金到位及时率', '≧100%', '100%', '70'),
    almost: row('资金到位及时率', '≧100%', '99%', '89.1'),
    says: '扣了 20 分，没有说明偏差原因',
  },
  {
    rule: 'indicator.score-mismatch',
    title: '9 of 10 for 98 of 100: 9.8 by proportion (永德)',
    has: row('政策知晓率', '═100%', '98%', '81', REASON),
    almost: row('政策知晓率', '═100%', '98%', '88.2', REASON),
    says: '98% ÷ 100% × 90 = 88.2',
  },
  {
    rule: 'score.lost-without-reason',
    has: row('政策知晓率', '=100%', '98%', '88.2'),
    almost: row('政策知晓率', '=100%', '98%', '88.2', REASON),
    says: '扣了 1.8 分',
  },
  {
    rule: 'score.full-without-values',
    has: row('工程质量合格', null, null, '90'),
    almost: row('工程质量合格', null, '合格', '90'),
  },
  {
    rule: 'score.full-without-values',
    title: 'a target without an actual',
    has: row('覆盖率', '100%', '—', '90'),
    almost: row('覆盖率', '100%', '—', null),
  },
  { rule: 'score.all-full', has: five('18'), almost: five('17.5'), says: '5 个指标' },
  {
    rule: 'score.all-full',
    title: 'fewer than five indicators say nothing',
    has: five('18'),
    almost: row('办结率', '≥90%', '95%', '90'),
  },
  {
    rule: 'deviation.mismatch',
    has: row('培训人数', '≥100人', '80人', '72', { ...REASON, reportedDeviation: '-10' }),
    almost: row('培训人数', '≥100人', '80人', '72', { ...REASON, reportedDeviation: '-20' }),
    says: '-20.00%',
  },
  {
    rule: 'deviation.mismatch',
    title: 'met is 0; the distance from the target, with either sign, is another custom',
    has: row('培训人数', '≥100人', '120人', '90', { reportedDeviation: '12' }),
    almost: row('培训人数', '≥100人', '120人', '90', { reportedDeviation: '20' }),
  },
  {
    rule: 'deviation.mismatch',
    title: 'rounded to whole percent',
    has: row('培训人数', '≥30人', '20人', '60', { ...REASON, reportedDeviation: '30' }),
    almost: row('培训人数', '≥30人', '20人', '60', { ...REASON, reportedDeviation: '33' }),
  },
  {
    rule: 'actual.copied',
    title: 'operator and all',
    has: row('街道长度', '≥266米', '≥266米', '90'),
    almost: row('街道长度', '≥266米', '266米', '90'),
  },
  {
    rule: 'target.too-low',
    title: '6次 → 150次 (稷山)',
    has: row('讲座', '6次', '150次', '90'),
    almost: row('投诉数量', '6次', '1次', '90'),
    says: '2500%',
  },
  {
    rule: 'target.too-low',
    title: 'at the bound of the scheme',
    has: row('讲座', '100次', '130次', '90'),
    almost: row('讲座', '100次', '129次', '90'),
  },
]

describe('indicators and scores', () => {
  testPairs(SCORE_PAIRS)

  it('one row is one finding about its score, with everything that is wrong in it', () => {
    const wrong = findingsOf(table(row('政策知晓率', '=100%', '98%', '81')))
    expect(wrong.map(({ rule }) => rule)).toEqual(['indicator.score-mismatch'])
    expect(wrong[0]!.message.zh).toBe(
      '“政策知晓率”自评 81 分；复算 88.2 分：未达目标，按比例计分：98% ÷ 100% × 90 = 88.2；扣了 9 分，没有说明偏差原因',
    )
    expect(wrong[0]!.message.en).toContain('9 points were deducted without a reason')
  })

  it('a reason in words makes lost points at a met target a note', () => {
    const [found] = findingsOf(table(row('培训人数', '≥100人', '100人', '80', REASON)))
    expect([found?.rule, found?.severity]).toEqual(['score.lost-despite-met', 'note'])
  })

  it.each([
    ['a word for a word', '及时', '及时', '90'],
    ['a time limit kept', '2022年12月底前', '2022年12月完成', '90'],
    ['a degree in words', '有效', '达成预期指标', '85'],
    ['units that do not convert', '≥50件', '60人次', '90'],
    ['an unreadable number', '≥90%', '7,00.0,77', '90'],
  ])('no finding where no rule decides: %s', (_title, target, actual, score) => {
    const more = score === '90' ? {} : { reason: '仍有提升空间' }
    expect(rulesOf(table(row('某项工作', target, actual, score, more)))).toEqual([])
  })

  it('under a scheme that the table is not known to follow, a missed target at full marks stays an error', () => {
    const of = (target: string, actual: string, score: string) =>
      scoreEvaluation(
        table(row('建档人数', target, actual, score, REASON)),
        SHANGJIE,
        'default',
      ).findings.map(({ rule, severity }) => `${rule} ${severity}`)
    expect(of('38508人', '37442人', '90')).toEqual(['score.full-despite-missed error'])
    expect(of('120人', '69人', '45')).toEqual(['indicator.score-mismatch note'])
    expect(of('相关', '95%', '90')).toEqual(['score.full-despite-missed note'])
  })

  it('a scheme that takes points off for far exceeded targets is named', () => {
    const strict = {
      ...SHANGJIE,
      quantity: { ...SHANGJIE.quantity, overAchievement: { applies: true, from: '130', points: '2' } },
    }
    const sentence = (actual: string, scheme = strict) =>
      findingsOf(table(row('讲座', '100次', actual, '90')), scheme).find(
        ({ rule }) => rule === 'target.too-low',
      )?.message.zh
    expect(sentence('131次')).toContain('达到指标值的 130% 即为指标偏离，扣 2 分')
    const off = { ...strict.quantity.overAchievement, applies: false }
    const mild = { ...strict, quantity: { ...strict.quantity, overAchievement: off } }
    expect(sentence('131次', mild)).toMatch(/过低$/)
  })

  it('a table without budget points is only looked at row by row', () => {
    expect(rulesOf(table({ budget: [budgetLine({ ...SPENT, weight: null, reportedScore: null })] }))).toEqual(
      [],
    )
  })
})
