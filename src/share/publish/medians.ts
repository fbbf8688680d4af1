import { compareDecimal, divide, sum, type DecimalString, type EvaluationKind } from '@/engine'
import type { CheckedEvaluation } from '@/pipeline'

/** The middle of a year's tables: what one department may know of all the others. */
export interface Median {
  kind: EvaluationKind
  year: number
  /** Tables that it is of. */
  tables: number
  /** Percent. */
  executionRate: DecimalString | null
  reportedTotal: DecimalString | null
  total: DecimalString | null
}

/** Of fewer tables the middle would tell the figures of single departments. */
export const FEWEST_TABLES = 5

/** The middle of each kind and year, 2 decimals; years with fewer than five tables are left out. */
export function medians(evaluations: readonly CheckedEvaluation[], recomputed: boolean): Median[] {
  const groups = new Map<string, CheckedEvaluation[]>()
  for (const one of evaluations) {
    if (one.year === null || one.department === null) continue
    const key = `${one.kind} ${one.year}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()]
    .filter((group) => group.length >= FEWEST_TABLES)
    .map((group) => ({
      kind: group[0]!.kind,
      year: group[0]!.year!,
      tables: group.length,
      executionRate: median(
        group.map(
          ({ budget }) => budget.find(({ fundSource }) => fundSource === 'total')?.executionRate ?? null,
        ),
      ),
      reportedTotal: median(group.map(({ reportedTotal }) => reportedTotal)),
      total: recomputed ? median(group.map(({ total }) => total)) : null,
    }))
    .sort((a, b) => (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.year - b.year))
}

/** Null where fewer than five tables state it. */
function median(values: readonly (DecimalString | null)[]): DecimalString | null {
  const stated = values.filter((value) => value !== null).sort(compareDecimal)
  if (stated.length < FEWEST_TABLES) return null
  const middle = stated.length / 2
  const around = stated.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1)
  return divide(sum(around), around.length, 2)
}
