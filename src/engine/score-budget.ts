import { formulaText, pointsOfRate, type Rate } from './budget-formula'
import { agrees, compareDecimal, Decimal, percentRate, plain, roundHalfUp } from './decimal'
import type { Bilingual, BudgetLine, DecimalString, ScoredBudgetLine, Verdict } from './model'
import type { Scheme } from './scheme'
import { readStatedRule, type StatedRule } from './stated-rule'

/** Why a budget line has no score by rule. */
const MANUAL = {
  empty: {
    zh: '全年预算数与全年执行数都是 0，执行率没有定义，不能按规则计分',
    en: 'Adjusted budget and executed amount are both 0; the rate is not defined and no rule gives a score',
  },
  'no-rate': {
    zh: '没有填写预算数或执行数，也没有执行率，不能计分',
    en: 'Neither amounts nor a rate are stated; nothing can be scored',
  },
  'no-weight': {
    zh: '没有写明分值，不能计分',
    en: 'No weight is stated; nothing can be scored',
  },
} satisfies Record<string, Bilingual>

const negativeWeight = (weight: DecimalString): Bilingual => ({
  zh: `分值是 ${plain(weight)}，小于 0，不能计分`,
  en: `The weight is ${plain(weight)}, below 0; nothing can be scored`,
})

const withoutBudget = (executed: DecimalString): Bilingual => ({
  zh: `全年预算数为 0，却执行了 ${plain(executed)} 万元，执行率没有定义，不能按规则计分`,
  en: `The adjusted budget is 0 but ${plain(executed)} (10k yuan) were executed; the rate is not defined and no rule gives a score`,
})

/** What a budget line is scored from; a rule that the form prints goes before the scheme's. */
export interface BudgetBasis {
  rate: Rate
  weight: DecimalString
  scheme: Scheme
  /** The rate in percent as it is used: rounded where the scheme rounds first, else as shown. */
  percent: DecimalString
  /** Whether that rounded percentage, not the quotient of the amounts, is what counts. */
  roundedFirst: boolean
  /** The rule as the form prints it, where it is that one which counts. */
  printed: string | null
}

/** The rule for the line that the form itself prints; null where it prints none that can be read. */
export function statedRuleOf(line: BudgetLine): StatedRule | null {
  return line.statedRule ? readStatedRule(line.statedRule.text) : null
}

/** What the score follows from, or why there is none. */
export function budgetBasis(line: BudgetLine, given: Scheme): BudgetBasis | Bilingual {
  const { adjustedBudget: adjusted, executed } = line
  const known = adjusted !== null && executed !== null
  if (known && new Decimal(adjusted).isZero())
    return new Decimal(executed).isZero() ? MANUAL.empty : withoutBudget(executed)
  if (!known && line.reportedRate === null) return MANUAL['no-rate']
  const stated = statedRuleOf(line)
  const weight = line.weight ?? stated?.weight ?? null
  if (weight === null) return MANUAL['no-weight']
  if (compareDecimal(weight, '0') < 0) return negativeWeight(weight)
  const scheme = stated ? { ...given, budget: { ...given.budget, formula: stated.formula } } : given
  const digits = scheme.budget.roundRateFirst
  const exact = known ? { part: new Decimal(executed), whole: new Decimal(adjusted) } : null
  const percent = exact
    ? exact.part
        .times(100)
        .div(exact.whole)
        .toFixed(digits ?? 2, Decimal.ROUND_HALF_UP)
    : roundHalfUp(line.reportedRate!, digits ?? Math.max(2, new Decimal(line.reportedRate!).decimalPlaces()))
  const roundedFirst = exact === null || digits !== null
  const rate = roundedFirst ? { part: new Decimal(percent), whole: new Decimal(100) } : exact
  const printed = stated ? line.statedRule!.text : null
  return { rate, weight, scheme, percent, roundedFirst, printed }
}

/** The points of the line before they are rounded; null where no rule gives any. For inference and bulk comparisons. */
export function budgetPoints(line: BudgetLine, scheme: Scheme): Decimal | null {
  const basis = budgetBasis(line, scheme)
  return 'zh' in basis ? null : pointsOfRate(basis.rate, basis.weight, basis.scheme.budget.formula)
}

function explain(line: BudgetLine, basis: BudgetBasis, score: DecimalString): Bilingual {
  const { formula } = basis.scheme.budget
  const text = (rate: Rate, shown: string) => formulaText(rate, shown, basis.weight, score, formula)
  const printed: Bilingual =
    basis.printed === null
      ? { zh: '', en: '' }
      : {
          zh: `按表中印明的规则“${basis.printed}”：`,
          en: `By the rule that the form prints, “${basis.printed}”: `,
        }
  const shownRate = `${basis.percent} %`
  if (line.adjustedBudget === null || line.executed === null) {
    const { zh, en } = text(basis.rate, shownRate)
    return {
      zh: `${printed.zh}没有填写金额，按表中执行率计：${zh}`,
      en: `${printed.en}No amounts are stated; by the rate of the table: ${en}`,
    }
  }
  const quotient = `${plain(line.executed)} ÷ ${plain(line.adjustedBudget)}`
  const viaRate = pointsOfRate(
    { part: new Decimal(basis.percent), whole: new Decimal(100) },
    basis.weight,
    formula,
  )
  const sameScore = viaRate.toDecimalPlaces(basis.scheme.scoreDigits, Decimal.ROUND_HALF_UP).equals(score)
  // Where the shown (rounded) rate would lead elsewhere, the formula is written in one line, without it.
  if (!basis.roundedFirst && !sameScore) {
    const whole = formula.type === 'linear' || formula.type === 'threshold'
    const { zh, en } = text(
      basis.rate,
      whole ? quotient : `${plain(line.executed)} × 100 ÷ ${plain(line.adjustedBudget)} %`,
    )
    return { zh: printed.zh + zh, en: printed.en + en }
  }
  const { zh, en } = text(basis.rate, shownRate)
  const first: Bilingual = basis.roundedFirst
    ? {
        zh: `（先取 ${basis.scheme.budget.roundRateFirst} 位小数）`,
        en: ` (rounded to ${basis.scheme.budget.roundRateFirst} decimals first)`,
      }
    : { zh: '', en: '' }
  return {
    zh: `${printed.zh}${quotient} = ${shownRate}${first.zh}；${zh}`,
    en: `${printed.en}${quotient} = ${shownRate}${first.en}; ${en}`,
  }
}

function verdictOf(exact: Decimal, reported: DecimalString | null, digits: number): Verdict {
  if (reported === null) return 'manual'
  return agrees(exact, reported, digits) ? 'match' : 'mismatch'
}

/**
 * Scores the budget line from its own figures (this room's README lists the formulas found in published tables). Only
 * the line `total` carries a score; the others get their execution rate.
 */
export function scoreBudgetLine(line: BudgetLine, scheme: Scheme): ScoredBudgetLine {
  const executionRate = percentRate(line.executed, line.adjustedBudget)
  if (line.fundSource !== 'total')
    return { ...line, executionRate, score: null, verdict: null, explanation: null }
  const basis = budgetBasis(line, scheme)
  if ('zh' in basis) return { ...line, executionRate, score: null, verdict: 'manual', explanation: basis }
  const exact = pointsOfRate(basis.rate, basis.weight, basis.scheme.budget.formula)
  const score = exact.toDecimalPlaces(scheme.scoreDigits, Decimal.ROUND_HALF_UP).toString()
  return {
    ...line,
    executionRate,
    score,
    verdict: verdictOf(exact, line.reportedScore, scheme.scoreDigits),
    explanation: explain(line, basis, score),
  }
}
