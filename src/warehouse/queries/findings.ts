import type { Severity } from '@/engine'
import { unpackCellList } from '../cell-text'
import { groupBy } from '../group-by'
import type { Warehouse } from '../warehouse'
import { askChosen, SEPARATOR } from './filter'
import { byName } from './order'
import type {
  Filter,
  FindingDepartmentRow,
  FindingGroup,
  FindingGroups,
  FindingRow,
  FindingRuleRow,
} from './rows'

const WEIGHT: Record<Severity, number> = { error: 0, warning: 1, note: 2 }

type Stored = Omit<FindingRow, 'findingId' | 'evidence'> & {
  ordinal: number
  file: string
  evidence: string
}

const readRow = (row: Stored): FindingRow => ({
  findingId: `${row.evaluationId}/f${row.ordinal}`,
  evaluationId: row.evaluationId,
  rule: row.rule,
  severity: row.severity,
  messageZh: row.messageZh,
  messageEn: row.messageEn,
  department: row.department,
  year: row.year,
  name: row.name,
  evidence: unpackCellList(row.evidence, row.file),
})

/** The findings, gravest first, then newest year, departments by pinyin. */
export async function findingRows(
  w: Warehouse,
  filter: Filter,
  only: { rule?: string; severity?: Severity; department?: string } = {},
): Promise<FindingRow[]> {
  const rows = await askChosen<Stored>(
    w,
    `FROM chosenFinding($1, $2, $3)
     WHERE ($4 IS NULL OR rule = $4) AND ($5 IS NULL OR severity = $5) AND ($6 IS NULL OR department = $6)
     ORDER BY evaluationId, ordinal`,
    filter,
    only.rule ?? null,
    only.severity ?? null,
    only.department ?? null,
  )
  return rows
    .map(readRow)
    .sort(
      (a, b) =>
        WEIGHT[a.severity] - WEIGHT[b.severity] || b.year - a.year || byName(a.department, b.department),
    )
}

/**
 * The first `limit` groups of findings, in the order of `findingRows`: what a page shows at once, however many there are.
 * A group has all of its findings.
 */
export async function findingGroups(
  w: Warehouse,
  filter: Filter,
  only: { rule?: string; severity?: Severity },
  limit: number,
): Promise<FindingGroups> {
  const names = await askChosen<{ department: string }>(
    w,
    'SELECT DISTINCT department FROM chosenFinding(?, ?, ?)',
    filter,
  )
  const inOrder = names.map(({ department }) => department).sort(byName)
  const params = [inOrder.join(SEPARATOR), only.rule ?? null, only.severity ?? null]
  const [[counted], rows] = await Promise.all([
    askChosen<{ groupCount: number; findingCount: number }>(
      w,
      `SELECT coalesce(max(groupPlace), 0) AS "groupCount", count(*) AS "findingCount"
       FROM findingGroup(?, ?, ?, ?, ?::VARCHAR, ?::VARCHAR)`,
      filter,
      ...params,
    ),
    askChosen<Stored & { groupPlace: number }>(
      w,
      `FROM findingGroup(?, ?, ?, ?, ?::VARCHAR, ?::VARCHAR)
       WHERE groupPlace <= ?::INTEGER
       ORDER BY groupPlace, ordinal`,
      filter,
      ...params,
      limit,
    ),
  ])
  const groups = groupBy(rows, ({ groupPlace }) => String(groupPlace))
  return { groups: [...groups.values()].map(readGroup), ...counted! }
}

function readGroup(rows: readonly Stored[]): FindingGroup {
  const { evaluationId, rule, severity, department, year, name } = rows[0]!
  return {
    groupId: `${evaluationId}/${rule}/${severity}`,
    evaluationId,
    rule,
    severity,
    department,
    year,
    name,
    findings: rows.map(readRow),
  }
}

/** How often each rule found something, gravest severity and most frequent first. */
export async function findingRuleRows(w: Warehouse, filter: Filter): Promise<FindingRuleRow[]> {
  const rows = await askChosen<FindingRuleRow>(w, 'FROM findingByRule(?, ?, ?)', filter)
  return rows.sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity] || b.findings - a.findings)
}

/** Findings of each department that has any, most errors first. */
export function findingDepartmentRows(w: Warehouse, filter: Filter): Promise<FindingDepartmentRow[]> {
  return askChosen<FindingDepartmentRow>(w, 'FROM findingByDepartment(?, ?, ?)', filter)
}
