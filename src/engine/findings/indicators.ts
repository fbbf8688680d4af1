import { compareDecimal } from '../decimal'
import type { Finding, ScoredEvaluation } from '../model'
import type { Scheme } from '../scheme'
import { finding } from './finding'
import { RowAuditor } from './row-findings'
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

const AUDITORS = new WeakMap<Scheme, RowAuditor>()

/** What the indicator rows say against themselves. */
export function indicatorFindings(evaluation: ScoredEvaluation, scheme: Scheme): Finding[] {
  let auditor = AUDITORS.get(scheme)
  if (!auditor) AUDITORS.set(scheme, (auditor = new RowAuditor(scheme)))
  const found: Finding[] = []
  for (const [index, row] of evaluation.indicators.entries())
    for (const one of auditor.findingsOf(row, index, evaluation)) found.push(one)
  return [...found, ...allFull(evaluation)]
}
