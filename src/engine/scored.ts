/** What the shared engine makes of a table: scores with their explanations, findings, a total and a grade. */
import type { Bilingual, BudgetLine, CellRef, DecimalString, Indicator, SelfEvaluation } from './model'

/** `match` | `mismatch` | `manual` (cannot be recomputed by rule: said, never guessed). */
export type Verdict = 'match' | 'mismatch' | 'manual'

/** A budget line with what the engine makes of it. Only the line `total` is scored. */
export interface ScoredBudgetLine extends BudgetLine {
  /** executed ÷ adjustedBudget in percent, half up to 2 decimals; null when not defined. */
  executionRate: DecimalString | null
  score: DecimalString | null
  verdict: Verdict | null
  /** The formula with the numbers in it, e.g. `208.02 ÷ 366.48 = 56.76 %；56.76 % ÷ 90 % × 10 = 6.31`. */
  explanation: Bilingual | null
}

export interface ScoredIndicator extends Indicator {
  score: DecimalString | null
  verdict: Verdict
  /** Shortfall in percent: met → `"0.00"`, else (actual − target) ÷ target; null where not computable. */
  deviation: DecimalString | null
  explanation: Bilingual
  /** Id of the rule that gave score or verdict, e.g. `quantity.proportion`; listed in `src/engine/README.md`. */
  ruleId: string
}

export type Severity = 'error' | 'warning' | 'note'

/** 核查发现: one contradiction, with its rule, its sentence for the officer and the cells that show it. */
export interface Finding {
  /** Stable rule id, e.g. `claim.execution-rate`. */
  rule: string
  severity: Severity
  message: Bilingual
  evidence: CellRef[]
}

/** 优良中差, best first. */
export type Grade = '优' | '良' | '中' | '差'

/**
 * Why a table is scored under its scheme: `stated` by the bureau or by the form, inferred from the `batch`, inferred from
 * this `table`, the `default` of its kind, or `unexplained`: most tables of the batch follow a rule that no known scheme has,
 * so the budget score of this one is called neither right nor wrong.
 */
export type SchemeBasis = 'stated' | 'batch' | 'table' | 'default' | 'unexplained'

/** What the shared engine makes of one table under one scheme. */
export interface ScoredEvaluation extends Omit<SelfEvaluation, 'budget' | 'indicators'> {
  /** Id of the scheme in force. */
  scheme: string
  /** Why this scheme, see `SchemeBasis`. */
  schemeBasis: SchemeBasis
  /** How sure that is, from 0 to 1 (`"0.97"`); see `SchemeChoice`. */
  schemeConfidence?: DecimalString
  budget: ScoredBudgetLine[]
  indicators: ScoredIndicator[]
  /** Recomputed total; rows that cannot be recomputed count with the reported score (see `manualCount`). */
  total: DecimalString | null
  totalExplanation: Bilingual
  /** How many rows entered the total with their reported score because no rule decides. */
  manualCount: number
  grade: Grade | null
  findings: Finding[]
}
