import { rule, SOURCES } from '../rule'

/** What was handed in: forms left blank, template text, forms that have nothing to recompute. */
export const FORM_RULES = [
  rule(
    'form.unfilled',
    'warning',
    ['表没有填写', 'The form is not filled in'],
    ['没有一个指标填写了实际完成值和得分。', 'No indicator has an actual value or a score.'],
    SOURCES.practice,
  ),
  rule(
    'form.no-scores',
    'note',
    ['表中没有分值和得分', 'The form has no weights and scores'],
    [
      '这种表不设分值和得分，没有可以复算的分数，只核对数值。',
      'This kind of form has neither weights nor scores: there is no score to recompute.',
    ],
    SOURCES.practice,
  ),
  rule(
    'form.instructions',
    'note',
    ['填表说明留在表中', 'Instructions left in the form'],
    ['单元格里是填表说明，不是填报内容。', 'Cells hold the instructions of the form instead of an answer.'],
    SOURCES.practice,
  ),
  rule(
    'indicator.expected-missing',
    'warning',
    ['缺少方案应有的指标', 'Expected indicators are missing'],
    [
      '本地评分方案规定应有的指标，表中没有；只在确知用的是这一方案时才说。',
      'Indicators that the scheme expects are not in the table; said only where the scheme is known to be the one in force.',
    ],
    SOURCES.scheme,
  ),
]
