/** Worked questions; their titles are `query.examples.<id>`. Each runs on any workspace. */
export const EXAMPLES: readonly { id: string; sql: string; draw: 'bar' | 'line' | null }[] = [
  {
    id: 'slowest',
    draw: 'bar',
    sql: `-- 执行率最低的 15 个部门（最近一年）
SELECT department, executionRate
FROM executionFigures('department', '', '', '90')
WHERE year = (SELECT max(year) FROM placedEvaluation WHERE kind = 'department')
  AND executionRate IS NOT NULL
ORDER BY executionRate
LIMIT 15`,
  },
  {
    id: 'years',
    draw: 'line',
    sql: `-- 各年度的全年预算数与执行数（万元）
SELECT year, adjustedBudget, executed
FROM yearFigures('department', '', '', '90')
ORDER BY year`,
  },
  {
    id: 'generous',
    draw: null,
    sql: `-- 自报总分高出复算总分最多的 20 张表
SELECT department, year, reportedTotal, total, difference
FROM scoreFigures('department', '', '')
WHERE difference > 0
ORDER BY difference DESC
LIMIT 20`,
  },
  {
    id: 'satisfied',
    draw: null,
    sql: `-- 满意度指标：目标、完成、自报与复算得分
SELECT e.department, e.year, i.level3, i.target, i.actual, i.weight, i.reportedScore, i.score, i.verdict
FROM indicator AS i
JOIN placedEvaluation AS e USING (evaluationId)
WHERE contains(i.level3, '满意')
ORDER BY e.year DESC, e.department`,
  },
  {
    id: 'rules',
    draw: 'bar',
    sql: `-- 哪条核查规则涉及的部门最多
SELECT rule, departments, findings
FROM findingByRule('department', '', '')
ORDER BY departments DESC
LIMIT 15`,
  },
  {
    id: 'supervisors',
    draw: null,
    sql: `-- 各主管部门的预算、执行与执行率（先合计，再相除）
SELECT supervisor, count(*) AS tables, sum(adjustedBudget) AS budget, sum(executed) AS executed,
  round(100 * sum(executed) / nullif(sum(adjustedBudget), 0), 2) AS rate
FROM placedEvaluation
JOIN totalLine USING (evaluationId)
GROUP BY supervisor
ORDER BY rate`,
  },
]
