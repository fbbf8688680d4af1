import { compareDecimal } from './decimal'
import type { EvaluationKind, ScoredEvaluation, SelfEvaluation } from './model'
import { SCHEMES, type Scheme } from './scheme'
import { scoreBudgetLine } from './score-budget'

export interface SchemeChoice {
  scheme: Scheme
  basis: ScoredEvaluation['schemeBasis']
}

/** A batch follows a scheme when this many tables, and more than half of those that can tell, say so. */
const TABLES_FOR_A_BATCH = 3

/** The schemes that apply to a kind of table, the default of the kind first. */
function candidates(kind: EvaluationKind, schemes: readonly Scheme[]): Scheme[] {
  return schemes.filter((scheme) => scheme.kinds.includes(kind))
}

/** The schemes that reproduce the table's own budget score exactly; null where the table cannot tell them apart. */
function reproducedBy(evaluation: SelfEvaluation, schemes: readonly Scheme[]): Scheme[] | null {
  const line = evaluation.budget.find((candidate) => candidate.fundSource === 'total')
  if (!line || line.reportedScore === null) return null
  const scores = schemes.map((scheme) => scoreBudgetLine(line, scheme).score)
  if (scores.some((score) => score === null)) return null
  if (scores.every((score) => compareDecimal(score!, scores[0]!) === 0)) return null
  return schemes.filter((_, index) => compareDecimal(scores[index]!, line.reportedScore!) === 0)
}

/** Tables of the same kind and year. */
function groups(evaluations: readonly SelfEvaluation[]): SelfEvaluation[][] {
  const byKey = new Map<string, SelfEvaluation[]>()
  for (const table of evaluations) {
    const key = `${table.kind} ${table.year}`
    const group = byKey.get(key)
    if (group) group.push(table)
    else byKey.set(key, [table])
  }
  return [...byKey.values()]
}

/**
 * Chooses a scheme for each table of a batch that states none. Tables of the same kind and year are looked at together:
 * what most of them follow is the batch's scheme; without such evidence each table is taken at its own score, and only
 * a table that no scheme explains falls back to the default of its kind. So a score is never called wrong under a rule
 * that the batch does not follow.
 */
export function chooseSchemes(
  evaluations: readonly SelfEvaluation[],
  schemes: readonly Scheme[] = SCHEMES,
): Map<string, SchemeChoice> {
  const choices = new Map<string, SchemeChoice>()
  for (const group of groups(evaluations)) {
    const applicable = candidates(group[0]!.kind, schemes)
    const telling = group.map((table) => reproducedBy(table, applicable))
    const canTell = telling.filter((found) => found !== null).length
    const votes = (scheme: Scheme) => telling.filter((found) => found?.includes(scheme)).length
    const common = applicable.find(
      (scheme) => votes(scheme) >= TABLES_FOR_A_BATCH && votes(scheme) * 2 > canTell,
    )
    group.forEach((table, index) => {
      const own = telling[index]?.[0]
      choices.set(
        table.id,
        common
          ? { scheme: common, basis: 'batch' }
          : own
            ? { scheme: own, basis: 'table' }
            : { scheme: applicable[0]!, basis: 'default' },
      )
    })
  }
  return choices
}
