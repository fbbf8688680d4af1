import { compareDecimal, Decimal, plain } from '../decimal'
import type { Finding, ScoredEvaluation, ScoredIndicator } from '../model'
import type { Scheme } from '../scheme'
import { lessIsBetter } from '../score-indicator'
import { convert } from '../units'
import { parseValue } from '../value'
import { finding } from './finding'

const isBlank = (text: string | null) => parseValue(text).kind === 'blank'

/** What the score of one row says against its own values; each contradiction once, the gravest name for it. */
function scoreFinding(row: ScoredIndicator): Finding | null {
  const { weight, reportedScore, score, level3 } = row
  if (weight === null || reportedScore === null) return null
  const cells = [row.cells.reportedScore, row.cells.actual, row.cells.target]
  const full = compareDecimal(reportedScore, weight) === 0
  if (compareDecimal(reportedScore, weight) > 0 || compareDecimal(reportedScore, '0') < 0)
    return finding(
      'score.over-weight',
      `“${level3}”分值 ${plain(weight)}，自评得分 ${plain(reportedScore)}`,
      `“${level3}” carries ${plain(weight)} points, the self score is ${plain(reportedScore)}`,
      [row.cells.reportedScore, row.cells.weight],
    )
  if (full && row.ruleId === 'quality.outside-band')
    return finding(
      'score.full-despite-missed',
      `“${level3}”完成值为“${row.actual}”，自评仍得满分 ${plain(weight)}：${row.explanation.zh}`,
      `“${level3}”: the actual is “${row.actual}”, yet full marks ${plain(weight)}: ${row.explanation.en}`,
      cells,
    )
  if (row.verdict !== 'mismatch') {
    if (full && isBlank(row.target) && isBlank(row.actual))
      return finding(
        'score.full-without-values',
        `“${level3}”没有填写指标值和完成值，自评得满分 ${plain(weight)}`,
        `“${level3}” states neither target nor actual, yet full marks ${plain(weight)}`,
        [row.cells.reportedScore, row.cell],
      )
    return null
  }
  if (full && score !== null && compareDecimal(score, weight) < 0)
    return finding(
      'score.full-despite-missed',
      `“${level3}”指标值 ${row.target}，完成值 ${row.actual}，未达目标，自评仍得满分 ${plain(weight)}；复算 ${score}`,
      `“${level3}”: target ${row.target}, actual ${row.actual}: missed, yet full marks ${plain(weight)}; recomputed ${score}`,
      cells,
    )
  return finding(
    'indicator.score-mismatch',
    `“${level3}”自评 ${plain(reportedScore)} 分${score === null ? '' : `，复算 ${score} 分`}：${row.explanation.zh}`,
    `“${level3}”: self score ${plain(reportedScore)}${score === null ? '' : `, recomputed ${score}`}: ${row.explanation.en}`,
    cells,
  )
}

function lostWithoutReason(row: ScoredIndicator): Finding | null {
  const { weight, reportedScore } = row
  if (weight === null || reportedScore === null || compareDecimal(reportedScore, weight) >= 0) return null
  if (row.reason !== null) return null
  return finding(
    'score.lost-without-reason',
    `“${row.level3}”扣了 ${new Decimal(weight).minus(reportedScore)} 分，没有说明偏差原因`,
    `“${row.level3}” lost ${new Decimal(weight).minus(reportedScore)} points without a reason`,
    [row.cells.reportedScore, row.cells.reason],
  )
}

/** The actual says the target again, operator and all. */
function copiedActual(row: ScoredIndicator): Finding | null {
  const actual = parseValue(row.actual)
  const repeats = actual.kind === 'quantity' && actual.operator !== null && actual.operator !== '='
  const same = (text: string | null) => text?.normalize('NFKC').replace(/\s/g, '')
  if (!repeats || same(row.actual) !== same(row.target)) return null
  return finding(
    'actual.copied',
    `“${row.level3}”的完成值照抄了指标值“${row.target}”`,
    `“${row.level3}”: the actual repeats the target “${row.target}”`,
    [row.cells.actual, row.cells.target],
  )
}

/** Far above the target: a percentage cannot be, a count can. */
function tooLowTarget(row: ScoredIndicator, scheme: Scheme): Finding | null {
  const target = parseValue(row.target, row.measureUnit)
  const actual = parseValue(row.actual, row.measureUnit)
  if (target.kind !== 'quantity' || actual.kind !== 'quantity' || new Decimal(target.value).isZero())
    return null
  if (lessIsBetter(target, row.level3, scheme)) return null
  const value = convert(actual.value, actual.unit, target.unit)
  if (value === null) return null
  const percent = new Decimal(value).times(100).div(target.value)
  if (percent.lessThan(scheme.quantity.tooLowTarget)) return null
  const shown = percent.toFixed(0, Decimal.ROUND_HALF_UP)
  return finding(
    'target.too-low',
    `“${row.level3}”完成值 ${row.actual} 是指标值 ${row.target} 的 ${shown}%，指标值可能定得过低`,
    `“${row.level3}”: the actual ${row.actual} is ${shown} % of the target ${row.target}; the target may be too low`,
    [row.cells.target, row.cells.actual],
  )
}

/** What the indicator rows say against themselves. */
export function indicatorFindings(evaluation: ScoredEvaluation, scheme: Scheme): Finding[] {
  return evaluation.indicators.flatMap((row) =>
    [scoreFinding(row), lostWithoutReason(row), copiedActual(row), tooLowTarget(row, scheme)].filter(
      (found) => found !== null,
    ),
  )
}
