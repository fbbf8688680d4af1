import { Decimal, plain } from '../decimal'
import { gradeOf } from '../grade'
import type {
  BudgetField,
  DecimalString,
  Finding,
  FundSource,
  ReportStatement,
  ReportStatementKind,
  ReportText,
  ScoredBudgetLine,
  ScoredEvaluation,
} from '../model'
import type { Scheme } from '../scheme'
import { parseValue } from '../value'
import { finding, totalLine } from './finding'

/** A figure of the report may be rounded; it stands for the exact one at the precision in which it is written. */
const agreesAsWritten = (exact: Decimal | DecimalString, written: DecimalString) =>
  new Decimal(exact)
    .toDecimalPlaces(new Decimal(written).decimalPlaces(), Decimal.ROUND_HALF_UP)
    .equals(written)

type WithValue = ReportStatement & { value: DecimalString }

/** The statements of one kind that have a number. */
const figures = (report: ReportText, kind: ReportStatementKind): WithValue[] =>
  report.statements.filter(
    (statement): statement is WithValue => statement.kind === kind && statement.value !== null,
  )

/** Amounts that the report states, and the field of the table that each is. */
const AMOUNTS: readonly {
  kind: ReportStatementKind
  fundSource: FundSource
  field: Extract<BudgetField, 'adjustedBudget' | 'executed'>
  zh: string
  en: string
}[] = [
  { kind: 'adjustedBudget', fundSource: 'total', field: 'adjustedBudget', zh: '预算', en: 'budget' },
  { kind: 'executed', fundSource: 'total', field: 'executed', zh: '执行数', en: 'executed' },
  {
    kind: 'governmentExecuted',
    fundSource: 'government',
    field: 'executed',
    zh: '政府预算资金执行数',
    en: 'executed from government funds',
  },
  {
    kind: 'ownFundsExecuted',
    fundSource: 'ownFunds',
    field: 'executed',
    zh: '单位资金执行数',
    en: 'executed from own funds',
  },
]

function amounts(evaluation: ScoredEvaluation, report: ReportText): Finding[] {
  return AMOUNTS.flatMap(({ kind, fundSource, field, zh, en }) => {
    const line = evaluation.budget.find((candidate) => candidate.fundSource === fundSource)
    const exact = line?.[field] ?? null
    const stated = figures(report, kind)
    // Where one of several figures is the table's, the others speak of something else (a project, a part).
    if (!line || exact === null || stated.some(({ value }) => agreesAsWritten(exact, value))) return []
    return stated
      .slice(0, 1)
      .map(({ value, cell }) =>
        finding(
          'report.amounts',
          `报告写${zh} ${plain(value)} 万元，表中是 ${plain(exact)} 万元`,
          `Report: ${en} ${plain(value)}; the table says ${plain(exact)} (10k yuan)`,
          [cell, line.cells[field]],
        ),
      )
  })
}

/** The target that the report names against the budget that the table's rate is based on. */
function target(line: ScoredBudgetLine | undefined, report: ReportText): Finding[] {
  const adjusted = line?.adjustedBudget ?? null
  const stated = figures(report, 'target')
  if (!line || adjusted === null || stated.some(({ value }) => agreesAsWritten(adjusted, value))) return []
  return stated.slice(0, 1).map(({ value, cell }) => {
    const initial = line.initialBudget !== null && agreesAsWritten(line.initialBudget, value)
    const own = initial ? ['（即年初预算数）', ' (the initial budget)'] : ['', '']
    return finding(
      'report.target',
      `报告以 ${plain(value)} 万元${own[0]}为目标，表中执行率却以全年预算数 ${plain(adjusted)} 万元为基数`,
      `The report names ${plain(value)}${own[1]} as its target, the table bases its rate on the adjusted budget ${plain(adjusted)} (10k yuan)`,
      [cell, line.cells.adjustedBudget, initial ? line.cells.initialBudget : undefined],
    )
  })
}

function rate(line: ScoredBudgetLine | undefined, report: ReportText): Finding[] {
  if (!line) return []
  const { executed, adjustedBudget, reportedRate } = line
  const known = executed !== null && adjustedBudget !== null && !new Decimal(adjustedBudget).isZero()
  const exact = known ? new Decimal(executed).times(100).div(adjustedBudget) : reportedRate
  const stated = figures(report, 'executionRate')
  if (exact === null || stated.some(({ value }) => agreesAsWritten(exact, value))) return []
  const shown = known ? line.executionRate! : plain(reportedRate!)
  return stated
    .slice(0, 1)
    .map(({ value, cell }) =>
      finding(
        'report.rate',
        `报告写预算执行率 ${plain(value)}%，按表是 ${shown}%`,
        `Report: execution rate ${plain(value)} %, by the table ${shown} %`,
        [cell, line.cells.reportedRate, line.cells.executed, line.cells.adjustedBudget],
      ),
    )
}

/** The cell of the statement about total or grade; the report's own head has none. */
const placeOf = (report: ReportText, kind: 'total' | 'grade') =>
  report.statements.find((statement) => statement.kind === kind)?.cell

function total(evaluation: ScoredEvaluation, report: ReportText): Finding[] {
  const { reportedTotal, cells } = evaluation
  if (reportedTotal === null || report.reportedTotal === null) return []
  if (new Decimal(reportedTotal).equals(report.reportedTotal)) return []
  return [
    finding(
      'report.total',
      `报告写自评得分 ${plain(report.reportedTotal)}，表中总分是 ${plain(reportedTotal)}`,
      `Report: total ${plain(report.reportedTotal)}, the table says ${plain(reportedTotal)}`,
      [placeOf(report, 'total'), cells.reportedTotal],
    ),
  ]
}

function grade(evaluation: ScoredEvaluation, report: ReportText, scheme: Scheme): Finding[] {
  const stated = report.reportedGrade
  const grades: readonly string[] = scheme.grades.map((band) => band.grade)
  if (stated === null || !grades.includes(stated)) return []
  const { reportedGrade, reportedTotal, cells } = evaluation
  const points = reportedTotal ?? report.reportedTotal
  if (reportedGrade !== null && grades.includes(reportedGrade) && reportedGrade !== stated)
    return [
      finding(
        'report.grade',
        `报告的等级是“${stated}”，表中等级是“${reportedGrade}”`,
        `The grade is “${stated}” in the report, “${reportedGrade}” in the table`,
        [placeOf(report, 'grade'), cells.reportedGrade],
      ),
    ]
  if (points === null || reportedGrade === stated) return []
  const due = gradeOf(points, scheme)
  if (due === stated) return []
  return [
    finding(
      'report.grade',
      `总分 ${plain(points)} 应为“${due}”，报告的等级是“${stated}”`,
      `A total of ${plain(points)} is “${due}”, the report says “${stated}”`,
      [placeOf(report, 'grade'), cells.reportedTotal],
    ),
  ]
}

/** Indicators that claim a rate for something that the report says did not happen. */
const NOTHING_HAPPENED = [
  {
    kind: 'noProcurement',
    rule: 'report.no-procurement',
    names: /采购/,
    zh: '没有发生政府采购',
    en: 'nothing was procured',
  },
  {
    kind: 'noThreePublic',
    rule: 'report.no-three-public',
    names: /三公/,
    zh: '没有发生“三公”经费支出',
    en: 'there were no 三公 expenses',
  },
] as const

function nothingHappened(evaluation: ScoredEvaluation, report: ReportText): Finding[] {
  return NOTHING_HAPPENED.flatMap(({ kind, rule, names, zh, en }) => {
    const statement = report.statements.find((candidate) => candidate.kind === kind)
    if (!statement) return []
    return evaluation.indicators.flatMap((row) => {
      const actual = parseValue(row.actual, row.measureUnit)
      if (!names.test(row.level3) || actual.kind !== 'quantity' || new Decimal(actual.value).isZero())
        return []
      const points =
        row.reportedScore === null
          ? ['', '']
          : [`，得 ${plain(row.reportedScore)} 分`, `, ${plain(row.reportedScore)} points`]
      return [
        finding(
          rule,
          `报告称本年度${zh}，指标“${row.level3}”却填 ${row.actual}${points[0]}`,
          `The report says that ${en}, yet the indicator “${row.level3}” claims ${row.actual}${points[1]}`,
          [row.cells.actual ?? row.cell, row.cells.reportedScore, statement.cell],
        ),
      ]
    })
  })
}

/** What the text of the report says against its table. None without a report, or for a report without its table. */
export function reportFindings(evaluation: ScoredEvaluation, scheme: Scheme): Finding[] {
  const { report, origin } = evaluation
  if (!report || origin === 'report') return []
  const line = totalLine(evaluation)
  return [
    ...nothingHappened(evaluation, report),
    ...target(line, report),
    ...amounts(evaluation, report),
    ...rate(line, report),
    ...total(evaluation, report),
    ...grade(evaluation, report, scheme),
  ]
}
