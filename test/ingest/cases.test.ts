import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { percentRate, sum, type FundSource, type SelfEvaluation } from '@/engine'
import { readFile } from '@/ingest'
import { caseFile } from './inputs'

type Expected = Record<string, unknown> & {
  budget: Partial<Record<FundSource, Record<string, string | null>>>
  indicatorRows: number
}

const expected = JSON.parse(
  readFileSync(new URL('../fixtures/cases/expected.json', import.meta.url), 'utf8'),
) as Record<string, Expected>

/** The part of a reading that `expected.json` states; what the engine computes is tested in its own room. */
function stated(evaluation: SelfEvaluation, key: string): unknown {
  switch (key) {
    case 'indicatorRows':
      return evaluation.indicators.length
    case 'weightSum':
      return sum(evaluation.indicators.map((indicator) => indicator.weight))
    case 'scoreSum':
      return sum(evaluation.indicators.map((indicator) => indicator.reportedScore))
    default:
      return evaluation[key as keyof SelfEvaluation]
  }
}

describe.each(Object.entries(expected))('%s', (file, wanted) => {
  it('reads as expected.json says, with no row rejected', async () => {
    const { evaluations, rejects, files } = await readFile(caseFile(file))
    expect(evaluations).toHaveLength(1)
    const evaluation = evaluations[0]!
    for (const [key, value] of Object.entries(wanted)) {
      if (key === 'mustFind' || key === 'budget') continue
      expect(stated(evaluation, key), key).toEqual(value)
    }
    for (const [source, line] of Object.entries(wanted.budget)) {
      const read = evaluation.budget.find((candidate) => candidate.fundSource === source)!
      for (const [key, value] of Object.entries(line)) {
        if (key === 'score') continue
        const actual =
          key === 'executionRate'
            ? percentRate(read.executed, read.adjustedBudget)
            : read[key as keyof typeof read]
        expect(actual, `${source}.${key}`).toEqual(value)
      }
    }
    expect(rejects).toEqual([])
    expect(files[0]!.rowsRejected).toBe(0)
    expect(files[0]!.layout).toBe(`form-${evaluation.kind}`)
  })
})
