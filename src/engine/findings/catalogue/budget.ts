import { rule, SOURCES } from '../rule'

/** What the budget block says against itself and against the scheme. */
export const BUDGET_RULES = [
  rule(
    'budget.total-zero',
    'error',
    ['总额为 0，资金来源却不为 0', 'Total is 0 while its sources are not'],
    [
      '资金总额一行填的是 0，各资金来源之和大于 0，执行率和得分因此失真。',
      'The total line is 0 although its sources are not; rate and score are distorted by it.',
    ],
    SOURCES.arithmetic,
  ),
  rule(
    'budget.sources-sum',
    'error',
    ['资金来源合计与总额不符', 'Fund sources do not add up to the total'],
    ['各资金来源之和不等于预算总额一行。', 'The sum over fund sources differs from the total line.'],
    SOURCES.arithmetic,
  ),
  rule(
    'budget.zero-executed',
    'error',
    ['没有预算却有执行', 'Money executed without a budget'],
    ['全年预算数为 0，全年执行数大于 0。', 'The adjusted budget is 0 while money was executed.'],
    SOURCES.arithmetic,
  ),
  rule(
    'budget.over-executed',
    'warning',
    ['执行数大于预算数', 'More executed than budgeted'],
    ['全年执行数大于全年预算数。', 'The executed amount is above the adjusted budget.'],
    SOURCES.arithmetic,
  ),
  rule(
    'budget.rate-mismatch',
    'warning',
    ['填报的执行率与预算数不符', 'Stated rate differs from the budget'],
    [
      '填报的执行率与全年执行数 ÷ 全年预算数不同（按填报的位数比较）。',
      'The stated rate differs from executed ÷ adjusted budget, at the precision stated.',
    ],
    SOURCES.frame,
  ),
  rule(
    'budget.score-mismatch',
    'error',
    ['预算执行率得分与方案不符', 'Budget score does not follow the scheme'],
    [
      '填报的预算执行率得分与按评分方案复算的不同。不知道本表依据哪种方案时，只作提示。',
      'The reported budget score differs from the recomputed one; only a note where the scheme of the table is not known.',
    ],
    SOURCES.scheme,
  ),
  rule(
    'budget.weight-outlier',
    'warning',
    ['预算执行一行填了全部分值', 'Budget line carries all the points'],
    [
      '预算执行一行的分值是整张表的满分，分值与得分很可能填错了位置。',
      'The budget line carries the points of the whole table; weight and score are probably misplaced.',
    ],
    SOURCES.practice,
  ),
]
