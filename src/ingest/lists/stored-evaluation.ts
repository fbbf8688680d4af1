import type { CellRef, Indicator, SelfEvaluation } from '@/engine'
import type { StoredIndicators } from './indicator-store'

const STORED = new WeakMap<SelfEvaluation, readonly StoredIndicators[]>()

/** Makes stored indicators, in their order. */
export function indicatorsOf(stored: readonly StoredIndicators[]): Indicator[] {
  return stored.flatMap(({ store, numbers }) => numbers.map((number) => store.indicator(number)))
}

/**
 * The evaluation with indicators that are made anew each time they are asked for: whoever goes through a large list one table
 * after the other never holds all of it. For everyone else (a copy, JSON) it is an evaluation like any other.
 */
export function withStored(evaluation: SelfEvaluation, stored: readonly StoredIndicators[]): SelfEvaluation {
  const made: SelfEvaluation = { ...evaluation }
  Object.defineProperty(made, 'indicators', {
    enumerable: true,
    configurable: true,
    get: () => indicatorsOf(stored),
  })
  STORED.set(made, stored)
  return made
}

/** The reasons that the rows of a table state (偏差原因分析及改进措施), each with its place: without making its indicators. */
export function statedReasons(
  evaluation: Pick<SelfEvaluation, 'indicators'>,
): { reason: string; cell: CellRef }[] {
  const stored = STORED.get(evaluation as SelfEvaluation)
  if (stored)
    return stored.flatMap(({ store, numbers }) => numbers.flatMap((number) => store.reason(number) ?? []))
  return evaluation.indicators.flatMap(({ reason, cells, cell }) =>
    reason === null ? [] : [{ reason, cell: cells.reason ?? cell }],
  )
}
