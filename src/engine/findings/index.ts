import type { Finding, ScoredEvaluation } from '../model'
import type { Scheme } from '../scheme'
import { budgetFindings } from './budget'
import { claimFindings } from './claims'
import { formFindings, isUnfilled } from './form'
import { frameFindings } from './frame'
import { allFull, indicatorFindings, type RowPoints } from './indicators'
import { negativeWeights } from './negative-weights'
import { reportFindings } from './report'
import { totalFindings } from './totals'

export { batchFindings } from './batch'
export { FINDING_GROUPS, FINDING_RULES, findingRule } from './catalogue'
export { finding } from './finding'
export { auditorOf } from './indicators'
export {
  hasOwnWording,
  NAME as NAME_HERE,
  rowFindings,
  worded,
  wordingOf,
  type FindingWording,
  type SharedWordings,
} from './row-findings'
export type { FindingRule } from './rule'

/** All contradictions of one scored table. */
export function findContradictions(evaluation: ScoredEvaluation, scheme: Scheme): Finding[] {
  const { before, hasRows, after } = findingsBesideRows(evaluation, scheme)
  return hasRows ? [...before, ...indicatorFindings(evaluation, scheme), ...after] : before
}

/**
 * What is said before and after what single rows say against themselves. An unfilled form is said once: what follows from its
 * blanks, row by row and as a whole, is not repeated.
 *
 * @param points of the indicators, where they are known without them
 */
export function findingsBesideRows(
  evaluation: ScoredEvaluation,
  scheme: Scheme,
  points: readonly RowPoints[] = evaluation.indicators,
): { before: Finding[]; hasRows: boolean; after: Finding[] } {
  const always = [
    ...budgetFindings(evaluation, scheme),
    ...negativeWeights(evaluation, points),
    ...formFindings(evaluation),
  ]
  if (isUnfilled(evaluation)) return { before: always, hasRows: false, after: [] }
  return {
    before: [...claimFindings(evaluation), ...reportFindings(evaluation, scheme), ...always],
    hasRows: true,
    after: [
      ...allFull(points, evaluation),
      ...totalFindings(evaluation, scheme),
      ...frameFindings(evaluation, scheme),
    ],
  }
}
