import { describe, expect, it } from 'vitest'
import {
  capOf,
  capTotal,
  citationOf,
  convert,
  gradeOf,
  parseSchemeChange,
  parseValue,
  readOutBudget,
  readOutIndicator,
  readScheme,
  schemeById,
  SCHEMES,
  SCORE_RULES,
  scoreBatch,
  scoreBudgetLine,
  scoreEvaluation,
  scoreIndicator,
  scoreRule,
} from '@/engine'
import { compareDeadlines, readDeadline } from '@/engine/deadline'
import { budgetLine, indicator, putuo, shangjie } from './tables'

const NATIONAL = schemeById('national-project-2020')

describe('dates', () => {
  it.each([
    ['2022年12月底前', '2022年12月', 'in-time'],
    ['2022年12月底前', '2022年12月31日', 'in-time'],
    ['2022年12月底前', '2023年1月', 'late'],
    ['2022年', '2022年12月', 'in-time'],
    ['12月底前', '11月', 'in-time'],
    ['12月底前', '2022年11月', 'unknown'],
    ['2022年第三季度', '2022年9月30日', 'in-time'],
    ['2022年第三季度', '2022年10月1日', 'late'],
    ['2022年6月上旬', '2022年6月10日', 'in-time'],
    ['2022年6月上旬', '2022年6月11日', 'late'],
    ['2022年6月中旬', '2022年6月', 'unknown'],
    ['2022年6月下旬', '2022年6月', 'in-time'],
    ['2022年2月', '2022年2月28日', 'in-time'],
    ['2月底前', '2月29日', 'in-time'],
    ['年底前完成', '12月', 'in-time'],
    ['2022-2023年', '2023年12月31日', 'in-time'],
    ['2022-06', '2022-06-30', 'in-time'],
    ['2022年13月', '2022年1月', 'unknown'],
    ['2022年2月30日', '2022年1月', 'unknown'],
  ])('%s, done %s: %s', (limit, done, expected) => {
    expect(compareDeadlines(readDeadline(limit)!, readDeadline(done)!)).toBe(expected)
  })

  it('what is no date', () => {
    for (const text of ['', '完成', '12个月', '3天', '0122年', '1822年', '月底前', '2022.12', '年', '日前'])
      expect(readDeadline(text), text).toBeNull()
  })
})

describe('units', () => {
  it.each([
    ['1', '亿元', '万元', '10000'],
    ['202.6', '万元', '元', '2026000'],
    ['3', '公里', '米', '3000'],
    ['2', '吨', '千克', '2000'],
    ['5', '斤', '千克', '2.5'],
    ['90', '分钟', '小时', '1.5'],
    ['2', '周', '天', '14'],
    ['1', '年', '个月', '12'],
    ['2', '公顷', '亩', '30'],
    ['2', '公顷', '平方米', '20000'],
    ['3', '‰', '%', '0.3'],
    ['1', '立方米', '升', '1000'],
    ['50', null, '个', '50'],
    ['50', '个', null, '50'],
    ['50', '个', '个', '50'],
    ['1', '人', '人次', null],
    ['1', '件', '起', null],
    ['1', '个月', '天', null],
    ['1', '天', '工作日', null],
    ['1', '亩', '平方米', null],
    ['1', '百分点', '%', null],
    ['1', 'constructor', '元', null],
  ])('%s %s in %s is %s', (value, from, to, expected) => {
    expect(convert(value, from, to)).toBe(expected)
  })

  it('spellings', () => {
    const unit = (text: string) => (parseValue(text) as { unit: string }).unit
    expect(['3KM', '3Kg', '3h', '3个百分点', '3GB', '3平米', '3块'].map(unit)).toEqual([
      '公里',
      '千克',
      '小时',
      '百分点',
      'GB',
      '平方米',
      '元',
    ])
  })
})

describe('total and grade', () => {
  const PLATFORM = schemeById('platform-project')
  it.each([
    ['80', null],
    ['79.99', '89'],
    ['70', '89'],
    ['69.99', '79'],
    ['59.99', '69'],
    ['50', '69'],
    ['49.99', '59'],
    ['0', '59'],
    [null, null],
  ])('a rate of %s allows at most %s', (rate, most) => {
    expect(capOf(rate, PLATFORM.caps!)).toBe(most)
  })

  it('a total above its cap is the cap, and says so; at or below it stays', () => {
    expect(capTotal('95.5', '56.76', PLATFORM.caps)).toEqual({
      total: '69',
      explanation: {
        zh: '执行率 56.76% 低于 60%，总分最高 69，超出的 95.5 − 69 分扣除',
        en: 'The rate 56.76 % is below 60 %: the total is at most 69; what is above in 95.5 is taken off',
      },
    })
    expect(capTotal('69', '56.76', PLATFORM.caps)).toBeNull()
    expect(capTotal(null, '56.76', PLATFORM.caps)).toBeNull()
    expect(capTotal('95', '56.76', null)).toBeNull()
    expect(capTotal('95', '56.76', { ...PLATFORM.caps!, applies: false })).toBeNull()
  })

  it('Shangjie as it is, and as a what-if with caps', () => {
    const scheme = schemeById('shangjie-department-2022')
    expect(scoreEvaluation(shangjie(), scheme).total).toBe('96.31')
    const capped = scoreEvaluation(shangjie(), parseSchemeChange(`${scheme.id};caps:50-59,60-69,70-79,80-89`))
    expect([capped.total, capped.grade]).toEqual(['69', '中'])
    expect(capped.totalExplanation.zh).toContain('总分最高 69')
  })

  it.each([
    ['100', '优'],
    ['90', '优'],
    ['89.99', '良'],
    ['80', '良'],
    ['79.99', '中'],
    ['60', '中'],
    ['59.99', '差'],
    ['0', '差'],
    ['-1', '差'],
  ])('%s is %s', (total, grade) => {
    expect(gradeOf(total, NATIONAL)).toBe(grade)
  })
})

describe('read out on the phone', () => {
  it('the budget line: formula, rule, document', () => {
    const scheme = schemeById('shangjie-department-2022')
    const [line] = scoreBatch([shangjie()])[0]!.budget
    expect(readOutBudget(line!, scheme)!.text.zh).toBe(
      '部门预算总额（万元）：208.02 ÷ 366.48 = 56.76 %；56.76 % ÷ 90 % × 10 = 6.31。规则：执行率 ÷ 满分线 × 分值，不超过分值。依据：《2022年度上街区政务服务中心部门整体自评表》（由公开的自评表得出）。',
    )
    const undefinedRate = scoreBudgetLine(
      budgetLine({ adjustedBudget: '0', executed: '0', weight: '10' }),
      scheme,
    )
    expect(readOutBudget(undefinedRate, scheme)).toMatchObject({
      rule: { id: 'manual.no-rule' },
      source: null,
    })
    const part = scoreBudgetLine(
      budgetLine({ fundSource: 'other', adjustedBudget: '5', executed: '0' }),
      scheme,
    )
    expect(readOutBudget(part, scheme)).toBeNull()
    const printed = scoreBudgetLine(
      budgetLine({
        adjustedBudget: '5',
        executed: '4',
        weight: null,
        statedRule: { text: '20分*执行率', cell: null },
      }),
      scheme,
    )
    expect(readOutBudget(printed, scheme)).toMatchObject({
      rule: { id: 'budget.linear' },
      source: { zh: '表中印明' },
    })
  })

  it('an indicator, and one that no rule decides', () => {
    const row = scoreIndicator(indicator('政策知晓率', '=100%', '98%', '10', '9'), NATIONAL)
    expect(readOutIndicator(row, NATIONAL).text.zh).toBe(
      '政策知晓率：未达目标，按比例计分：98% ÷ 100% × 10 = 9.8。规则：完成值 ÷ 指标值 × 分值。依据：财预〔2020〕10号《项目支出绩效评价管理办法》（凭对文件的了解写入，未逐字核对原文）。',
    )
    expect(readOutIndicator(row, NATIONAL).text.en).toBe(
      '政策知晓率: Target missed, in proportion: 98% ÷ 100% × 10 = 9.8. Rule: actual ÷ target × weight. Source: 财预〔2020〕10号 “项目支出绩效评价管理办法” (from knowledge of it, not copied from the original).',
    )
    const open = scoreIndicator(indicator('满意度', '≥90%', null, '10', '9'), NATIONAL)
    expect(readOutIndicator(open, NATIONAL).text.zh).toBe(
      '满意度：没有填写实际完成值，不能计分。规则：没有实际完成值。',
    )
  })

  it('every row of the published tables has a rule that is in the catalogue, and rules have distinct ids', () => {
    const scored = scoreBatch([shangjie(), putuo()])
    for (const table of scored)
      for (const row of table.indicators)
        expect(readOutIndicator(row, schemeById(table.scheme)).rule.id).toBe(row.ruleId)
    expect(new Set(SCORE_RULES.map(({ id }) => id)).size).toBe(SCORE_RULES.length)
    expect(() => scoreRule('no.such')).toThrow('没有计分规则 no.such')
  })

  it('a part that a scheme does not cite has no source', () => {
    expect(citationOf(NATIONAL, 'caps')).toBeNull()
    expect(citationOf(schemeById('platform-project'), 'caps')?.basis).toBe('manual')
  })
})

describe('a scheme of one’s own', () => {
  it('is read from JSON that states only what differs', () => {
    const own = readScheme(
      {
        extends: 'linear-department',
        id: 'own-2025',
        version: '1',
        title: { zh: '本区 2025', en: 'Own 2025' },
        region: null,
        kinds: ['department'],
        document: {
          title: '本区办法',
          number: null,
          url: 'https://example.gov.cn/a',
          note: { zh: '试行', en: 'on trial' },
        },
        inForce: { from: '2025-01-01', to: '2025-12-31' },
        budget: { formula: { type: 'threshold', threshold: '95' }, roundRateFirst: null },
      },
      SCHEMES,
    )
    expect(own.quantity).toEqual(schemeById('linear-department').quantity)
    expect(
      scoreBudgetLine(budgetLine({ adjustedBudget: '100', executed: '76', weight: '10' }), own).score,
    ).toBe('8')
  })
})
