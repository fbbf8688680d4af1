import type { FindingRule } from '../rule'
import { BATCH_RULES } from './batch'
import { BUDGET_RULES } from './budget'
import { CLAIM_RULES } from './claims'
import { FORM_RULES } from './form'
import { REPORT_RULES } from './report'
import { SCORE_RULES } from './scores'
import { TOTAL_RULES } from './totals'

/** Rules that look at the same thing, in the order in which a person reads a table. */
export const FINDING_GROUPS = [
  { id: 'claim', title: { zh: '自报与预算数', en: 'Claims against the budget' }, rules: CLAIM_RULES },
  { id: 'budget', title: { zh: '预算执行情况', en: 'The budget block' }, rules: BUDGET_RULES },
  { id: 'score', title: { zh: '指标与得分', en: 'Indicators and scores' }, rules: SCORE_RULES },
  { id: 'total', title: { zh: '总分、等级与分值', en: 'Total, grade and weights' }, rules: TOTAL_RULES },
  { id: 'form', title: { zh: '填报', en: 'The form' }, rules: FORM_RULES },
  { id: 'report', title: { zh: '报告与表', en: 'Report against table' }, rules: REPORT_RULES },
  { id: 'batch', title: { zh: '表与表之间', en: 'Between tables' }, rules: BATCH_RULES },
] as const

/** Every rule that the engine knows, with stable ids. */
export const FINDING_RULES: readonly FindingRule[] = FINDING_GROUPS.flatMap((group) => group.rules)

const BY_ID = new Map(FINDING_RULES.map((entry) => [entry.id, entry]))

/** The rule of that id. @throws Error when there is none. */
export function findingRule(id: string): FindingRule {
  const found = BY_ID.get(id)
  if (!found) throw new Error(`没有核查规则 ${id}。 / There is no finding rule ${id}.`)
  return found
}
