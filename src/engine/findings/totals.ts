import { compareDecimal, Decimal, plain, sum } from '../decimal'
import { gradeOf } from '../grade'
import type { DecimalString, Finding, ScoredEvaluation } from '../model'
import type { Scheme } from '../scheme'
import { isWeightOutlier } from './budget'
import { finding, totalLine } from './finding'
import { totalCap } from './total-caps'

/** The rows that carry points: the budget line, then the indicators. */
const pointRows = (evaluation: ScoredEvaluation) => {
  const line = totalLine(evaluation)
  return [...(line ? [line] : []), ...evaluation.indicators]
}

/** A form without any score (some regions' forms have none) does not owe a total either. */
function missingTotal(evaluation: ScoredEvaluation): Finding[] {
  const { origin, reportedTotal, cells } = evaluation
  if (origin !== 'form' || reportedTotal !== null) return []
  if (!pointRows(evaluation).some((row) => row.reportedScore !== null)) return []
  return [
    cells.totalRow
      ? finding('total.missing', '总分行没有填写总分', 'The total row has no total', [cells.totalRow])
      : finding('total.missing', '表中没有总分行', 'The table has no total row', [
          totalLine(evaluation)?.cells.reportedScore ?? evaluation.indicators.at(-1)?.cells.reportedScore,
        ]),
  ]
}

/** The stated total against the sum of the stated scores, where none of them is missing. */
function totalSum(evaluation: ScoredEvaluation, scheme: Scheme): Finding[] {
  const { reportedTotal, cells } = evaluation
  if (reportedTotal === null) return []
  const rows = pointRows(evaluation)
  const line = totalLine(evaluation)
  const scores = sum(rows.map((row) => row.reportedScore))
  const gaps = rows.some((row) => row.weight !== null && row.reportedScore === null)
  // Without points of its own the budget line is either no part of the total or missing from it: the weights tell.
  const weights = sum(evaluation.indicators.map((row) => row.weight))
  const whole =
    line?.reportedScore != null || (weights !== null && compareDecimal(weights, scheme.fullPoints) === 0)
  if (scores === null || gaps || !whole) return []
  if (compareDecimal(reportedTotal, scores) === 0) return []
  return [
    finding(
      'total.sum',
      `填报总分 ${plain(reportedTotal)}，各项得分之和是 ${scores}`,
      `The reported total is ${plain(reportedTotal)}, its scores add up to ${scores}`,
      [cells.reportedTotal, line?.cells.reportedScore],
    ),
  ]
}

function totalRange(evaluation: ScoredEvaluation, scheme: Scheme): Finding[] {
  const { reportedTotal, cells } = evaluation
  if (reportedTotal === null) return []
  if (compareDecimal(reportedTotal, scheme.fullPoints) <= 0 && compareDecimal(reportedTotal, '0') >= 0)
    return []
  return [
    finding(
      'total.out-of-range',
      `填报总分 ${plain(reportedTotal)}，满分是 ${plain(scheme.fullPoints)}`,
      `The reported total is ${plain(reportedTotal)}, full marks are ${plain(scheme.fullPoints)}`,
      [cells.reportedTotal],
    ),
  ]
}

/** The weights of the rows against full marks and against the total row; said once. */
function weightSums(evaluation: ScoredEvaluation, scheme: Scheme): Finding[] {
  const { totalWeight, cells } = evaluation
  const line = totalLine(evaluation)
  if (line?.weight == null) return []
  const { indicators } = evaluation
  if (indicators.length === 0) return []
  const weights = sum(pointRows(evaluation).map((row) => row.weight))
  const allWeighed = indicators.every((row) => row.weight !== null)
  // Where the budget line carries the points of the whole table, its own share is not known.
  if (weights === null || !allWeighed || isWeightOutlier(evaluation, scheme)) return []
  if (!new Decimal(weights).equals(scheme.fullPoints))
    return [
      finding(
        'weights.sum',
        `预算执行率与各指标的分值合计 ${weights}，不是 ${plain(scheme.fullPoints)}${totalWeight === null ? '' : `；总分行写 ${plain(totalWeight)}`}`,
        `The weights of the budget line and the indicators add up to ${weights}, not ${plain(scheme.fullPoints)}${totalWeight === null ? '' : `; the total row says ${plain(totalWeight)}`}`,
        [cells.totalWeight, line.cells.weight, indicators[0]!.cells.weight],
      ),
    ]
  if (totalWeight === null || compareDecimal(totalWeight, weights) === 0) return []
  return [
    finding(
      'weights.total-row',
      `总分行的分值是 ${plain(totalWeight)}，上面各行分值合计 ${weights}`,
      `The total row carries ${plain(totalWeight)} points, the rows above it ${weights}`,
      [cells.totalWeight, line.cells.weight],
    ),
  ]
}

function gradeMismatch(evaluation: ScoredEvaluation, scheme: Scheme): Finding[] {
  const { reportedTotal, reportedGrade, cells } = evaluation
  const grades: readonly string[] = scheme.grades.map(({ grade }) => grade)
  if (reportedTotal === null || reportedGrade === null || !grades.includes(reportedGrade)) return []
  const due = gradeOf(reportedTotal, scheme)
  if (due === reportedGrade) return []
  return [
    finding(
      'grade.mismatch',
      `填报总分 ${plain(reportedTotal)} 应为“${due}”，填报等级是“${reportedGrade}”`,
      `A total of ${plain(reportedTotal)} is “${due}”, the reported grade is “${reportedGrade}”`,
      [cells.reportedGrade, cells.reportedTotal],
    ),
  ]
}

/** The stated total against the cap that some bureaus tie to the execution rate. */
function aboveCap(evaluation: ScoredEvaluation, scheme: Scheme): Finding[] {
  const line = totalLine(evaluation)
  const rate: DecimalString | null = line?.executionRate ?? line?.reportedRate ?? null
  const { reportedTotal, cells } = evaluation
  if (!line || rate === null || reportedTotal === null) return []
  const cap = totalCap(rate, scheme)
  if (!cap || compareDecimal(reportedTotal, cap.atMost) <= 0) return []
  const [zh, en] = cap.own
    ? [`方案“${scheme.title.zh}”规定`, `the scheme “${scheme.title.en}” allows`]
    : ['有的地方规定（供参考）', 'some bureaus allow (for reference)']
  return [
    finding(
      'total.above-cap',
      `预算执行率 ${plain(rate)}%，低于 ${plain(cap.below)}% 时${zh}总分最高 ${plain(cap.atMost)}，本表自评 ${plain(reportedTotal)}`,
      `Execution rate ${plain(rate)} %: below ${plain(cap.below)} % ${en} at most ${plain(cap.atMost)} points, the self total is ${plain(reportedTotal)}`,
      [cells.reportedTotal, line.cells.reportedRate, line.cells.executed, line.cells.adjustedBudget],
      cap.own ? 'warning' : undefined,
    ),
  ]
}

/** What total, grade and weights say against the rows above them. */
export function totalFindings(evaluation: ScoredEvaluation, scheme: Scheme): Finding[] {
  return [
    ...missingTotal(evaluation),
    ...totalSum(evaluation, scheme),
    ...totalRange(evaluation, scheme),
    ...weightSums(evaluation, scheme),
    ...gradeMismatch(evaluation, scheme),
    ...aboveCap(evaluation, scheme),
  ]
}
