import {
  cellOf,
  indicatorsOf as made,
  sharedRowsOf,
  withSharedRows,
  type CellRef,
  type Indicator,
  type SelfEvaluation,
} from '@/engine'
import { StoredRows, type StoredIndicators } from './indicator-store'

/** Makes stored indicators, in their order. */
export function indicatorsOf(stored: readonly StoredIndicators[]): Indicator[] {
  return stored.flatMap(({ store, numbers }) => made(new StoredRows(store, numbers)))
}

/** The evaluation with indicators that are made anew each time they are asked for (`withSharedRows`). */
export function withStored(evaluation: SelfEvaluation, stored: readonly StoredIndicators[]): SelfEvaluation {
  const [only, ...others] = stored
  // A table that goes on in another sheet is rare, and made as a whole.
  if (!only || others.length > 0) return { ...evaluation, indicators: indicatorsOf(stored) }
  return withSharedRows(evaluation, new StoredRows(only.store, only.numbers))
}

/** The reasons that the rows of a table state (偏差原因分析及改进措施), each with its place: without making its indicators. */
export function statedReasons(
  evaluation: Pick<SelfEvaluation, 'indicators'>,
): { reason: string; cell: CellRef }[] {
  const rows = sharedRowsOf(evaluation)
  if (!rows)
    return evaluation.indicators.flatMap(({ reason, cells, cell }) =>
      reason === null ? [] : [{ reason, cell: cells.reason ?? cell }],
    )
  const stated: { reason: string; cell: CellRef }[] = []
  for (let index = 0; index < rows.length; index++) {
    const reason = rows.reason(index)
    if (reason !== null) stated.push({ reason, cell: cellOf(rows, index, rows.reasonColumn) })
  }
  return stated
}
