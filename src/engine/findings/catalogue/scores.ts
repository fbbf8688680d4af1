import { rule, SOURCES } from '../rule'

/** What the indicator rows say: score against values, values against each other. */
export const SCORE_RULES = [
  rule(
    'score.over-weight',
    'error',
    ['得分超出分值范围', 'Score outside its weight'],
    ['自评得分高于分值或低于 0。', 'A self score is above its weight or below 0.'],
    SOURCES.arithmetic,
  ),
  rule(
    'score.full-despite-missed',
    'error',
    ['未达目标却得满分', 'Full marks although the target was missed'],
    [
      '实际完成值没有达到年度指标值，自评仍给满分。',
      'The actual misses the target, yet the self score is full.',
    ],
    SOURCES.measure,
  ),
  rule(
    'score.lost-despite-met',
    'warning',
    ['达到目标却扣了分', 'Points lost although the target was met'],
    [
      '实际完成值达到年度指标值，自评没有给满分：要么完成值填错，要么扣分另有原因。',
      'The actual meets the target, yet points were deducted: the actual is wrong, or there is an unstated cause.',
    ],
    SOURCES.measure,
  ),
  rule(
    'indicator.score-mismatch',
    'warning',
    ['指标得分与规则不符', 'Indicator score does not follow the rule'],
    [
      '自评得分与按指标值、完成值复算的得分不同。不知道本表依据哪种方案时，只作提示。',
      'The self score differs from the one recomputed from target and actual; only a note where the scheme of the table is not known.',
    ],
    SOURCES.footnote,
  ),
  rule(
    'score.lost-without-reason',
    'warning',
    ['扣分没有说明原因', 'Points lost without a reason'],
    [
      '自评扣了分，偏差原因一栏是空的。得分同时与规则不符的，并入那一条，不重复列出。',
      'Points were deducted and the reason column is empty. Where the score is also wrong, both stand in that one finding.',
    ],
    SOURCES.measure,
  ),
  rule(
    'score.full-without-values',
    'warning',
    ['没有完成值却得满分', 'Full marks without an actual value'],
    [
      '没有填写实际完成值，自评给满分，看不出分数从何而来。',
      'No actual value is stated, yet the self score is full: nothing shows where it comes from.',
    ],
    SOURCES.practice,
  ),
  rule(
    'score.all-full',
    'note',
    ['全部指标都是满分', 'Every indicator at full marks'],
    [
      '每一个指标都得满分，这套指标区分不出好坏。',
      'Every indicator has full marks: this set of indicators distinguishes nothing.',
    ],
    SOURCES.practice,
  ),
  rule(
    'deviation.mismatch',
    'warning',
    ['填报的偏差度与复算不符', 'Stated deviation differs from the recomputed one'],
    [
      '填报的偏差度既不是未完成的幅度（达到目标为 0），也不是与指标值相差的幅度。',
      'The stated deviation is neither the shortfall (0 where the target is met) nor the distance from the target.',
    ],
    SOURCES.footnote,
  ),
  rule(
    'actual.copied',
    'note',
    ['完成值照抄指标值', 'Actual copied from the target'],
    [
      '实际完成值连同比较符号照抄年度指标值，看不出实际完成了多少。',
      'The actual repeats the target with its operator; what was achieved is not said.',
    ],
    SOURCES.practice,
  ),
  rule(
    'target.too-low',
    'note',
    ['指标值可能定得过低', 'Target may be set too low'],
    [
      '实际完成值超出年度指标值很多。与是否扣分无关；界限由评分方案规定。',
      'The actual exceeds the target by far. Independent of points; the scheme says what is far.',
    ],
    SOURCES.measure,
  ),
]
