import { compareDecimal, Decimal, plain, sum } from '../decimal'
import type { Finding, ScoredEvaluation } from '../model'
import { gradeOf } from '../grade'
import type { Scheme } from '../scheme'
import { finding, totalLine } from './finding'

/** What total, grade and weights say against the rows above them. */
export function totalFindings(evaluation: ScoredEvaluation, scheme: Scheme): Finding[] {
  const { reportedTotal, reportedGrade, cells } = evaluation
  const line = totalLine(evaluation)
  const rows = [...(line ? [line] : []), ...evaluation.indicators]
  const found: Finding[] = []

  if (evaluation.origin === 'form' && reportedTotal === null) {
    // A form without any score (some regions' forms have none) does not owe a total either.
    const scored = rows.some((row) => row.reportedScore !== null)
    if (scored)
      found.push(
        cells.totalRow
          ? finding('total.missing', '总分行没有填写总分', 'The total row has no total', [cells.totalRow])
          : finding('total.missing', '表中没有总分行', 'The table has no total row', [
              line?.cells.reportedScore,
            ]),
      )
  }

  const scores = sum(rows.map((row) => row.reportedScore))
  const gaps = rows.some((row) => row.weight !== null && row.reportedScore === null)
  if (
    reportedTotal !== null &&
    scores !== null &&
    line?.reportedScore != null &&
    !gaps &&
    compareDecimal(reportedTotal, scores) !== 0
  )
    found.push(
      finding(
        'total.sum',
        `填报总分 ${plain(reportedTotal)}，各项得分之和是 ${scores}`,
        `The reported total is ${plain(reportedTotal)}, its scores add up to ${scores}`,
        [cells.reportedTotal],
      ),
    )

  const weights = sum(rows.map((row) => row.weight))
  const allWeighed =
    line?.weight != null &&
    evaluation.indicators.length > 0 &&
    evaluation.indicators.every((row) => row.weight !== null)
  if (weights !== null && allWeighed && !new Decimal(weights).equals(scheme.fullPoints))
    found.push(
      finding(
        'weights.sum',
        `预算执行率与各指标的分值合计 ${weights}，不是 ${scheme.fullPoints}`,
        `The weights of the budget line and the indicators add up to ${weights}, not ${scheme.fullPoints}`,
        [cells.totalWeight ?? line?.cells.weight],
      ),
    )

  const grades: readonly string[] = scheme.grades.map(({ grade }) => grade)
  if (reportedTotal !== null && reportedGrade !== null && grades.includes(reportedGrade)) {
    const due = gradeOf(reportedTotal, scheme)
    if (due !== reportedGrade)
      found.push(
        finding(
          'grade.mismatch',
          `填报总分 ${plain(reportedTotal)} 应为“${due}”，填报等级是“${reportedGrade}”`,
          `A total of ${plain(reportedTotal)} is “${due}”, the reported grade is “${reportedGrade}”`,
          [cells.reportedGrade, cells.reportedTotal],
        ),
      )
  }
  return found
}
