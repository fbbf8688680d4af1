import type { Severity } from '@/engine'
import { unpackCellList } from '../cell-text'
import type { Warehouse } from '../warehouse'
import { bindFilter } from './filter'
import { byName } from './order'
import type { Filter, FindingDepartmentRow, FindingRow, FindingRuleRow } from './rows'

const WEIGHT: Record<Severity, number> = { error: 0, warning: 1, note: 2 }

/** The findings, gravest first, then newest year, departments by pinyin. */
export async function findingRows(
  w: Warehouse,
  filter: Filter,
  only: { rule?: string; severity?: Severity; department?: string } = {},
): Promise<FindingRow[]> {
  type Stored = Omit<FindingRow, 'findingId' | 'evidence'> & {
    ordinal: number
    file: string
    evidence: string
  }
  const rows = await w.query<Stored>(
    `FROM chosenFinding($1, $2, $3)
     WHERE ($4 IS NULL OR rule = $4) AND ($5 IS NULL OR severity = $5) AND ($6 IS NULL OR department = $6)
     ORDER BY evaluationId, ordinal`,
    [...bindFilter(filter), only.rule ?? null, only.severity ?? null, only.department ?? null],
  )
  return rows
    .map(({ ordinal, file, evidence, ...row }) => ({
      ...row,
      findingId: `${row.evaluationId}/f${ordinal}`,
      evidence: unpackCellList(evidence, file),
    }))
    .sort(
      (a, b) =>
        WEIGHT[a.severity] - WEIGHT[b.severity] || b.year - a.year || byName(a.department, b.department),
    )
}

/** How often each rule found something, gravest severity and most frequent first. */
export async function findingRuleRows(w: Warehouse, filter: Filter): Promise<FindingRuleRow[]> {
  const rows = await w.query<FindingRuleRow>('FROM findingByRule(?, ?, ?)', bindFilter(filter))
  return rows.sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity] || b.findings - a.findings)
}

/** Findings of each department that has any, most errors first. */
export function findingDepartmentRows(w: Warehouse, filter: Filter): Promise<FindingDepartmentRow[]> {
  return w.query<FindingDepartmentRow>('FROM findingByDepartment(?, ?, ?)', bindFilter(filter))
}
