import { compareDecimal, Decimal, plain, sum } from '../decimal'
import type { Finding, ScoredBudgetLine, ScoredEvaluation } from '../model'
import type { Scheme } from '../scheme'
import { agrees } from '../score-indicator'
import { finding, totalLine, underScheme } from './finding'

const FIELDS = [
  ['initialBudget', '年初预算数', 'initial budget'],
  ['adjustedBudget', '全年预算数', 'adjusted budget'],
  ['executed', '全年执行数', 'executed'],
] as const

const isZero = (value: string | null) => value !== null && new Decimal(value).isZero()

/**
 * The total line against the sum of its sources, where at least one source is stated. A total of 0 over sources that are not
 * is a finding of its own: rate and score hang on it.
 */
function sourcesSum(total: ScoredBudgetLine, sources: readonly ScoredBudgetLine[]): Finding[] {
  const wrong = FIELDS.flatMap(([field, zh, en]) => {
    const parts = sum(sources.map((line) => line[field]))
    const whole = total[field]
    if (parts === null || whole === null || compareDecimal(parts, whole) === 0) return []
    return [
      {
        field,
        zero: isZero(whole),
        zh: `${zh} ${plain(whole)}，各来源合计 ${plain(parts)}`,
        en: `${en}: total ${plain(whole)}, sources ${plain(parts)}`,
      },
    ]
  })
  if (wrong.length === 0) return []
  const said = {
    zh: `${wrong.map((entry) => entry.zh).join('；')}（万元）`,
    en: `${wrong.map((entry) => entry.en).join('; ')} (10k yuan)`,
  }
  const cells = [
    ...wrong.map((entry) => total.cells[entry.field]),
    ...sources.flatMap((line) =>
      wrong.map((entry) => (line[entry.field] === null ? undefined : line.cells[entry.field])),
    ),
  ]
  return wrong.every((entry) => entry.zero)
    ? [
        finding(
          'budget.total-zero',
          `总额填 0，资金来源却不为 0：${said.zh}`,
          `The total is 0, its sources are not: ${said.en}`,
          cells,
        ),
      ]
    : [
        finding(
          'budget.sources-sum',
          `总额与各资金来源之和不符：${said.zh}`,
          `The total differs from the sum of its sources: ${said.en}`,
          cells,
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

/** Money spent where there was none, or more than there was: the total line, else the sources that show it. */
function overspent(total: ScoredBudgetLine, sources: readonly ScoredBudgetLine[]): Finding[] {
  const own = overspentLine(total)
  return own ? [own] : sources.map(overspentLine).filter((found) => found !== null)
}

function overspentLine(line: ScoredBudgetLine): Finding | null {
  const { adjustedBudget, executed, label } = line
  if (adjustedBudget === null || executed === null || compareDecimal(executed, adjustedBudget) <= 0)
    return null
  const cells = [line.cells.executed, line.cells.adjustedBudget]
  const spent = plain(executed)
  if (!isZero(adjustedBudget))
    return finding(
      'budget.over-executed',
      `“${label}”全年执行数 ${spent} 万元大于全年预算数 ${plain(adjustedBudget)} 万元`,
      `“${label}”: executed ${spent} is above the adjusted budget ${plain(adjustedBudget)} (10k yuan)`,
      cells,
    )
  const rate = line.reportedRate
  return finding(
    'budget.zero-executed',
    `“${label}”全年预算数为 0，全年执行数却是 ${spent} 万元${rate === null ? '' : `，执行率填 ${plain(rate)}%`}`,
    `“${label}”: the adjusted budget is 0, yet ${spent} (10k yuan) were executed${rate === null ? '' : `, the rate is stated as ${plain(rate)} %`}`,
    rate === null ? cells : [...cells, line.cells.reportedRate],
  )
}

/** Whether the budget line carries the points of the whole table, so that its own share is not known. */
export function isWeightOutlier(evaluation: ScoredEvaluation, scheme: Scheme): boolean {
  const weight = totalLine(evaluation)?.weight ?? null
  return weight !== null && evaluation.indicators.length > 0 && compareDecimal(weight, scheme.fullPoints) >= 0
}

function budgetScore(evaluation: ScoredEvaluation, total: ScoredBudgetLine, scheme: Scheme): Finding[] {
  const { weight, reportedScore, score, cells } = total
  if (isWeightOutlier(evaluation, scheme))
    return [
      finding(
        'budget.weight-outlier',
        `预算执行一行的分值是 ${plain(weight!)}，等于整张表的满分${reportedScore === null ? '' : `，得分填 ${plain(reportedScore)}`}`,
        `The budget line carries ${plain(weight!)} points, as many as the whole table${reportedScore === null ? '' : `; its score is ${plain(reportedScore)}`}`,
        [cells.weight, cells.reportedScore],
      ),
    ]
  if (reportedScore === null || (weight !== null && compareDecimal(weight, '0') < 0)) return []
  if (
    weight !== null &&
    (compareDecimal(reportedScore, weight) > 0 || compareDecimal(reportedScore, '0') < 0)
  )
    return [
      finding(
        'score.over-weight',
        `预算执行一行分值 ${plain(weight)}，自评得分 ${plain(reportedScore)}`,
        `The budget line carries ${plain(weight)} points, the self score is ${plain(reportedScore)}`,
        [cells.reportedScore, cells.weight],
      ),
    ]
  if (score === null || agrees(score, reportedScore, scheme.scoreDigits)) return []
  const { severity, prefix } = underScheme(evaluation, scheme)
  return [
    finding(
      'budget.score-mismatch',
      `预算执行率自评 ${plain(reportedScore)} 分；${prefix ? `${prefix.zh}是` : '复算'} ${score} 分：${total.explanation?.zh}`,
      `Budget line: self score ${plain(reportedScore)}; ${prefix ? `${prefix.en} it is` : 'recomputed'} ${score}: ${total.explanation?.en}`,
      [cells.reportedScore, cells.executed, cells.adjustedBudget],
      severity,
    ),
  ]
}

/** What the budget block says against itself and against the scheme. */
export function budgetFindings(evaluation: ScoredEvaluation, scheme: Scheme): Finding[] {
  const total = totalLine(evaluation)
  if (!total) return []
  const sources = evaluation.budget.filter((line) => line.fundSource !== 'total')
  return [
    ...sourcesSum(total, sources),
    ...evaluation.budget.flatMap(rateMismatch),
    ...overspent(total, sources),
    ...budgetScore(evaluation, total, scheme),
  ]
}
