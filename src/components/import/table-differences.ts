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

/** All that a line says of itself: of two tables that differ in one of these it must not be said that they are the same. */
const BUDGET_FIELDS = [
  ['initialBudget', '年初预算数'],
  ['adjustedBudget', '全年预算数'],
  ['executed', '全年执行数'],
  ['reportedRate', '执行率'],
  ['weight', '分值'],
  ['reportedScore', '得分'],
  ['reviewedScore', '复核得分'],
] as const
const INDICATOR_FIELDS = [
  ['level1', '一级指标'],
  ['level2', '二级指标'],
  ['target', '年度指标值'],
  ['actual', '实际完成值'],
  ['weight', '分值'],
  ['reportedScore', '得分'],
  ['reviewedScore', '复核得分'],
  ['reportedDeviation', '偏差度'],
  ['reason', '偏差原因分析及改进措施'],
] as const

function statements(table: CheckedEvaluation): Map<string, string | null> {
  const said = new Map<string, string | null>()
  const say = (field: string, value: string | null) => {
    let name = field
    for (let n = 2; said.has(name); n++) name = `${field}（${n}）`
    said.set(name, value)
  }
  say('部门（单位）', table.department)
  say('主管部门', table.supervisor)
  say('金额单位', table.unit)
  say('总分', table.reportedTotal)
  say('总分 · 分值', table.totalWeight)
  say('等级', table.reportedGrade)
  for (const line of table.budget) {
    const label = line.label || '部门预算总额'
    for (const [field, name] of BUDGET_FIELDS) say(`${label} · ${name}`, line[field] ?? null)
  }
  for (const row of table.indicators)
    for (const [field, name] of INDICATOR_FIELDS) say(`${row.level3} · ${name}`, row[field] ?? null)
  for (const [i, problem] of table.problems.entries()) {
    say(`问题 ${i + 1}`, problem.text)
    say(`问题 ${i + 1} · 改进措施`, problem.measure)
  }
  return said
}
