import type { Finding, ScoredEvaluation } from '../model'
import type { Scheme } from '../scheme'
import { budgetFindings } from './budget'
import { claimFindings } from './claims'
import { formFindings, isUnfilled } from './form'
import { frameFindings } from './frame'
import { indicatorFindings } from './indicators'
import { negativeWeights } from './negative-weights'
import { reportFindings } from './report'
import { totalFindings } from './totals'

export { addFindings, batchFindings } from './batch'
export { FINDING_GROUPS, FINDING_RULES, findingRule } from './catalogue'
export { finding } from './finding'
export { NAME as NAME_HERE, wordingOf, type FindingWording } from './row-findings'
export type { FindingRule } from './rule'

/**
 * All contradictions of one scored table. An unfilled form is said once: what follows from its blanks is not repeated.
 */
export function findContradictions(evaluation: ScoredEvaluation, scheme: Scheme): Finding[] {
  const always = [
    ...budgetFindings(evaluation, scheme),
    ...negativeWeights(evaluation),
    ...formFindings(evaluation),
  ]
  if (isUnfilled(evaluation)) return always
  return [
    ...claimFindings(evaluation),
    ...reportFindings(evaluation, scheme),
    ...always,
    ...indicatorFindings(evaluation, scheme),
    ...totalFindings(evaluation, scheme),
    ...frameFindings(evaluation, scheme),
  ]
}
