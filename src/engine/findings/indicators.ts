import { compareDecimal } from '../decimal'
import type { Finding, ScoredEvaluation, ScoredIndicator } from '../model'
import type { Scheme } from '../scheme'
import { finding } from './finding'
import { RowAuditor } from './row-findings'
import thresholds from './thresholds.json'

/** The points of a row, as stated. */
export type RowPoints = Pick<ScoredIndicator, 'weight' | 'reportedScore'>

/** No power to distinguish: every indicator that carries points has all of them. */
export function allFull(points: readonly RowPoints[], evaluation: ScoredEvaluation): Finding[] {
  const scored: number[] = []
  for (let index = 0; index < points.length; index++) {
    const { weight, reportedScore } = points[index]!
    if (weight === null || compareDecimal(weight, '0') <= 0) continue
    if (reportedScore === null || compareDecimal(reportedScore, weight) !== 0) return []
    scored.push(index)
  }
  if (scored.length < thresholds.allFullFrom.value) return []
  const { indicators } = evaluation
  return [
    finding(
      'score.all-full',
      `${scored.length} 个指标全部得满分，指标没有区分度`,
      `All ${scored.length} indicators have full marks: they distinguish nothing`,
      [indicators[scored[0]!]!.cells.reportedScore, indicators[scored.at(-1)!]!.cells.reportedScore],
    ),
  ]
}

const AUDITORS = new WeakMap<Scheme, RowAuditor>()

/** The auditor that all tables of a scheme share. */
export function auditorOf(scheme: Scheme): RowAuditor {
  let auditor = AUDITORS.get(scheme)
  if (!auditor) AUDITORS.set(scheme, (auditor = new RowAuditor(scheme)))
  return auditor
}

/** What the indicator rows say against themselves, row by row. */
export function indicatorFindings(evaluation: ScoredEvaluation, scheme: Scheme): Finding[] {
  const auditor = auditorOf(scheme)
  const found: Finding[] = []
  for (const [index, row] of evaluation.indicators.entries())
    for (const one of auditor.findingsOf(row, index, evaluation)) found.push(one)
  return found
}
