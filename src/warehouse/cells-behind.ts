import { bindFilter } from './queries/filter'
import type { Filter } from './queries/rows'

/** What a figure that stands for many tables is about. */
export interface Aggregate {
  /** A level-1 or level-3 indicator: the rows on which points were lost. */
  lostOn?: string
  /** Totals: one row a table, with the cell of the total's line. */
  totals?: boolean
  /** Money: the budget lines of this source; `total` = the line of all sources. */
  fundSource?: string
}

/** Text as SQL reads it; control characters, which part the conditions of a filter, as `chr(n)`. */
function literal(text: string): string {
  const quoted = (part: string) => `'${part.replaceAll("'", "''")}'`
  // eslint-disable-next-line no-control-regex -- the separators of bindFilter
  const parts = text.split(/([\u001d\u001f])/)
  return parts
    .filter((part, place) => part !== '' || (place === 0 && parts.length === 1))
    .map((part) =>
      part === '\u001d' || part === '\u001f' ? `chr(${String(part.charCodeAt(0))})` : quoted(part),
    )
    .join(' || ')
}

/**
 * The question, for the page 查询, that lists the rows and cells behind a figure of many tables: what 看明细 opens where
 * there is no single cell. It reads as one that an officer could have written, and can be changed as such.
 *
 * @param filter the filters in force, those of the mark among them
 */
export function cellsBehind(what: Aggregate, filter: Filter): string {
  const chosen = `chosenEvaluation(${bindFilter(filter)
    .map((one) => literal(String(one)))
    .join(', ')}) AS e`
  if (what.lostOn !== undefined) {
    const name = literal(what.lostOn)
    return `-- 在“${what.lostOn.replace(/\s+/g, ' ')}”上失分的行：cell 为原表的 [行, 列]
SELECT e.department, e.year, level1, level3, target, actual, weight, i.reportedScore, coalesce(i.score, i.reportedScore) AS counted,
  weight - coalesce(i.score, i.reportedScore) AS lost, e.file, cell
FROM ${chosen}
JOIN indicator AS i USING (evaluationId)
WHERE (level3 = ${name} OR level1 = ${name}) AND weight > coalesce(i.score, i.reportedScore)
UNION ALL
SELECT e.department, e.year, '预算执行率', label, NULL, CAST(b.executionRate AS VARCHAR), weight, b.reportedScore,
  coalesce(b.score, b.reportedScore), weight - coalesce(b.score, b.reportedScore), e.file, b.cells
FROM ${chosen}
JOIN totalLine AS b USING (evaluationId)
WHERE ${name} = '预算执行率' AND weight > coalesce(b.score, b.reportedScore)
ORDER BY lost DESC, department`
  }
  if (what.totals) {
    return `-- 总分：cells 为原表各格的 [行, 列]
SELECT e.department, e.year, e.name, e.reportedTotal, e.total, e.reportedGrade, e.grade, e.file, t.cells
FROM ${chosen}
JOIN evaluation AS t USING (evaluationId)
ORDER BY e.total, e.department`
  }
  return `-- 预算行：cells 为原表各格的 [行, 列]
SELECT e.department, e.year, e.name, b.fundSource, b.label, b.initialBudget, b.adjustedBudget, b.executed, b.executionRate,
  e.file, b.cells
FROM ${chosen}
JOIN budget AS b USING (evaluationId)
WHERE b.fundSource = ${literal(what.fundSource ?? 'total')}
ORDER BY b.executionRate, e.department`
}
