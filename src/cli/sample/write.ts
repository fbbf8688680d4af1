import Papa from 'papaparse'
import type { Indicator } from '@/engine'
import type { SampleProblem } from './problems'
import type { SampleTable } from './tables'

/** So that Excel takes the file for UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF'

const INDICATOR_COLUMNS =
  '年度,部门,主管部门,类型,项目名称,一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分,偏差度,偏差原因分析及改进措施'
const BUDGET_COLUMNS = '年度,部门,资金来源,年初预算数,全年预算数,全年执行数,分值,执行率,得分,总分,等级'
const PROBLEM_COLUMNS = '年度,部门,问题,改进措施'

function csv(columns: string, rows: string[][]): string {
  return BYTE_ORDER_MARK + Papa.unparse([columns.split(','), ...rows], { newline: '\r\n' }) + '\r\n'
}

/** 指标明细.csv: one row an indicator. */
export function indicatorList(tables: readonly SampleTable[]): string {
  return csv(
    INDICATOR_COLUMNS,
    tables.flatMap(({ department, year, indicators }) =>
      indicators.map((row: Indicator) => [
        String(year),
        department.name,
        department.supervisor,
        '部门整体',
        '',
        row.level1 ?? '',
        row.level2 ?? '',
        row.level3,
        row.target ?? '',
        row.actual ?? '',
        row.weight ?? '',
        row.reportedScore ?? '',
        row.reportedDeviation === null ? '' : `${row.reportedDeviation}%`,
        row.reason ?? '',
      ]),
    ),
  )
}

/** 预算明细.csv: one row per department, year and fund source; total and grade stand on the total row. */
export function budgetList(tables: readonly SampleTable[]): string {
  return csv(
    BUDGET_COLUMNS,
    tables.flatMap(({ department, year, budget, total, grade }) =>
      budget.map((line) => [
        String(year),
        department.name,
        line.label,
        line.initialBudget ?? '',
        line.adjustedBudget ?? '',
        line.executed ?? '',
        line.weight ?? '',
        line.reportedRate ?? '',
        line.reportedScore ?? '',
        line.fundSource === 'total' ? total : '',
        line.fundSource === 'total' ? grade : '',
      ]),
    ),
  )
}

/** 问题清单.csv: one row a problem with the measure that was promised. */
export function problemList(problems: readonly SampleProblem[]): string {
  return csv(
    PROBLEM_COLUMNS,
    problems.map(({ year, department, text, measure }) => [String(year), department, text, measure]),
  )
}
