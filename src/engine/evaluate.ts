import { capTotal } from './caps'
import { Decimal, sum } from './decimal'
import { scoreIndicator } from './distinct'
import { batchFindings, findContradictions, findingsBesideRows } from './findings'
import { gradeOf } from './grade'
import { chooseSchemes, type InferenceOptions } from './infer-scheme'
import type {
  Bilingual,
  DecimalString,
  SchemeBasis,
  ScoredBudgetLine,
  ScoredEvaluation,
  SelfEvaluation,
} from './model'
import type { Scheme } from './scheme'
import { SCHEMES } from './schemes'
import { scoreBudgetLine } from './score-budget'
import { ScoredRows } from './score-shared'
import { addFindings, withScoredRows } from './scored-rows'
import { lazily, sharedRowsOf, without } from './shared-rows'

/** A line of a table as the total sees it. */
export interface TotalLine {
  weight: DecimalString | null
  score: DecimalString | null
  reportedScore: DecimalString | null
}

/** Σ of the recomputed scores; a line that no rule decides counts with what was reported, and is counted. */
export function addUp(lines: readonly TotalLine[]): {
  total: DecimalString | null
  manualCount: number
  open: number
} {
  let open = 0
  let manualCount = 0
  for (const { weight, score, reportedScore } of lines)
    if (score === null) {
      if (reportedScore !== null) manualCount++
      else if (weight !== null) open++
    }
  const total = open > 0 ? null : sum(lines.map((line) => line.score ?? line.reportedScore))
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

/** The points of a table without its findings: what a what-if compares. */
export function totalOf(
  totals: readonly (TotalLine & {
    executionRate: DecimalString | null
    reportedRate: DecimalString | null
  })[],
  indicators: readonly TotalLine[],
  scheme: Scheme,
) {
  const added = addUp([...totals, ...indicators])
  const [line] = totals
  const capped = capTotal(added.total, line?.executionRate ?? line?.reportedRate ?? null, scheme.caps)
  const total = capped?.total ?? added.total
  const weights = sum([...totals, ...indicators].map((one) => one.weight))
  const whole = weights !== null && new Decimal(weights).equals(scheme.fullPoints)
  return { ...added, total, capped, grade: total !== null && whole ? gradeOf(total, scheme) : null }
}

const UNEXPLAINED: Bilingual = {
  zh: '这批表的执行率得分大多不符合任何已知的评分方案，不能判定这一分数对错；请在“评分方案”页选定方案',
  en: 'Most budget scores of this batch follow no scheme that is known, so this one is called neither right nor wrong; choose the scheme on the page “Schemes”',
}

/** A score is never called wrong under a rule that the batch does not follow. */
function unjudged(line: ScoredBudgetLine): ScoredBudgetLine {
  if (line.fundSource !== 'total' || line.score === null) return line
  return { ...line, score: null, verdict: 'manual', explanation: UNEXPLAINED }
}

/** Scores one table under one scheme: budget line, indicators, total, grade and findings. */
export function scoreEvaluation(
  evaluation: SelfEvaluation,
  scheme: Scheme,
  basis: SchemeBasis = 'stated',
  confidence: DecimalString = '1.00',
): ScoredEvaluation {
  const shared = sharedRowsOf(evaluation)
  const rows = shared && new ScoredRows(shared, scheme, basis)
  const table = without(evaluation, 'indicators')
  const lines = evaluation.budget.map((line) => scoreBudgetLine(line, scheme))
  const budget = basis === 'unexplained' ? lines.map(unjudged) : lines
  const indicators = rows ? [] : evaluation.indicators.map((one) => scoreIndicator(one, scheme))
  const totals = budget.filter((line) => line.fundSource === 'total')
  const { total, manualCount, open, capped, grade } = totalOf(totals, rows?.points ?? indicators, scheme)
  const added = explainTotal(total, manualCount, open)
  const scored: ScoredEvaluation = {
    ...table,
    scheme: scheme.id,
    schemeBasis: basis,
    schemeConfidence: confidence,
    budget,
    indicators,
    total,
    totalExplanation: capped?.explanation ?? added,
    manualCount,
    grade,
    findings: [],
  }
  if (!rows) return { ...scored, findings: findContradictions(scored, scheme) }
  // Few of the rules look at rows of other tables than forms.
  lazily(scored, 'indicators', () => rows.seen())
  return withScoredRows(scored, rows, findingsBesideRows(scored, scheme, rows.points))
}

export interface BatchOptions extends InferenceOptions {
  /** The scheme that the bureau says is in force for all tables: then nothing is inferred. */
  scheme?: Scheme
}

/** Scores a batch: chooses each table's scheme (see `inferSchemes`), scores it, and lays the tables beside each other. */
export function scoreBatch(
  evaluations: readonly SelfEvaluation[],
  schemes: readonly Scheme[] = SCHEMES,
  options: BatchOptions = {},
): ScoredEvaluation[] {
  return [...scoreTables(evaluations, schemes, options)]
}

/** `scoreBatch`, one table after the other: who does not keep them needs the memory of one. */
export function* scoreTables(
  evaluations: readonly SelfEvaluation[],
  schemes: readonly Scheme[] = SCHEMES,
  { scheme, region }: BatchOptions = {},
): Generator<ScoredEvaluation> {
  const choices = scheme ? null : chooseSchemes(evaluations, schemes, { region })
  const besides = batchFindings(evaluations)
  for (const evaluation of evaluations) {
    const choice = choices?.get(evaluation.id)
    const scored = choice
      ? scoreEvaluation(evaluation, choice.scheme, choice.basis, choice.confidence)
      : scoreEvaluation(evaluation, scheme!)
    yield* addFindings([scored], besides)
  }
}
