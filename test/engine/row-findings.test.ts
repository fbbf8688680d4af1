import { describe, expect, it } from 'vitest'
import { SCHEMES, scoreEvaluation, type SelfEvaluation } from '@/engine'
import { rowFindings } from '@/engine/findings/row-findings'
import { readFiles } from '@/ingest'
import { listFile, listRows } from '../ingest/large-list'

const SEED = Number(process.env.JIJING_SEED ?? 20261127)

/** Names that a shared wording must not get wrong: quotes, the sign that stands for a name, the words of the sentence. */
const NAMES = ['“三公”经费控制率', '投诉件数', '完成率\u001F', '扣了 1 分', '${level3}', '指标98%', '成本']

const tables = async (): Promise<SelfEvaluation[]> => {
  const { evaluations } = await readFiles([listFile(listRows(SEED, 60), 'UTF-8', false)])
  for (const { indicators } of evaluations)
    for (const [i, row] of indicators.entries()) {
      if (i % 3 === 0) row.level3 = NAMES[i % NAMES.length]!
      if (i % 40 === 7) row.actual = `${row.actual ?? ''}\u001F`
      if (i % 11 === 0) row.cells.actual = row.cells.target
      if (i % 5 === 0) delete row.cells.reason
    }
  return evaluations
}

describe(`findings of rows that are worded once are those of each row by itself (seed ${SEED})`, () => {
  it.each([['stated'], ['default']] as const)('where the scheme is %s', async (basis) => {
    let found = 0
    for (const scheme of SCHEMES.slice(0, 3))
      for (const table of await tables()) {
        const scored = scoreEvaluation(table, scheme, basis)
        const apart = scored.indicators.flatMap((row) => rowFindings(row, row.level3, scored, scheme))
        const rules = new Set(apart.map(({ rule }) => rule))
        const together = scored.findings.filter(({ rule }) => rules.has(rule))
        expect(together.map((one) => structuredClone(one))).toEqual(apart)
        found += apart.length
      }
    expect(found).toBeGreaterThan(1_000)
  })
})
