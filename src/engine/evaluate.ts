import { chooseSchemes } from './choose-scheme'
import { Decimal, sum } from './decimal'
import { addFindings, batchFindings, findContradictions } from './findings'
import { gradeOf } from './grade'
import type { Bilingual, DecimalString, ScoredEvaluation, SelfEvaluation } from './model'
import { SCHEMES, type Scheme } from './scheme'
import { scoreBudgetLine } from './score-budget'
import { scoreIndicator } from './score-indicator'

interface Line {
  weight: DecimalString | null
  score: DecimalString | null
  reportedScore: DecimalString | null
}

/** Σ of the recomputed scores; a line that no rule decides counts with what was reported, and is counted. */
function addUp(lines: readonly Line[]): { total: DecimalString | null; manualCount: number; open: number } {
  const carrying = lines.filter(
    (line) => line.weight !== null || line.reportedScore !== null || line.score !== null,
  )
  const open = carrying.filter((line) => line.score === null && line.reportedScore === null).length
  const manualCount = carrying.filter((line) => line.score === null && line.reportedScore !== null).length
  const total = open > 0 ? null : sum(carrying.map((line) => line.score ?? line.reportedScore))
  return { total, manualCount, open }
}

function explainTotal(total: DecimalString | null, manualCount: number, open: number): Bilingual {
  if (total === null)
    return open > 0
      ? {
          zh: `有 ${open} 行既不能复算也没有自评得分，总分不能复算`,
          en: `${open} rows can neither be recomputed nor have a self score; the total cannot be recomputed`,
        }
      : {
          zh: '表中没有分值和得分，总分不能复算',
          en: 'The table has no weights and scores; there is no total',
        }
  return manualCount === 0
    ? {
        zh: `复算总分 ${total} = 预算执行率得分与各指标复算得分之和`,
        en: `Recomputed total ${total} = budget line plus all indicators`,
      }
    : {
        zh: `复算总分 ${total}，其中 ${manualCount} 行没有规则可依，按自评得分计入`,
        en: `Recomputed total ${total}; ${manualCount} rows that no rule decides count with their self score`,
      }
}

/** Scores one table under one scheme: budget line, indicators, total, grade and findings. */
export function scoreEvaluation(
  evaluation: SelfEvaluation,
  scheme: Scheme,
  basis: ScoredEvaluation['schemeBasis'] = 'stated',
): ScoredEvaluation {
  const budget = evaluation.budget.map((line) => scoreBudgetLine(line, scheme))
  const indicators = evaluation.indicators.map((indicator) => scoreIndicator(indicator, scheme))
  const totals = budget.filter((line) => line.fundSource === 'total')
  const { total, manualCount, open } = addUp([...totals, ...indicators])
  const weights = sum([...totals, ...indicators].map((line) => line.weight))
  const whole = weights !== null && new Decimal(weights).equals(scheme.fullPoints)
  const scored: ScoredEvaluation = {
    ...evaluation,
    scheme: scheme.id,
    schemeBasis: basis,
    budget,
    indicators,
    total,
    totalExplanation: explainTotal(total, manualCount, open),
    manualCount,
    grade: total !== null && whole ? gradeOf(total, scheme) : null,
    findings: [],
  }
  return { ...scored, findings: findContradictions(scored, scheme) }
}

/** Scores a batch: chooses each table's scheme (see `chooseSchemes`), scores it, and lays the tables beside each other. */
export function scoreBatch(
  evaluations: readonly SelfEvaluation[],
  schemes: readonly Scheme[] = SCHEMES,
): ScoredEvaluation[] {
  const choices = chooseSchemes(evaluations, schemes)
  const scored = evaluations.map((evaluation) => {
    const { scheme, basis } = choices.get(evaluation.id)!
    return scoreEvaluation(evaluation, scheme, basis)
  })
  return addFindings(scored, batchFindings(scored))
}
