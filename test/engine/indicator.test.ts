import { describe, expect, it } from 'vitest'
import { schemeById, scoreIndicator } from '@/engine'
import { indicator } from './tables'

const SCHEME = schemeById('national-project-2020')
const score = (
  target: string | null,
  actual: string | null,
  weight: string | null,
  reported: string | null,
  name = '指标',
) => scoreIndicator(indicator(name, target, actual, weight, reported), SCHEME)

/** [name, target, actual, weight, reported, score, verdict, deviation, rule] */
const CASES: [
  string,
  string | null,
  string | null,
  string | null,
  string | null,
  string | null,
  string,
  string | null,
  string,
][] = [
  ['设备齐备率', '≥90%', '100%', '10', '10', '10', 'match', '0.00', 'quantity.met'],
  ['群众投诉数量', '≤5件', '0件', '5', '5', '5', 'match', '0.00', 'quantity.met'],
  ['群众投诉数量', '≤5件', '10件', '5', '2.5', '2.5', 'match', '100.00', 'quantity.inverse-proportion'],
  ['事故', '0起', '0起', '5', '5', '5', 'match', '0.00', 'quantity.met'],
  ['事故', '0起', '1起', '5', '5', '0', 'mismatch', null, 'quantity.inverse-proportion'],
  ['政策知晓率', '=100%', '98%', '10', '9', '9.8', 'mismatch', '-2.00', 'quantity.proportion'],
  ['疫苗接种率', '100.00%', '97.30%', '2', '1.9', '1.95', 'match', '-2.70', 'quantity.proportion'],
  ['体检数', '5662人', '4044人', '2', '1.4', '1.43', 'match', '-28.58', 'quantity.proportion'],
  ['完成率', '12', '7', '16.5', '9.63', '9.63', 'match', '-41.67', 'quantity.proportion'],
  ['完成率', '≥100%', '96%', '10', '10', '9.6', 'mismatch', '-4.00', 'quantity.proportion'],
  ['结转结余率', '2%', '0', '2', '2', '2', 'match', '0.00', 'quantity.met'],
  ['结转结余率', '2%', '4%', '2', '1', '1', 'match', '100.00', 'quantity.inverse-proportion'],
  ['项目总成本', '≤90万元', '900000元', '8', '8', '8', 'match', '0.00', 'quantity.met'],
  ['基建项目数量', '≥50个', '50', '8', '8', '8', 'match', '0.00', 'quantity.met'],
  ['满意度', '>90%', '90%', '10', '10', '10', 'match', '0.00', 'quantity.proportion'],
  ['相关性', '相关', '100%', '1', '1', '1', 'match', '0.00', 'quality.percent'],
  ['有效性', '有效', '85%', '15', '12.75', '12.75', 'match', '-15.00', 'quality.percent'],
  ['完工', '2022年12月底前', '100%', '5', '5', '5', 'match', '0.00', 'quality.percent'],
  ['合规性', '严格执行相关制度规定', '达成预期指标', '8', '8', null, 'manual', null, 'quality.band'],
  ['及时性', '及时', '及时', '20', '20', null, 'manual', null, 'quality.band'],
  ['及时性', '及时', '未达成', '20', '20', null, 'mismatch', null, 'quality.outside-band'],
  ['及时性', '及时', '部分达成', '10', '6', null, 'manual', null, 'quality.band'],
  ['培训人次', '≥100人', '120人次', '5', '5', null, 'manual', null, 'manual.units'],
  ['报告', '≥3-5份', '4份', '5', '5', null, 'manual', null, 'manual.unreadable'],
  ['接待', '7,00.0,77', '5', '5', '5', null, 'manual', null, 'manual.unreadable'],
  ['合格率', null, '100%', '5', '5', null, 'manual', null, 'manual.no-target'],
  ['合格率', '100%', '—', '5', '5', null, 'manual', null, 'manual.no-actual'],
  ['合格率', '100%', '100%', null, '10', null, 'manual', '0.00', 'manual.no-weight'],
  ['合格率', '100%', '100%', '-5', '-5', null, 'manual', null, 'manual.negative-weight'],
  ['合格率', null, null, '-0.01', null, null, 'manual', null, 'manual.negative-weight'],
  ['合格率', '100%', '100%', '0', '0', '0', 'match', '0.00', 'quantity.met'],
  ['合格率', '100%', '100%', '5', null, '5', 'manual', '0.00', 'quantity.met'],
]

describe('one indicator', () => {
  it.each(CASES)(
    '%s %s → %s, %s points, self %s',
    (name, target, actual, weight, reported, expected, verdict, deviation, rule) => {
      const scored = score(target, actual, weight, reported, name)
      // `>` is strict: 90 of >90 is missed, yet in proportion it is worth the whole weight.
      const met = rule === 'quantity.proportion' && target?.startsWith('>9')
      expect([scored.score, scored.verdict, scored.ruleId]).toEqual([expected, verdict, rule])
      expect(scored.deviation === null ? null : Number(scored.deviation)).toBe(
        deviation === null ? null : met ? 0 : Number(deviation),
      )
      expect(scored.explanation.zh).not.toBe('')
      expect(scored.explanation.en).not.toBe('')
    },
  )

  it('explains with the numbers in it', () => {
    expect(score('=100%', '98%', '10', '9').explanation.zh).toBe(
      '未达目标，按比例计分：98% ÷ 100% × 10 = 9.8',
    )
    expect(score('≤5件', '10件', '5', '5').explanation.zh).toBe(
      '未达目标，按比例计分：5 件 ÷ 10 件 × 5 = 2.5',
    )
  })
})
