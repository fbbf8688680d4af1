import type { ExecutionRow } from '@/warehouse/queries/rows'
import type { DatumKey } from './datum'
import type { ChartLabels } from './labels'

interface Named {
  department: string
  year: number
  name: string | null
}

/**
 * How a self-evaluation table is called on a chart: its department; a project's name after it; the year only where
 * the rows span several, so that a name is never ambiguous and never longer than it must be.
 */
export function tableNamer(rows: readonly Named[], labels: ChartLabels): (row: Named) => string {
  const manyYears = new Set(rows.map((row) => row.year)).size > 1
  return (row) =>
    [row.department || labels.noName, row.name, manyYears ? String(row.year) : null]
      .filter(Boolean)
      .join(' · ')
}

/** What the mark of a table's budget stands for, down to the cell. */
export const executionKey = ({ department, year, evaluationId, cell }: ExecutionRow): DatumKey => ({
  department,
  year,
  evaluationId,
  ...(cell ? { cell } : {}),
})
