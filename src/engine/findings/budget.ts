import { compareDecimal, Decimal, plain, sum } from '../decimal'
import type { Finding, ScoredBudgetLine, ScoredEvaluation } from '../model'
import type { Scheme } from '../scheme'
import { agrees } from '../score-indicator'
import { finding, totalLine } from './finding'

const FIELDS = [
  ['initialBudget', '年初预算数', 'initial budget'],
  ['adjustedBudget', '全年预算数', 'adjusted budget'],
  ['executed', '全年执行数', 'executed'],
] as const

/** The total line against the sum of its sources, where at least one source is stated. */
function sourcesSum(total: ScoredBudgetLine, sources: readonly ScoredBudgetLine[]): Finding[] {
  const wrong = FIELDS.flatMap(([field, zh, en]) => {
    const parts = sum(sources.map((line) => line[field]))
    const whole = total[field]
    if (parts === null || whole === null || compareDecimal(parts, whole) === 0) return []
    return [
      {
        field,
        zh: `${zh} ${plain(whole)}，各来源合计 ${plain(parts)}`,
        en: `${en}: total ${plain(whole)}, sources ${plain(parts)}`,
      },
    ]
  })
  if (wrong.length === 0) return []
  return [
    finding(
      'budget.sources-sum',
      `总额与各资金来源之和不符：${wrong.map((entry) => entry.zh).join('；')}（万元）`,
      `The total differs from the sum of its sources: ${wrong.map((entry) => entry.en).join('; ')} (10k yuan)`,
      [
        ...wrong.map((entry) => total.cells[entry.field]),
        ...sources.flatMap((line) =>
          wrong.map((entry) => (line[entry.field] === null ? undefined : line.cells[entry.field])),
        ),
      ],
    ),
  ]
}

/** The stated rate against executed ÷ adjusted budget, at the precision stated. */
function rateMismatch(line: ScoredBudgetLine): Finding[] {
  if (line.reportedRate === null || line.adjustedBudget === null || line.executed === null) return []
  if (new Decimal(line.adjustedBudget).isZero()) return []
  const digits = new Decimal(line.reportedRate).decimalPlaces()
  const exact = new Decimal(line.executed).times(100).div(line.adjustedBudget)
  if (exact.toDecimalPlaces(Math.min(digits, 10), Decimal.ROUND_HALF_UP).equals(line.reportedRate)) return []
  const quotient = `${plain(line.executed)} ÷ ${plain(line.adjustedBudget)}`
  return [
    finding(
      'budget.rate-mismatch',
      `“${line.label}”填报执行率 ${plain(line.reportedRate)}%，${quotient} = ${line.executionRate}%`,
      `“${line.label}” states a rate of ${plain(line.reportedRate)} %, but ${quotient} = ${line.executionRate} %`,
      [line.cells.reportedRate, line.cells.executed, line.cells.adjustedBudget],
    ),
  ]
}

/** What the budget block says against itself and against the scheme. */
export function budgetFindings(evaluation: ScoredEvaluation, scheme: Scheme): Finding[] {
  const total = totalLine(evaluation)
  if (!total) return []
  const { adjustedBudget, executed, weight, reportedScore, score } = total
  const sources = evaluation.budget.filter((line) => line.fundSource !== 'total')
  const found = [...sourcesSum(total, sources), ...evaluation.budget.flatMap(rateMismatch)]
  if (adjustedBudget !== null && executed !== null) {
    const cells = [total.cells.executed, total.cells.adjustedBudget]
    if (new Decimal(adjustedBudget).isZero() && !new Decimal(executed).isZero())
      found.push(
        finding(
          'budget.zero-executed',
          `全年预算数为 0，全年执行数却是 ${plain(executed)} 万元`,
          `The adjusted budget is 0, yet ${plain(executed)} (10k yuan) were executed`,
          cells,
        ),
      )
    else if (compareDecimal(executed, adjustedBudget) > 0)
      found.push(
        finding(
          'budget.over-executed',
          `全年执行数 ${plain(executed)} 万元大于全年预算数 ${plain(adjustedBudget)} 万元`,
          `Executed ${plain(executed)} is above the adjusted budget ${plain(adjustedBudget)} (10k yuan)`,
          cells,
        ),
      )
  }
  const outlier =
    weight !== null && evaluation.indicators.length > 0 && compareDecimal(weight, scheme.fullPoints) >= 0
  if (outlier)
    found.push(
      finding(
        'budget.weight-outlier',
        `预算执行一行的分值是 ${plain(weight)}，等于整张表的满分`,
        `The budget line carries ${plain(weight)} points, as many as the whole table`,
        [total.cells.weight, total.cells.reportedScore],
      ),
    )
  else if (score !== null && reportedScore !== null && !agrees(score, reportedScore, scheme.scoreDigits))
    found.push(
      finding(
        'budget.score-mismatch',
        `预算执行率自评 ${plain(reportedScore)} 分，复算 ${score} 分：${total.explanation?.zh}`,
        `Budget line: self score ${plain(reportedScore)}, recomputed ${score}: ${total.explanation?.en}`,
        [total.cells.reportedScore, total.cells.executed, total.cells.adjustedBudget],
      ),
    )
  return found
}
