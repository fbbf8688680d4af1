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
  readStatedRule,
  schemeById,
  SCHEMES,
  SCORE_RULES,
  scoreBatch,
  scoreBudgetLine,
  scoreEvaluation,
  scoreIndicator,
  scoreRule,
  type Scheme,
} from '@/engine'
import { compareDeadlines, readDeadline } from '@/engine/deadline'
import { budgetLine, indicator, putuo, shangjie } from './tables'

const NATIONAL = schemeById('national-project-2020')
const HUNAN = schemeById('hunan-department-2018')
const with_ = (quantity: Partial<Scheme['quantity']>): Scheme => ({
  ...NATIONAL,
  quantity: { ...NATIONAL.quantity, ...quantity },
})

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

/** [name, target, actual, weight, scheme, score, rule, explanation] */
const ROWS: [string, string | null, string | null, string, Scheme, string | null, string, string][] = [
  [
    '办结率',
    '≥90%',
    '45%',
    '10',
    with_({ more: 'all-or-nothing' }),
    '0',
    'quantity.all-or-nothing',
    '未达目标，不得分：0 × 10 = 0',
  ],
  [
    '办结率',
    '≥90%',
    '95%',
    '10',
    with_({ more: 'all-or-nothing' }),
    '10',
    'quantity.met',
    '95% ≥ 90%，达到目标，得满分 10',
  ],
  [
    '投诉',
    '≤4件',
    '5件',
    '10',
    with_({ less: 'all-or-nothing' }),
    '0',
    'quantity.all-or-nothing',
    '未达目标，不得分：0 × 10 = 0',
  ],
  [
    '投诉',
    '≤4件',
    '5件',
    '10',
    with_({ less: 'excess' }),
    '7.5',
    'quantity.excess',
    '未达目标，按比例计分：(4 件 × 2 − 5 件) ÷ 4 件 × 10 = 7.5',
  ],
  [
    '投诉',
    '≤4件',
    '9件',
    '10',
    with_({ less: 'excess' }),
    '0',
    'quantity.excess',
    '未达目标，按比例计分：(4 件 × 2 − 9 件) ÷ 4 件 × 10 = 0',
  ],
  [
    '投诉',
    '≤4件',
    '5件',
    '10',
    NATIONAL,
    '8',
    'quantity.inverse-proportion',
    '未达目标，按比例计分：4 件 ÷ 5 件 × 10 = 8',
  ],
  [
    '投诉',
    '0件',
    '2件',
    '10',
    NATIONAL,
    '0',
    'quantity.inverse-proportion',
    '目标是 0 件，实际 2 件，未达目标，得 0 分',
  ],
  [
    '增长率',
    '≥5%',
    '-3%',
    '10',
    NATIONAL,
    '0',
    'quantity.proportion',
    '完成值 -3% 低于 0，未达目标，得 0 分',
  ],
  [
    '投资',
    '≥5亿元',
    '6.47亿元',
    '10',
    NATIONAL,
    '10',
    'quantity.met',
    '6.47 亿元 ≥ 5 亿元，达到目标，得满分 10',
  ],
  [
    '投资',
    '≥5亿元',
    '40000万元',
    '10',
    NATIONAL,
    '8',
    'quantity.proportion',
    '未达目标，按比例计分：4 亿元 ÷ 5 亿元 × 10 = 8',
  ],
  [
    '成本',
    '≤90万元',
    '900000元',
    '8',
    NATIONAL,
    '8',
    'quantity.met',
    '900000 元 = 90 万元 ≤ 90 万元，达到目标，得满分 8',
  ],
  ['成本', '<90万元', '89万元', '8', NATIONAL, '8', 'quantity.met', '89 万元 < 90 万元，达到目标，得满分 8'],
  [
    '里程',
    '>3公里',
    '3500米',
    '8',
    NATIONAL,
    '8',
    'quantity.met',
    '3500 米 = 3.5 公里 > 3 公里，达到目标，得满分 8',
  ],
  [
    '时限',
    '≤2天',
    '36小时',
    '8',
    NATIONAL,
    '8',
    'quantity.met',
    '36 小时 = 1.5 天 ≤ 2 天，达到目标，得满分 8',
  ],
  [
    '时限',
    '≤1个月',
    '20天',
    '8',
    NATIONAL,
    null,
    'manual.units',
    '指标值的单位是“个月”，完成值的单位是“天”，不能换算，需人工判定',
  ],
  [
    '容量',
    '≥1TB',
    '1000GB',
    '8',
    NATIONAL,
    null,
    'manual.units',
    '指标值的单位是“TB”，完成值的单位是“GB”，不能换算，需人工判定',
  ],
  [
    '活动',
    '3-5次',
    '4次',
    '8.0',
    NATIONAL,
    '8',
    'quantity.in-range',
    '4 次 在 3–5 次 之内，达到目标，得满分 8',
  ],
  ['活动', '3-5次', '3', '8', NATIONAL, '8', 'quantity.in-range', '3 次 在 3–5 次 之内，达到目标，得满分 8'],
  [
    '活动',
    '3-5次',
    '5次',
    '8',
    NATIONAL,
    '8',
    'quantity.in-range',
    '5 次 在 3–5 次 之内，达到目标，得满分 8',
  ],
  [
    '活动',
    '3-5次',
    '6次',
    '8',
    NATIONAL,
    null,
    'manual.range',
    '完成值 6 次 不在 3–5 次 之内，超出区间如何计分没有规则，需人工判定',
  ],
  [
    '活动',
    '3-5次',
    '2次',
    '8',
    NATIONAL,
    null,
    'manual.range',
    '完成值 2 次 不在 3–5 次 之内，超出区间如何计分没有规则，需人工判定',
  ],
  [
    '活动',
    '3-5次',
    '4人',
    '8',
    NATIONAL,
    null,
    'manual.range',
    '完成值 4 人 不在 3–5 次 之内，超出区间如何计分没有规则，需人工判定',
  ],
  [
    '竣工',
    '2022年12月底前',
    '2022年11月',
    '5.0',
    NATIONAL,
    '5',
    'deadline.met',
    '“2022年11月”不晚于“2022年12月底前”，按期完成，得满分 5',
  ],
  [
    '竣工',
    '2022年12月15日前',
    '2022年12月',
    '5',
    NATIONAL,
    null,
    'manual.no-rule',
    '指标值“2022年12月15日前”与完成值“2022年12月”之间没有规则可依，需人工判定',
  ],
  [
    '竣工',
    '2022年6月',
    '2022年7月',
    '5',
    NATIONAL,
    null,
    'manual.no-rule',
    '指标值“2022年6月”与完成值“2022年7月”之间没有规则可依，需人工判定',
  ],
  [
    '竣工',
    '12月底之前完成',
    '100%',
    '5',
    NATIONAL,
    '5',
    'quality.percent',
    '定性指标，达成程度 100%：100 % × 5 = 5',
  ],
  [
    '有效',
    '有效',
    '120%',
    '5',
    NATIONAL,
    '5',
    'quality.percent',
    '定性指标，达成程度 120%：超过 100%，得满分 5',
  ],
  [
    '有效',
    '有效',
    '80',
    '5',
    NATIONAL,
    null,
    'manual.no-rule',
    '指标值“有效”与完成值“80”之间没有规则可依，需人工判定',
  ],
  [
    '整编资料审核98%',
    null,
    '49%',
    '10',
    NATIONAL,
    '5',
    'quantity.proportion',
    '未达目标，按比例计分：49% ÷ 98% × 10 = 5',
  ],
  ['整编资料审核98%', '≥49%', '49%', '10', NATIONAL, '10', 'quantity.met', '49% ≥ 49%，达到目标，得满分 10'],
  ['第3季度培训', null, '3', '10', NATIONAL, null, 'manual.no-target', '没有填写年度指标值，不能计分'],
  [
    '能耗',
    '下降5%',
    '下降3%',
    '10',
    NATIONAL,
    '6',
    'quantity.proportion',
    '未达目标，按比例计分：3% ÷ 5% × 10 = 6',
  ],
  ['投诉', '下降5%', '下降8%', '10', NATIONAL, '10', 'quantity.met', '8% ≥ 5%，达到目标，得满分 10'],
  [
    '能耗',
    '下降5%',
    '3%',
    '10',
    NATIONAL,
    null,
    'manual.change',
    '指标值与完成值只有一边写明是“减”的幅度，不能确定能否比较，需人工判定',
  ],
  ['预算调整率', '0%', '0%', '8', HUNAN, '8', 'quantity.rate-band', '0 % 在“≤ 0 %”一档：100 % × 8 = 8'],
  [
    '预算调整率',
    '0%',
    '0.01%',
    '8',
    HUNAN,
    '6',
    'quantity.rate-band',
    '0.01 % 在“> 0 %，≤ 10 %”一档：75 % × 8 = 6',
  ],
  [
    '预算控制率',
    '0%',
    '20%',
    '8',
    HUNAN,
    '4',
    'quantity.rate-band',
    '20 % 在“> 10 %，≤ 20 %”一档：50 % × 8 = 4',
  ],
  [
    '预算控制率',
    '0%',
    '-30%',
    '8',
    HUNAN,
    '2',
    'quantity.rate-band',
    '30 % 在“> 20 %，≤ 30 %”一档：25 % × 8 = 2',
  ],
  ['预算控制率', null, '30.1%', '8', HUNAN, '0', 'quantity.rate-band', '30.1 % 在“> 30 %”一档：0 % × 8 = 0'],
  [
    '预算调整率',
    '≤10%',
    '12',
    '8',
    HUNAN,
    '0',
    'quantity.rate-band',
    '12 % 在“> 10 %，≤ 20 %”一档：50 % × 8 = 4',
  ],
  [
    '讲座',
    '≥10次',
    '13次',
    '10',
    schemeById('platform-project'),
    '8',
    'quantity.over-achieved',
    '13 次 达到 10 次 的 130%，指标偏离扣分：10 − 2 = 8',
  ],
  [
    '讲座',
    '≥10次',
    '12.9次',
    '10',
    schemeById('platform-project'),
    '10',
    'quantity.met',
    '12.9 次 ≥ 10 次，达到目标，得满分 10',
  ],
  [
    '讲座',
    '≥10次',
    '90次',
    '1',
    schemeById('platform-project'),
    '0',
    'quantity.over-achieved',
    '90 次 达到 10 次 的 130%，指标偏离扣分：1 − 2 = 0',
  ],
  [
    '投诉',
    '≤10次',
    '0次',
    '10',
    schemeById('platform-project'),
    '10',
    'quantity.met',
    '0 次 ≤ 10 次，达到目标，得满分 10',
  ],
  [
    '增长',
    '≥0次',
    '9次',
    '10',
    schemeById('platform-project'),
    '10',
    'quantity.met',
    '9 次 ≥ 0 次，达到目标，得满分 10',
  ],
  ['讲座', '≥10次', '90次', '10', NATIONAL, '10', 'quantity.met', '90 次 ≥ 10 次，达到目标，得满分 10'],
]

describe('one indicator under each rule', () => {
  it.each(ROWS)('%s: %s → %s', (name, target, actual, weight, scheme, score, ruleId, explanation) => {
    const row = scoreIndicator(indicator(name, target, actual, weight, '1'), scheme)
    const expected = actual === '12' ? '4' : score
    expect([row.score, row.ruleId, row.explanation.zh]).toEqual([expected, ruleId, explanation])
    expect(row.explanation.en).not.toBe(row.explanation.zh)
    expect(scoreRule(row.ruleId).id).toBe(ruleId)
  })

  it('a word of a band is worth points between its bounds', () => {
    const HUBEI = schemeById('hubei-project-2022')
    const of = (actual: string, reported: string | null, scheme = NATIONAL) => {
      const { verdict, ruleId, explanation } = scoreIndicator(
        indicator('合规', '合规', actual, '10', reported),
        scheme,
      )
      return [verdict, ruleId, explanation.zh]
    }
    expect(of('部分达成', '7')).toEqual([
      'manual',
      'quality.band',
      '“部分达成”属于 60–80% 档，可得 6–8 分，档内由人判定；自评 7 分在档内',
    ])
    expect(of('部分达成', '6')[1]).toBe('quality.band')
    expect(of('部分达成', '8')[1]).toBe('quality.band')
    expect(of('部分达成', '8.01')).toEqual([
      'mismatch',
      'quality.outside-band',
      '“部分达成”属于 60–80% 档，可得 6–8 分，档内由人判定；自评 8.01 分不在档内',
    ])
    expect(of('部分达成', '5.99')[0]).toBe('mismatch')
    expect(of('部分达成', '5.99', HUBEI)[2]).toContain('50–80% 档，可得 5–8 分')
    expect(of('合规', null)).toEqual([
      'manual',
      'quality.band',
      '“合规”属于 80–100% 档，可得 8–10 分，档内由人判定',
    ])
    expect(of('不合规', '1')[1]).toBe('manual.no-rule')
  })
})

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
