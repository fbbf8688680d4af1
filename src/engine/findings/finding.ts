import type { Bilingual, CellRef, Finding, ScoredBudgetLine, ScoredEvaluation } from '../model'
import { findingRule } from './catalogue'

/** A finding with the severity of its rule; evidence cells that the source does not have are left out. */
export function finding(
  rule: string,
  zh: string,
  en: string,
  evidence: readonly (CellRef | undefined)[],
): Finding {
  const message: Bilingual = { zh, en }
  return {
    rule,
    severity: findingRule(rule).severity,
    message,
    evidence: evidence.filter((cell): cell is CellRef => cell !== undefined),
  }
}

/** The line 部门预算总额 / 年度资金总额. */
export function totalLine(evaluation: ScoredEvaluation): ScoredBudgetLine | undefined {
  return evaluation.budget.find((line) => line.fundSource === 'total')
}
