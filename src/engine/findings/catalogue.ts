import type { Bilingual, Severity } from '../model'

/** A rule of the catalogue: what a finding of this kind means, and where the rule comes from. */
export interface FindingRule {
  id: string
  severity: Severity
  title: Bilingual
  meaning: Bilingual
  source: Bilingual
}

const FRAME: Bilingual = {
  zh: '财预〔2013〕53号《预算绩效评价共性指标体系框架》的指标定义',
  en: 'Definitions of 财预〔2013〕53号, the common indicator frame',
}
const MEASURE: Bilingual = {
  zh: '财预〔2020〕10号《项目支出绩效评价管理办法》',
  en: '财预〔2020〕10号, the regulation on performance evaluation',
}
const ARITHMETIC: Bilingual = { zh: '表内数字的加减乘除', en: "The table's own arithmetic" }
const PRACTICE: Bilingual = { zh: '区财政局复核自评表的惯例', en: 'Practice of reviewing self-evaluations' }

const rule = (
  id: string,
  severity: Severity,
  title: [string, string],
  meaning: [string, string],
  source: Bilingual,
): FindingRule => ({
  id,
  severity,
  title: { zh: title[0], en: title[1] },
  meaning: { zh: meaning[0], en: meaning[1] },
  source,
})

/** Every rule that the engine knows, with stable ids. */
export const FINDING_RULES: readonly FindingRule[] = [
  rule(
    'claim.execution-rate',
    'error',
    ['自报预算执行率与预算数矛盾', 'Claimed execution rate contradicts the budget'],
    [
      '指标“预算执行率”的实际完成值与本表预算执行情况算出的执行率不同。',
      "The indicator's actual value differs from executed ÷ adjusted budget of the same table.",
    ],
    FRAME,
  ),
  rule(
    'claim.adjustment-rate',
    'error',
    ['自报预算调整率与预算数矛盾', 'Claimed adjustment rate contradicts the budget'],
    [
      '指标“预算调整率”的实际完成值与 |全年预算数 − 年初预算数| ÷ 年初预算数 不同。',
      "The indicator's actual value differs from |adjusted − initial| ÷ initial budget.",
    ],
    FRAME,
  ),
  rule(
    'claim.carryover-rate',
    'error',
    ['自报结转结余率与预算数矛盾', 'Claimed carry-over rate contradicts the budget'],
    [
      '指标“结转结余率”的实际完成值与 (全年预算数 − 全年执行数) ÷ 全年预算数 不同。',
      "The indicator's actual value differs from (adjusted − executed) ÷ adjusted budget.",
    ],
    FRAME,
  ),
  rule(
    'score.full-despite-missed',
    'error',
    ['未达目标却得满分', 'Full marks although the target was missed'],
    [
      '实际完成值没有达到年度指标值，自评仍给满分。',
      'The actual misses the target, yet the self score is full.',
    ],
    MEASURE,
  ),
  rule(
    'score.over-weight',
    'error',
    ['得分超出分值范围', 'Score outside its weight'],
    ['自评得分高于分值或低于 0。', 'A self score is above its weight or below 0.'],
    ARITHMETIC,
  ),
  rule(
    'budget.sources-sum',
    'error',
    ['资金来源合计与总额不符', 'Fund sources do not add up to the total'],
    ['各资金来源之和不等于预算总额一行。', 'The sum over fund sources differs from the total line.'],
    ARITHMETIC,
  ),
  rule(
    'budget.zero-executed',
    'error',
    ['没有预算却有执行', 'Money executed without a budget'],
    ['全年预算数为 0，全年执行数大于 0。', 'The adjusted budget is 0 while money was executed.'],
    ARITHMETIC,
  ),
  rule(
    'total.sum',
    'error',
    ['总分与各项得分之和不符', 'Total is not the sum of its scores'],
    [
      '填报的总分不等于预算执行率得分与各指标得分之和。',
      'The reported total differs from the sum of the reported scores.',
    ],
    ARITHMETIC,
  ),
  rule(
    'grade.mismatch',
    'error',
    ['等级与总分不符', 'Grade does not follow from the total'],
    [
      '填报的等级不是总分所在的等级。',
      'The reported grade is not the one that the reported total stands for.',
    ],
    MEASURE,
  ),
  rule(
    'budget.score-mismatch',
    'error',
    ['预算执行率得分与方案不符', 'Budget score does not follow the scheme'],
    [
      '填报的预算执行率得分与按评分方案复算的不同。',
      'The reported budget score differs from the recomputed one.',
    ],
    MEASURE,
  ),
  rule(
    'budget.rate-mismatch',
    'warning',
    ['填报的执行率与预算数不符', 'Stated rate differs from the budget'],
    [
      '填报的执行率与全年执行数 ÷ 全年预算数不同（按填报的位数比较）。',
      'The stated rate differs from executed ÷ adjusted budget, at the precision stated.',
    ],
    FRAME,
  ),
  rule(
    'budget.over-executed',
    'warning',
    ['执行数大于预算数', 'More executed than budgeted'],
    ['全年执行数大于全年预算数。', 'The executed amount is above the adjusted budget.'],
    ARITHMETIC,
  ),
  rule(
    'budget.weight-outlier',
    'warning',
    ['预算执行一行填了全部分值', 'Budget line carries all the points'],
    [
      '预算执行一行的分值是整张表的满分，分值与得分很可能填错了位置。',
      'The budget line carries the points of the whole table; weight and score are probably misplaced.',
    ],
    PRACTICE,
  ),
  rule(
    'indicator.score-mismatch',
    'warning',
    ['指标得分与规则不符', 'Indicator score does not follow the rule'],
    [
      '自评得分与按指标值、完成值复算的得分不同。',
      'The self score differs from the one recomputed from target and actual.',
    ],
    MEASURE,
  ),
  rule(
    'score.lost-without-reason',
    'warning',
    ['扣分没有说明原因', 'Points lost without a reason'],
    ['自评扣了分，偏差原因一栏是空的。', 'Points were deducted and the reason column is empty.'],
    MEASURE,
  ),
  rule(
    'score.full-without-values',
    'warning',
    ['没有数值却得满分', 'Full marks without values'],
    [
      '没有填写年度指标值和实际完成值，自评给满分。',
      'Neither target nor actual is stated, yet the self score is full.',
    ],
    PRACTICE,
  ),
  rule(
    'weights.sum',
    'warning',
    ['分值合计不是满分', 'Weights do not add up'],
    [
      '预算执行率与各指标的分值之和不等于 100。',
      'The weights of the budget line and the indicators do not add up to 100.',
    ],
    MEASURE,
  ),
  rule(
    'total.missing',
    'warning',
    ['没有总分', 'No total'],
    ['表中没有总分行，或总分没有填写。', 'The table has no total row, or the total is blank.'],
    MEASURE,
  ),
  rule(
    'form.unfilled',
    'warning',
    ['表没有填写', 'The form is not filled in'],
    ['没有一个指标填写了实际完成值和得分。', 'No indicator has an actual value or a score.'],
    PRACTICE,
  ),
  rule(
    'form.instructions',
    'note',
    ['填表说明留在表中', 'Instructions left in the form'],
    ['单元格里是填表说明，不是填报内容。', 'Cells hold the instructions of the form instead of an answer.'],
    PRACTICE,
  ),
  rule(
    'actual.copied',
    'note',
    ['完成值照抄指标值', 'Actual copied from the target'],
    [
      '实际完成值连同比较符号照抄年度指标值，看不出实际完成了多少。',
      'The actual repeats the target with its operator; what was achieved is not said.',
    ],
    PRACTICE,
  ),
  rule(
    'target.too-low',
    'note',
    ['指标值可能定得过低', 'Target may be set too low'],
    ['实际完成值超出年度指标值很多。', 'The actual exceeds the target by far.'],
    MEASURE,
  ),
]

const BY_ID = new Map(FINDING_RULES.map((entry) => [entry.id, entry]))

/** The rule of that id. @throws Error when there is none. */
export function findingRule(id: string): FindingRule {
  const found = BY_ID.get(id)
  if (!found) throw new Error(`没有核查规则 ${id}。 / There is no finding rule ${id}.`)
  return found
}
