import { rule, SOURCES } from '../rule'

/** What an indicator claims against what the budget block of the same table gives. */
export const CLAIM_RULES = [
  rule(
    'claim.execution-rate',
    'error',
    ['自报预算执行率与预算数矛盾', 'Claimed execution rate contradicts the budget'],
    [
      '指标“预算执行率”的实际完成值与本表预算执行情况算出的执行率不同。',
      "The indicator's actual value differs from executed ÷ adjusted budget of the same table.",
    ],
    SOURCES.frame,
  ),
  rule(
    'claim.adjustment-rate',
    'error',
    ['自报预算调整率与预算数矛盾', 'Claimed adjustment rate contradicts the budget'],
    [
      '指标“预算调整率”的实际完成值与 |全年预算数 − 年初预算数| ÷ 年初预算数 不同。',
      "The indicator's actual value differs from |adjusted − initial| ÷ initial budget.",
    ],
    SOURCES.frame,
  ),
  rule(
    'claim.carryover-rate',
    'error',
    ['自报结转结余率与预算数矛盾', 'Claimed carry-over rate contradicts the budget'],
    [
      '指标“结转结余率”的实际完成值与 (全年预算数 − 全年执行数) ÷ 全年预算数 不同。',
      "The indicator's actual value differs from (adjusted − executed) ÷ adjusted budget.",
    ],
    SOURCES.frame,
  ),
  rule(
    'claim.cost',
    'warning',
    ['自报成本与执行数不符', 'Claimed cost differs from what was spent'],
    [
      '成本指标以全部预算为指标值，实际完成值却不是本表的全年执行数。',
      'A cost indicator has the whole budget as its target, but its actual is not the executed amount of the same table.',
    ],
    SOURCES.arithmetic,
  ),
]
