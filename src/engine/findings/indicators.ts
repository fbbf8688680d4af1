import { compareDecimal } from '../decimal'
import type { Finding, ScoredEvaluation } from '../model'
import type { Scheme } from '../scheme'
import { finding } from './finding'
import { rowScoreFinding } from './indicator-scores'
import { copiedActual, deviationMismatch, tooLowTarget } from './indicator-values'
import thresholds from './thresholds.json'

/** No power to distinguish: every indicator that carries points has all of them. */
function allFull({ indicators }: ScoredEvaluation): Finding[] {
  const scored = indicators.filter((row) => row.weight !== null && compareDecimal(row.weight, '0') > 0)
  const full = scored.filter(
    (row) => row.reportedScore !== null && compareDecimal(row.reportedScore, row.weight!) === 0,
  )
  if (scored.length < thresholds.allFullFrom.value || full.length < scored.length) return []
  return [
    finding(
      'score.all-full',
      `${scored.length} 个指标全部得满分，指标没有区分度`,
      `All ${scored.length} indicators have full marks: they distinguish nothing`,
      [scored[0]!.cells.reportedScore, scored.at(-1)!.cells.reportedScore],
    ),
  ]
}

/** What the indicator rows say against themselves. */
export function indicatorFindings(evaluation: ScoredEvaluation, scheme: Scheme): Finding[] {
  const rows = evaluation.indicators.flatMap((row) =>
    [
      rowScoreFinding(row, evaluation, scheme),
      deviationMismatch(row),
      copiedActual(row),
      tooLowTarget(row, scheme),
    ].filter((found) => found !== null),
  )
  return [...rows, ...allFull(evaluation)]
}
