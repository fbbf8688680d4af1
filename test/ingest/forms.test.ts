import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { BudgetLine, Indicator, SelfEvaluation } from '@/engine'
import { readFile } from '@/ingest'
import { formFile } from './inputs'

type Expected = Pick<
  SelfEvaluation,
  | 'department'
  | 'supervisor'
  | 'year'
  | 'kind'
  | 'name'
  | 'unit'
  | 'totalWeight'
  | 'reportedTotal'
  | 'reportedGrade'
> & { budget: unknown[]; indicators: unknown[]; problems: unknown[] }

/** Made up after published forms; what must come out was read off each by hand. */
const expected = JSON.parse(
  readFileSync(new URL('../fixtures/forms/expected.json', import.meta.url), 'utf8'),
) as Record<string, Expected[]>

const line = (budget: BudgetLine) => {
  const { initialBudget, adjustedBudget, executed, reportedRate, weight, reportedScore, reviewedScore } =
    budget
  const numbers = { initialBudget, adjustedBudget, executed, reportedRate, weight, reportedScore }
  return [budget.fundSource, reviewedScore === undefined ? numbers : { ...numbers, reviewedScore }]
}
const row = (indicator: Indicator) => {
  const { level1, level2, level3, target, actual, weight, reportedScore, reason, reviewedScore } = indicator
  const said = [level1, level2, level3, target, actual, weight, reportedScore, reason]
  return reviewedScore === undefined ? said : [...said, reviewedScore]
}

function stated(evaluation: SelfEvaluation): Expected {
  const { department, supervisor, year, kind, name, unit, totalWeight, reportedTotal, reportedGrade } =
    evaluation
  return {
    department,
    supervisor,
    year,
    kind,
    name,
    unit,
    budget: evaluation.budget.map(line),
    indicators: evaluation.indicators.map(row),
    totalWeight,
    reportedTotal,
    reportedGrade,
    problems: evaluation.problems.map(({ text, measure }) => [text, measure]),
  }
}

describe.each(Object.entries(expected))('%s', (file, wanted) => {
  it('reads as expected.json says, with no row rejected', async () => {
    const { evaluations, rejects, files } = await readFile(formFile(file))
    expect(evaluations.map(stated)).toEqual(wanted)
    expect(rejects).toEqual([])
    expect(files[0]!.rowsLoaded).toBe(files[0]!.rowsRead)
  })
})
