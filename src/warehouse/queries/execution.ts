import { divide, percentRate, type BudgetField, type DecimalString } from '@/engine'
import { unpackCells } from '../cell-text'
import { trimDecimal, twoDigits } from '../decimal-text'
import type { Warehouse } from '../warehouse'
import { askChosen } from './filter'
import { byYearAndName } from './order'
import type { ExecutionRow, Filter, FundSourceRow, YearRow } from './rows'

/** Σ executed and Σ adjusted budget over the tables that state both: what a rate is made of. */
interface Both {
  bothBudget: DecimalString | null
  bothExecuted: DecimalString | null
}
interface YearFigures extends YearRow, Both {
  reportedTotalSum: DecimalString | null
  reportedTotalCount: number
  totalSum: DecimalString | null
  totalCount: number
}

/** @param threshold percent, e.g. `"90"`: a table below it is slow. Rates in percent and averages have 2 decimals. */
export async function yearRows(w: Warehouse, filter: Filter, threshold: DecimalString): Promise<YearRow[]> {
  const rows = await askChosen<YearFigures>(w, 'FROM yearFigures(?, ?, ?, ?)', filter, threshold)
  return rows.map(
    ({ bothBudget, bothExecuted, reportedTotalSum, reportedTotalCount, totalSum, totalCount, ...row }) => ({
      ...row,
      ...trimAmounts(row),
      initialBudget: trimDecimal(row.initialBudget)!,
      executionRate: percentRate(bothExecuted, bothBudget),
      averageReportedTotal: divide(reportedTotalSum, reportedTotalCount, 2),
      averageTotal: divide(totalSum, totalCount, 2),
    }),
  )
}

/**
 * The total budget line of each table, years ascending, departments by pinyin. A table without such a line is listed
 * with nulls. `slowYears` looks back over all years, also those that the filter leaves out.
 *
 * @param threshold percent, compared exactly with the rate as shown (2 decimals)
 */
export async function executionRows(
  w: Warehouse,
  filter: Filter,
  threshold: DecimalString,
): Promise<ExecutionRow[]> {
  type Figures = Omit<ExecutionRow, 'cell'> & {
    file: string
    cells: string | null
    previousBudget: DecimalString | null
    previousExecuted: DecimalString | null
  }
  const rows = await askChosen<Figures>(w, 'FROM executionFigures(?, ?, ?, ?)', filter, threshold)
  const figures = rows.map(({ file, cells, previousBudget, previousExecuted, ...row }) => {
    return {
      ...row,
      initialBudget: trimDecimal(row.initialBudget),
      adjustedBudget: trimDecimal(row.adjustedBudget),
      executed: trimDecimal(row.executed),
      unspent: trimDecimal(row.unspent),
      reportedRate: trimDecimal(row.reportedRate),
      executionRate: twoDigits(row.executionRate),
      previousRate: twoDigits(row.previousRate) ?? percentRate(previousExecuted, previousBudget),
      // Read where somebody looks: a large answer has tens of thousands of them.
      get cell() {
        const places = cells === null ? {} : unpackCells<BudgetField>(cells, file)
        return places.executed ?? places.reportedRate ?? places.label ?? null
      },
    }
  })
  return byYearAndName(figures)
}

/** Money by year and fund source; `total` is a row beside its parts and must not be added to them. */
export async function fundSourceRows(w: Warehouse, filter: Filter): Promise<FundSourceRow[]> {
  const rows = await askChosen<FundSourceRow & Both>(w, 'FROM fundSourceFigures(?, ?, ?)', filter)
  return rows.map(({ bothBudget, bothExecuted, ...row }) => ({
    ...row,
    ...trimAmounts(row),
    executionRate: percentRate(bothExecuted, bothBudget),
  }))
}

type Amounts = Record<'adjustedBudget' | 'executed' | 'unspent', DecimalString>
const trimAmounts = ({ adjustedBudget, executed, unspent }: Amounts): Amounts => ({
  adjustedBudget: trimDecimal(adjustedBudget)!,
  executed: trimDecimal(executed)!,
  unspent: trimDecimal(unspent)!,
})
