import type { Finding, SelfEvaluation } from '../model'
import { plain } from '../decimal'
import { finding } from './finding'

/** What makes two tables the same submission: kind, department, year and project. */
const submission = ({ kind, department, year, name }: SelfEvaluation) =>
  department === null || year === null ? null : JSON.stringify([kind, department, year, name])

/** A cell that shows where a table stands. */
const placeOf = (table: SelfEvaluation) =>
  table.cells.department ?? table.indicators[0]?.cell ?? table.budget[0]?.cells.label

/** The same unit and year twice: said at each of the tables, with the cell of the others. */
function duplicates(evaluations: readonly SelfEvaluation[]): Map<string, Finding[]> {
  const bySubmission = new Map<string, SelfEvaluation[]>()
  for (const table of evaluations) {
    const key = submission(table)
    if (key === null) continue
    const others = bySubmission.get(key)
    if (others) others.push(table)
    else bySubmission.set(key, [table])
  }
  const found = new Map<string, Finding[]>()
  for (const copies of bySubmission.values()) {
    if (copies.length < 2) continue
    const files = [...new Set(copies.map(({ file }) => file))]
    const totals = copies.map(({ reportedTotal }) => (reportedTotal === null ? '—' : plain(reportedTotal)))
    const { department, year, name } = copies[0]!
    const unit = name === null ? department! : `${department}（${name}）`
    for (const table of copies)
      found.set(table.id, [
        finding(
          'table.duplicate',
          `${unit} ${year} 年度交了 ${copies.length} 份自评表（${files.join('、')}），总分分别为 ${totals.join('、')}，请确认以哪一份为准`,
          `${unit} handed in ${copies.length} tables for ${year} (${files.join(', ')}), totals ${totals.join(', ')}: say which holds`,
          copies.map(placeOf),
        ),
      ])
  }
  return found
}

/**
 * Findings that only show when the tables of a batch are laid beside each other, by table id. Findings that need the text of
 * problems (`text.*`, `problem.returned`) come from whoever compares texts; see `addFindings`.
 */
export function batchFindings(evaluations: readonly SelfEvaluation[]): Map<string, Finding[]> {
  return duplicates(evaluations)
}
