import { expect, it } from 'vitest'
import { schemeById, scoreEvaluation, type Finding, type Scheme, type SelfEvaluation } from '@/engine'
import { expectBothLanguages } from '../both-languages'
import { budgetLine, evaluation, indicator } from '../tables'
import { withBlanks } from './with-blanks'

/** A rule, a table that breaks it, and one that almost does. Each reads as the definition of the rule. */
export interface Pair {
  rule: string
  /** What makes the difference, where the two tables do not show it by themselves. */
  title?: string
  has: Partial<SelfEvaluation>
  almost: Partial<SelfEvaluation>
  /** A word or figure that the sentence must name. */
  says?: string
}

export const SHANGJIE = schemeById('shangjie-department-2022')
export const LINEAR = schemeById('national-linear')

/** The budget line of a clean table: everything spent, 10 of 10 points. */
export const SPENT = { adjustedBudget: '100', executed: '100', weight: '10', reportedScore: '10' }

/** A clean table of 100 points with one indicator; `fields` say what is different. */
export const table = (fields: Partial<SelfEvaluation> = {}): SelfEvaluation =>
  evaluation({
    budget: [budgetLine(SPENT)],
    indicators: [indicator('办结率', '≥90%', '95%', '90', '90')],
    reportedTotal: '100',
    reportedGrade: '优',
    ...fields,
  })

export const findingsOf = (of: SelfEvaluation, scheme: Scheme = SHANGJIE): Finding[] =>
  // As if inferred: what a scheme asks of the form itself (`frame.test.ts`) these short tables do not have.
  scoreEvaluation(of, scheme, 'batch').findings
export const rulesOf = (of: SelfEvaluation, scheme: Scheme = SHANGJIE): string[] =>
  findingsOf(of, scheme).map(({ rule }) => rule)

/** One test a pair: found there with cells and both languages, not found here. */
export function testPairs(pairs: readonly Pair[]): void {
  it.each(pairs.map((pair) => ({ name: pair.title ? `${pair.rule}: ${pair.title}` : pair.rule, ...pair })))(
    '$name',
    ({ rule, has, almost, says }) => {
      const found = findingsOf(table(has)).filter((finding) => finding.rule === rule)
      expect(found).not.toEqual([])
      for (const { message, evidence } of found) {
        expect(evidence.length).toBeGreaterThan(0)
        expectBothLanguages(message)
      }
      if (says) expect(found.map(({ message }) => message.zh).join('\n')).toContain(says)
      expect(rulesOf(table(almost))).not.toContain(rule)
    },
  )
  it.each(pairs.flatMap(({ rule, has, almost }) => [has, almost].map((fields) => ({ rule, fields }))))(
    '$rule: with any one cell blank every sentence still holds together',
    ({ fields }) => {
      for (const blanked of withBlanks(table(fields)))
        for (const { message } of findingsOf(blanked)) expectBothLanguages(message)
    },
  )
}
