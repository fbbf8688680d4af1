import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFile } from '@/ingest'
import type { SelfEvaluation } from '@/engine'
import { caseFile, input } from './inputs'
import { render, toCsv, type Layout } from './render'

/** Real tables with levels, scores and a total: what is drawn again in other forms and must read back the same. */
const TABLES = [
  '2022年度上街区政务服务中心部门整体自评表.csv',
  '219001委托业务项目自评表.csv',
  '普陀体育中心结算费用2022.csv',
  '02-yongde-minglang-2022.csv',
]
const originals = await Promise.all(
  TABLES.map(async (file) => (await readFile(caseFile(file))).evaluations[0]!),
)

/** What a table says, without where it stands and how labels are worded. */
function meaning(evaluation: SelfEvaluation) {
  const { department, year, kind, name, budget, indicators, totalWeight, reportedTotal } = evaluation
  return {
    department,
    year,
    kind,
    name,
    totalWeight,
    reportedTotal,
    budget: budget.map(
      ({ fundSource, initialBudget, adjustedBudget, executed, reportedRate, weight, reportedScore }) => ({
        fundSource,
        initialBudget,
        adjustedBudget,
        executed,
        reportedRate,
        weight,
        reportedScore,
      }),
    ),
    indicators: indicators.map(
      ({ level1, level2, level3, target, actual, weight, reportedScore, reason }) => ({
        level1,
        level2,
        level3,
        target,
        actual,
        weight,
        reportedScore,
        reason,
      }),
    ),
  }
}

/** A layout drawn from a seed: `seed` alone makes it again. */
function layoutOf(seed: number): Layout {
  let state = seed >>> 0
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (state >>> 8) / 2 ** 24
  }
  const below = (limit: number) => Math.floor(random() * limit)
  const layout: Layout = {
    pick: (from) => from[below(from.length)]!,
    shuffle: (items) => {
      const left = [...items]
      return items.map(() => left.splice(below(left.length), 1)[0]!)
    },
    chance: (percent) => below(100) < percent,
    unit: below(2) === 0 ? '万元' : '元',
    splitTarget: below(3) === 0,
    repeatMerged: below(3) === 0,
    blankColumns: below(2) === 0,
    blankRows: below(2) === 0,
    footnotes: below(2) === 0,
  }
  return layout
}

describe('real tables drawn in other forms', () => {
  it('read back equal, field by field, in any order of columns, unit, wording, with blanks between', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 2 ** 31 }),
        fc.integer({ min: 0, max: originals.length - 1 }),
        fc.constantFrom(',', '\t', ';'),
        fc.constantFrom('\n', '\r\n'),
        async (seed, table, delimiter, newline) => {
          const layout = layoutOf(seed)
          const text = toCsv(render(originals[table]!, layout), delimiter, newline)
          const { evaluations, rejects, files } = await readFile(input('自评表.csv', text))
          expect(rejects, text).toEqual([])
          expect(evaluations, text).toHaveLength(1)
          expect(meaning(evaluations[0]!), text).toEqual(meaning(originals[table]!))
          expect(evaluations[0]!.unit).toBe(layout.unit)
          expect(files[0]!.rowsRead).toBe(files[0]!.rowsLoaded)
        },
      ),
      { numRuns: 2000 },
    )
  }, 60_000)
})
