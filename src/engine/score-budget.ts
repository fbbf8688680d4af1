import { compareDecimal, Decimal, percentRate, plain, roundHalfUp } from './decimal'
import type { Bilingual, BudgetLine, DecimalString, ScoredBudgetLine, Verdict } from './model'
import type { Scheme } from './scheme'

const manual = (
  line: BudgetLine,
  executionRate: DecimalString | null,
  explanation: Bilingual,
): ScoredBudgetLine => ({
  ...line,
  executionRate,
  score: null,
  verdict: 'manual',
  explanation,
})

/**
 * The score of a rate that is the quotient `part ÷ whole` (in percent when `whole` is 100): multiplied first, divided
 * once, rounded once, at most the weight and never below 0.
 */
function scoreOfRate(
  part: DecimalString,
  whole: DecimalString,
  weight: DecimalString,
  scheme: Scheme,
): Decimal {
  const { formula } = scheme.budget
  const divisor =
    formula.type === 'threshold' ? new Decimal(whole).times(formula.threshold) : new Decimal(whole).times(100)
  const raw = new Decimal(weight).times(part).times(100).div(divisor)
  return Decimal.max(0, Decimal.min(raw, weight)).toDecimalPlaces(scheme.scoreDigits, Decimal.ROUND_HALF_UP)
}

/** `56.76 % ÷ 90 % × 10 = 6.31`, or why the points are full. */
function formulaText(
  rate: DecimalString,
  weight: DecimalString,
  score: DecimalString,
  scheme: Scheme,
): { text: Bilingual; steps: string | null } {
  const { formula } = scheme.budget
  const limit = formula.type === 'threshold' ? formula.threshold : '100'
  if (compareDecimal(rate, limit) >= 0) {
    const reached = `${rate} % ≥ ${plain(limit)} %`
    return {
      steps: null,
      text: { zh: `${reached}，得满分 ${plain(score)}`, en: `${reached}, full marks ${plain(score)}` },
    }
  }
  const factor = formula.type === 'threshold' ? ` ÷ ${plain(limit)} %` : ''
  const steps = `${rate} %${factor} × ${plain(weight)} = ${score}`
  return { steps: `${factor} × ${plain(weight)} = ${score}`, text: { zh: steps, en: steps } }
}

function verdictOf(score: DecimalString, reported: DecimalString | null): Verdict {
  if (reported === null) return 'manual'
  return compareDecimal(score, reported) === 0 ? 'match' : 'mismatch'
}

/**
 * Scores the budget line from its own figures (`rules.md` part 2 names the formulas found in published tables). Only
 * the line `total` carries a score; the others get their execution rate.
 */
export function scoreBudgetLine(line: BudgetLine, scheme: Scheme): ScoredBudgetLine {
  const { adjustedBudget: adjusted, executed, weight } = line
  const executionRate = percentRate(executed, adjusted)
  if (line.fundSource !== 'total')
    return { ...line, executionRate, score: null, verdict: null, explanation: null }

  if (adjusted !== null && executed !== null && new Decimal(adjusted).isZero()) {
    const empty = new Decimal(executed).isZero()
    return manual(line, null, {
      zh: empty
        ? '全年预算数与全年执行数都是 0，执行率没有定义，不能按规则计分'
        : `全年预算数为 0，却执行了 ${plain(executed)} 万元，执行率没有定义，不能按规则计分`,
      en: empty
        ? 'Adjusted budget and executed amount are both 0; the rate is not defined and no rule gives a score'
        : `The adjusted budget is 0 but ${plain(executed)} (10k yuan) were executed; the rate is not defined and no rule gives a score`,
    })
  }
  const stated = executionRate === null ? line.reportedRate : null
  if (executionRate === null && stated === null)
    return manual(line, null, {
      zh: '没有填写预算数或执行数，也没有执行率，不能计分',
      en: 'Neither amounts nor a rate are stated; nothing can be scored',
    })
  if (weight === null)
    return manual(line, executionRate, {
      zh: '没有写明分值，不能计分',
      en: 'No weight is stated; nothing can be scored',
    })

  const rounded = scheme.budget.roundRateFirst
  const shownRate = executionRate ?? roundHalfUp(stated!, 2)
  const fromRounded = stated !== null || rounded !== null
  const rate = rounded === null ? shownRate : roundHalfUp(shownRate, rounded)
  const exact = fromRounded
    ? scoreOfRate(rate, '100', weight, scheme)
    : scoreOfRate(executed!, adjusted!, weight, scheme)
  const score = exact.toString()
  const { text, steps } = formulaText(rate, weight, score, scheme)

  let explanation: Bilingual
  if (stated !== null) {
    explanation = {
      zh: `没有填写金额，按表中执行率计：${text.zh}`,
      en: `No amounts are stated; by the rate of the table: ${text.en}`,
    }
  } else {
    const quotient = `${plain(executed!)} ÷ ${plain(adjusted!)}`
    const viaRate = scoreOfRate(rate, '100', weight, scheme)
    // Where the shown (rounded) rate would lead elsewhere, the formula is written in one line, without it.
    explanation =
      steps !== null && !viaRate.equals(exact)
        ? { zh: `${quotient}${steps}`, en: `${quotient}${steps}` }
        : { zh: `${quotient} = ${rate} %；${text.zh}`, en: `${quotient} = ${rate} %; ${text.en}` }
  }
  return { ...line, executionRate, score, verdict: verdictOf(score, line.reportedScore), explanation }
}
