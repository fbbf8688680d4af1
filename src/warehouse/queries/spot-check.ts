import { compareDecimal, spotCheck, type DecimalString, type Severity } from '@/engine'
import { trimDecimal } from '../decimal-text'
import { groupBy } from '../group-by'
import type { Warehouse } from '../warehouse'
import { askChosen } from './filter'
import { byName } from './order'
import type { Filter, SpotCheckRow } from './rows'

interface Tally {
  evaluationId: string
  department: string
  year: number
  name: string | null
  reportedTotal: DecimalString | null
  adjustedBudget: DecimalString | null
  rule: string
  severity: Severity
  count: number
}

/**
 * The tables that ask to be looked at, the heaviest sum first; of the same sum, the larger budget first. SQL counts, the engine
 * weighs. Tables whose findings weigh nothing are left out.
 */
export async function spotCheckRows(w: Warehouse, filter: Filter): Promise<SpotCheckRow[]> {
  const tallies = await askChosen<Tally>(w, 'FROM spotCheckTally(?, ?, ?)', filter)
  const tables = groupBy(tallies, ({ evaluationId }) => evaluationId)
  const rows = [...tables.values()].map((tally) => {
    const { evaluationId, department, year, name, reportedTotal, adjustedBudget } = tally[0]!
    return {
      rank: 0,
      evaluationId,
      department,
      year,
      name,
      reportedTotal: trimDecimal(reportedTotal),
      adjustedBudget: trimDecimal(adjustedBudget),
      ...spotCheck(tally.map(({ rule, severity, count }) => ({ rule, severity, count }))),
    }
  })
  const ordered = rows
    .filter(({ points }) => compareDecimal(points, '0') > 0)
    .sort(
      (a, b) =>
        compareDecimal(b.points, a.points) ||
        compareDecimal(b.adjustedBudget ?? '0', a.adjustedBudget ?? '0') ||
        b.year - a.year ||
        byName(a.department, b.department) ||
        byName(a.name, b.name),
    )
  ordered.forEach((row, index) => {
    const above = ordered[index - 1]
    row.rank = above && compareDecimal(above.points, row.points) === 0 ? above.rank : index + 1
  })
  return ordered
}
