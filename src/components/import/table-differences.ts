import type { CheckedEvaluation } from '@/pipeline'

/** One thing that two tables of the same unit and year say differently; `null` = not stated. */
export interface Difference {
  field: string
  older: string | null
  newer: string | null
}

/** Where two tables differ in what they state: head, budget lines, indicators. Places and file names do not count. */
export function tableDifferences(older: CheckedEvaluation, newer: CheckedEvaluation): Difference[] {
  const [a, b] = [statements(older), statements(newer)]
  const fields = new Set([...a.keys(), ...b.keys()])
  return [...fields].flatMap((field) => {
    const [left, right] = [a.get(field) ?? null, b.get(field) ?? null]
    return left === right ? [] : [{ field, older: left, newer: right }]
  })
}

function statements(table: CheckedEvaluation): Map<string, string | null> {
  const said = new Map<string, string | null>()
  const say = (field: string, value: string | null) => {
    let name = field
    for (let n = 2; said.has(name); n++) name = `${field}（${n}）`
    said.set(name, value)
  }
  say('部门（单位）', table.department)
  say('总分', table.reportedTotal)
  say('等级', table.reportedGrade)
  for (const line of table.budget) {
    say(`${line.label || '部门预算总额'} · 年初预算数`, line.initialBudget)
    say(`${line.label || '部门预算总额'} · 全年预算数`, line.adjustedBudget)
    say(`${line.label || '部门预算总额'} · 全年执行数`, line.executed)
    say(`${line.label || '部门预算总额'} · 得分`, line.reportedScore)
  }
  for (const row of table.indicators) {
    say(`${row.level3} · 年度指标值`, row.target)
    say(`${row.level3} · 实际完成值`, row.actual)
    say(`${row.level3} · 分值`, row.weight)
    say(`${row.level3} · 得分`, row.reportedScore)
  }
  for (const [i, problem] of table.problems.entries()) say(`问题 ${i + 1}`, problem.text)
  return said
}
