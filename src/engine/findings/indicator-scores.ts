import { compareDecimal, Decimal, plain } from '../decimal'
import type { Bilingual, Finding, ScoredIndicator } from '../model'
import type { Scheme } from '../scheme'
import { parseValue } from '../value'
import { finding, underScheme, type OfBasis } from './finding'

const isBlank = (text: string | null) => parseValue(text).kind === 'blank'

/** What the reason column adds to a finding about lost points, so that one row is one finding. */
function withoutReason(row: ScoredIndicator): Bilingual {
  const lost = row.weight !== null && compareDecimal(row.reportedScore!, row.weight) < 0
  if (!lost || row.reason !== null) return { zh: '', en: '' }
  const points = new Decimal(row.weight!).minus(row.reportedScore!)
  return {
    zh: `；扣了 ${points} 分，没有说明偏差原因`,
    en: `; ${points} points were deducted without a reason`,
  }
}

/**
 * What the score of one row says against its own values: at most one finding a row, under the gravest name that fits, with
 * everything that is wrong in its sentence.
 *
 * @param called how the sentence names the row
 */
export function rowScoreFinding(
  row: ScoredIndicator,
  called: string,
  evaluation: OfBasis,
  scheme: Scheme,
): Finding | null {
  const { weight, reportedScore } = row
  // What a weight below 0 says of its score is said of the weight.
  if (weight === null || reportedScore === null || compareDecimal(weight, '0') < 0) return null
  if (compareDecimal(reportedScore, weight) > 0 || compareDecimal(reportedScore, '0') < 0)
    return finding(
      'score.over-weight',
      `“${called}”分值 ${plain(weight)}，自评得分 ${plain(reportedScore)}`,
      `“${called}” carries ${plain(weight)} points, the self score is ${plain(reportedScore)}`,
      [row.cells.reportedScore, row.cells.weight],
    )
  return compareDecimal(reportedScore, weight) === 0
    ? fullMarks(row, called, weight, evaluation, scheme)
    : lostPoints(row, called, weight, reportedScore, evaluation, scheme)
}

const valueCells = (row: ScoredIndicator) => [row.cells.reportedScore, row.cells.actual, row.cells.target]

/** Full marks: for what was missed, or for nothing. */
function fullMarks(
  row: ScoredIndicator,
  called: string,
  weight: string,
  evaluation: OfBasis,
  scheme: Scheme,
): Finding | null {
  const { score } = row
  if (row.ruleId === 'quality.outside-band')
    return finding(
      'score.full-despite-missed',
      `“${called}”完成值为“${row.actual}”，自评仍得满分 ${plain(weight)}：${row.explanation.zh}`,
      `“${called}”: the actual is “${row.actual}”, yet full marks ${plain(weight)}: ${row.explanation.en}`,
      valueCells(row),
    )
  if (row.verdict === 'mismatch' && score !== null && compareDecimal(score, weight) < 0) {
    // That a count was missed is plain; what a percentage of a word is worth, only the scheme says.
    const { severity, prefix } = underScheme(evaluation, scheme)
    const byWord = row.ruleId === 'quality.percent'
    return finding(
      'score.full-despite-missed',
      `${byWord && prefix ? `${prefix.zh}，` : ''}“${called}”指标值 ${row.target}，完成值 ${row.actual}，未达目标，自评仍得满分 ${plain(weight)}；复算 ${score}`,
      `${byWord && prefix ? `${prefix.en}, ` : ''}“${called}”: target ${row.target}, actual ${row.actual}: missed, yet full marks ${plain(weight)}; recomputed ${score}`,
      valueCells(row),
      byWord ? severity : undefined,
    )
  }
  if (!isBlank(row.actual) || compareDecimal(weight, '0') === 0) return null
  const target = isBlank(row.target)
  return finding(
    'score.full-without-values',
    `“${called}”没有填写${target ? '指标值和' : ''}完成值，自评得满分 ${plain(weight)}`,
    `“${called}” states ${target ? 'neither target nor actual' : 'no actual'}, yet full marks ${plain(weight)}`,
    [row.cells.reportedScore, row.cells.actual, row.cell],
  )
}

/** Points lost: against the rule, or without a word. */
function lostPoints(
  row: ScoredIndicator,
  called: string,
  weight: string,
  reportedScore: string,
  evaluation: OfBasis,
  scheme: Scheme,
): Finding | null {
  const { score } = row
  const silent = withoutReason(row)
  const cells = [...valueCells(row), silent.zh === '' ? undefined : row.cells.reason]
  if (row.verdict === 'mismatch') {
    if (score !== null && compareDecimal(score, weight) === 0) {
      // A reason in words may say what the figures do not: then it is for a person to weigh, not doubtful by itself.
      return finding(
        'score.lost-despite-met',
        `“${called}”指标值 ${row.target}，完成值 ${row.actual}，已达目标，分值 ${plain(weight)}，自评只有 ${plain(reportedScore)} 分${silent.zh}`,
        `“${called}”: target ${row.target}, actual ${row.actual}: met, yet the self score is ${plain(reportedScore)} of ${plain(weight)}${silent.en}`,
        cells,
        row.reason === null ? undefined : 'note',
      )
    }
    const { severity, prefix } = underScheme(evaluation, scheme)
    const due = score === null ? { zh: '', en: '' } : { zh: `${score} 分：`, en: `${score}: ` }
    return finding(
      'indicator.score-mismatch',
      `“${called}”自评 ${plain(reportedScore)} 分；${prefix ? `${prefix.zh}是` : '复算'} ${due.zh}${row.explanation.zh}${silent.zh}`,
      `“${called}”: self score ${plain(reportedScore)}; ${prefix ? `${prefix.en} it is` : 'recomputed'} ${due.en}${row.explanation.en}${silent.en}`,
      cells,
      severity,
    )
  }
  if (row.reason !== null) return null
  const lost = new Decimal(weight).minus(reportedScore)
  return finding(
    'score.lost-without-reason',
    `“${called}”扣了 ${lost} 分，没有说明偏差原因`,
    `“${called}” lost ${lost} points without a reason`,
    [row.cells.reportedScore, row.cells.reason],
  )
}
