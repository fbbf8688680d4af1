import { rule, SOURCES } from '../rule'

/** What total, grade and weights say against the rows above them. */
export const TOTAL_RULES = [
  rule(
    'total.sum',
    'error',
    ['总分与各项得分之和不符', 'Total is not the sum of its scores'],
    [
      '填报的总分不等于预算执行率得分与各指标得分之和。',
      'The reported total differs from the sum of the reported scores.',
    ],
    SOURCES.arithmetic,
  ),
  rule(
    'total.out-of-range',
    'error',
    ['总分超出满分范围', 'Total outside its range'],
    ['填报的总分高于满分或低于 0。', 'The reported total is above full marks or below 0.'],
    SOURCES.scheme,
  ),
  rule(
    'total.missing',
    'warning',
    ['没有总分', 'No total'],
    ['表中没有总分行，或总分没有填写。', 'The table has no total row, or the total is blank.'],
    SOURCES.measure,
  ),
  rule(
    'total.above-cap',
    'note',
    ['总分高于执行率对应的上限', 'Total above the cap of its execution rate'],
    [
      '预算执行率偏低时，有的地方规定自评总分不得超过一定上限；本表的总分高于这个上限。',
      'Where little was spent, some bureaus cap the total; the total of this table is above that cap.',
    ],
    SOURCES.platform,
  ),
  rule(
    'grade.mismatch',
    'error',
    ['等级与总分不符', 'Grade does not follow from the total'],
    [
      '填报的等级不是总分所在的等级。',
      'The reported grade is not the one that the reported total stands for.',
    ],
    SOURCES.measure,
  ),
  rule(
    'weights.sum',
    'warning',
    ['分值合计不是满分', 'Weights do not add up'],
    [
      '预算执行率与各指标的分值之和不等于满分。',
      'The weights of the budget line and the indicators do not add up to full marks.',
    ],
    SOURCES.measure,
  ),
  rule(
    'weights.negative',
    'error',
    ['分值小于 0', 'Weight below 0'],
    [
      '一行的分值小于 0，没有规则能据此计分：这一行不复算，按自评得分计入总分。',
      'A row carries less than 0 points, which no rule can score: it is not recomputed and counts with its self score.',
    ],
    SOURCES.arithmetic,
  ),
  rule(
    'weights.total-row',
    'warning',
    ['总分行的分值与各行之和不符', 'Weight of the total row is not the sum of its rows'],
    [
      '总分行写的分值不等于上面各行分值之和。',
      'The weight in the total row differs from the sum of the weights above it.',
    ],
    SOURCES.arithmetic,
  ),
  rule(
    'weights.groups',
    'warning',
    ['分值与方案不同', 'Points differ from the scheme'],
    [
      '预算执行率或一级指标的分值与本地评分方案规定的不同；只在确知用的是这一方案时才说。',
      'The points of the budget line or of a level-1 group differ from the scheme; said only where the scheme is known to be the one in force.',
    ],
    SOURCES.scheme,
  ),
]
