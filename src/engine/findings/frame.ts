import { Decimal, plain, sum } from '../decimal'
import type { DecimalString, Finding, Indicator, ScoredEvaluation } from '../model'
import type { Scheme } from '../scheme'
import { isOfRegion } from '../schemes'
import { statedRuleOf } from '../score-budget'
import { finding, totalLine } from './finding'

/**
 * Whether the scheme is known to be the table's own: the bureau states it, or it is of the table's region. A budget score that
 * fits a formula does not say which indicators a form must have, and a formula that a form prints speaks of one line only.
 */
function isOwnScheme(evaluation: ScoredEvaluation, scheme: Scheme): boolean {
  const line = totalLine(evaluation)
  const stated = evaluation.schemeBasis === 'stated' && !(line && statedRuleOf(line))
  return stated || isOfRegion(scheme, `${evaluation.department ?? ''} ${evaluation.supervisor ?? ''}`)
}

/** `“三公经费”控制率` and `三公经费控制率`, `产出指标` and `产出` are one name. */
const nameOf = (text: string | null) =>
  (text ?? '')
    .normalize('NFKC')
    .replace(/[\s"“”'‘’《》]/g, '')
    .replace(/指标$/, '')

/** Indicators that the scheme expects and the table does not have; said once, with where they belong. */
function missingIndicators({ indicators }: ScoredEvaluation, scheme: Scheme): Finding[] {
  const level = { 2: 'level2', 3: 'level3' } as const
  const missing = scheme.expectedIndicators.filter(
    (expected) => !indicators.some((row) => nameOf(row[level[expected.level]]) === nameOf(expected.name)),
  )
  if (missing.length === 0 || indicators.length === 0) return []
  const names = missing.map(({ name }) => name)
  const near = (level1: string | null) =>
    indicators.filter((row) => nameOf(row.level1) === nameOf(level1)).at(-1) ?? indicators.at(-1)!
  return [
    finding(
      'indicator.expected-missing',
      `方案“${scheme.title.zh}”应有的 ${names.length} 个指标表中没有：${names.join('、')}`,
      `${names.length} indicators that the scheme “${scheme.title.en}” expects are not in the table: ${names.join(', ')}`,
      missing.map(({ level1 }) => near(level1).cell),
    ),
  ]
}

interface Share {
  name: string
  due: DecimalString
  is: DecimalString | null
  row: Pick<Indicator, 'cells'> | undefined
}

/** The points of each level-1 group against the scheme's; only where the table has all groups, else their points have moved. */
function level1Weights(evaluation: ScoredEvaluation, scheme: Scheme): Finding[] {
  const line = totalLine(evaluation)
  const shares: Share[] = scheme.weights.level1.map(({ name, weight }) => {
    const rows = evaluation.indicators.filter((row) => nameOf(row.level1) === nameOf(name))
    return { name, due: weight, is: sum(rows.map((row) => row.weight)), row: rows[0] }
  })
  if (shares.length === 0 || shares.some(({ is }) => is === null)) return []
  const budget = scheme.weights.budget
  if (budget !== null && line?.weight != null)
    shares.unshift({ name: '预算执行率', due: budget, is: line.weight, row: undefined })
  const wrong = shares.filter(({ due, is }) => !new Decimal(is!).equals(due))
  if (wrong.length === 0) return []
  const list = (separator: string, sentence: (share: Share) => string) => wrong.map(sentence).join(separator)
  return [
    finding(
      'weights.groups',
      `与方案“${scheme.title.zh}”的分值不同：${list('；', ({ name, due, is }) => `${name}应为 ${plain(due)} 分，表中 ${plain(is!)} 分`)}`,
      `Points that differ from the scheme “${scheme.title.en}”: ${list('; ', ({ name, due, is }) => `${name} ${plain(due)} in the scheme, ${plain(is!)} here`)}`,
      wrong.map(({ row }) => (row ? row.cells.weight : line!.cells.weight)),
    ),
  ]
}

/** What the scheme says of the form itself: which indicators it has, and how many points each group. */
export function frameFindings(evaluation: ScoredEvaluation, scheme: Scheme): Finding[] {
  if (evaluation.origin === 'report' || !isOwnScheme(evaluation, scheme)) return []
  return [...missingIndicators(evaluation, scheme), ...level1Weights(evaluation, scheme)]
}
