import { compareDecimal, percentRate, subtract, type DecimalString } from '@/engine'

/** What the judgement rests on; a `PromiseRow` of the warehouse is one. Amounts in 万元. */
export interface PromiseEvidence {
  category: string
  nextYear: number | null
  nextText: string | null
  initialBudget: DecimalString | null
  adjustedBudget: DecimalString | null
  executed: DecimalString | null
  nextInitialBudget: DecimalString | null
  nextAdjustedBudget: DecimalString | null
  nextExecuted: DecimalString | null
  missed: number | null
  asked: number | null
  nextMissed: number | null
  nextAskedCount: number | null
}

/** 已落实 · 未落实 · 无法判断. */
export type PromiseVerdict = 'kept' | 'broken' | 'unclear'

/** Why: the words behind it are the page's. */
export type PromiseReason =
  | 'noReport' // no table of a later year
  | 'namedAgain' // the same kind of problem is named again
  | 'namedButBetter' // named again, though the figure has improved and is good now
  | 'figureBetter' // not named, and the figure has improved
  | 'figureNotBetter' // not named, but the figure has not improved
  | 'notNamed' // not named, and no figure speaks about it

/** The figure of a category in both years, in percent (satisfaction: indicators missed, of those asked). */
export interface PromiseFigure {
  name: 'executionRate' | 'carryOverRate' | 'adjustmentRate' | 'satisfactionMissed'
  before: string
  after: string
  better: boolean
}

export interface PromiseJudgement {
  verdict: PromiseVerdict
  reason: PromiseReason
  figure: PromiseFigure | null
}

/**
 * Holds last year's promise against this year: named again = 未落实; not named and the figure improved = 已落实; not named but
 * the figure did not improve = 未落实; otherwise 无法判断, never guessed. Figures: 执行率 for PAY, 结转结余率 for CARRY, 预算调整率
 * for ADJUST, satisfaction indicators missed for SATISF.
 *
 * @param goodRate execution rate in percent from which on a department named again may say that it has kept its word
 */
export function judgePromise(evidence: PromiseEvidence, goodRate: DecimalString): PromiseJudgement {
  if (evidence.nextYear === null) return { verdict: 'unclear', reason: 'noReport', figure: null }
  const figure = figureOf(evidence)
  if (evidence.nextText !== null) {
    const good =
      figure?.name === 'executionRate' && figure.better && compareDecimal(figure.after, goodRate) >= 0
    return good
      ? { verdict: 'unclear', reason: 'namedButBetter', figure }
      : { verdict: 'broken', reason: 'namedAgain', figure }
  }
  if (!figure) return { verdict: 'unclear', reason: 'notNamed', figure }
  return figure.better
    ? { verdict: 'kept', reason: 'figureBetter', figure }
    : { verdict: 'broken', reason: 'figureNotBetter', figure }
}

function figureOf(evidence: PromiseEvidence): PromiseFigure | null {
  const { initialBudget, adjustedBudget, executed } = evidence
  const { nextInitialBudget, nextAdjustedBudget, nextExecuted } = evidence
  switch (evidence.category) {
    case 'PAY':
      return pair(
        'executionRate',
        percentRate(executed, adjustedBudget),
        percentRate(nextExecuted, nextAdjustedBudget),
        1,
      )
    case 'CARRY':
      return pair(
        'carryOverRate',
        percentRate(subtract(adjustedBudget, executed), adjustedBudget),
        percentRate(subtract(nextAdjustedBudget, nextExecuted), nextAdjustedBudget),
        -1,
      )
    case 'ADJUST':
      return pair(
        'adjustmentRate',
        percentRate(distance(adjustedBudget, initialBudget), initialBudget),
        percentRate(distance(nextAdjustedBudget, nextInitialBudget), nextInitialBudget),
        -1,
      )
    case 'SATISF': {
      const { missed, asked, nextMissed, nextAskedCount } = evidence
      if (!asked || !nextAskedCount || missed === null || nextMissed === null) return null
      return {
        name: 'satisfactionMissed',
        before: `${missed}/${asked}`,
        after: `${nextMissed}/${nextAskedCount}`,
        better: nextMissed === 0 || nextMissed * asked < missed * nextAskedCount,
      }
    }
    default:
      return null
  }
}

function pair(
  name: PromiseFigure['name'],
  before: DecimalString | null,
  after: DecimalString | null,
  direction: 1 | -1,
): PromiseFigure | null {
  if (before === null || after === null) return null
  return { name, before, after, better: compareDecimal(after, before) * direction > 0 }
}

function distance(a: DecimalString | null, b: DecimalString | null): DecimalString | null {
  return subtract(a, b)?.replace(/^-/u, '') ?? null
}
