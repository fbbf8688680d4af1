import { describe, expect, it } from 'vitest'
import { scoredRowsOf, scoreTables, sharedRowsOf } from '@/engine'
import { readFiles } from '@/ingest'
import { checkFiles } from '@/pipeline'
import { listFile, listRows, shuffled } from '../ingest/large-list'

const SEED = Number(process.env.JIJING_SEED ?? 20261127)

describe(`a list of more rows than are held is scored by kinds of rows, as it would be row by row (seed ${SEED})`, () => {
  const rows = listRows(SEED, 2_600)
  // Names that no other row may share a wording or a score with.
  for (let at = 0; at < rows.length; at += 50)
    if (rows[at]![7] !== '') rows[at]![7] = ['“双随机”抽查率', '整编资料审核98%', '投诉件数'][at % 3]!

  it.each([
    ['in order', rows],
    ['shuffled', shuffled(rows, SEED)],
  ])(
    '%s',
    async (_, some) => {
      const { evaluations } = await readFiles([listFile(some, 'UTF-8', true)])
      const plain = evaluations.map((evaluation) => structuredClone(evaluation))
      expect(evaluations.filter((one) => sharedRowsOf(one)).length).toBe(evaluations.length)
      const rowByRow = scoreTables(plain)
      let findings = 0
      for (const table of scoreTables(evaluations)) {
        const expected = rowByRow.next().value!
        expect(scoredRowsOf(table)).not.toBeNull()
        expect(scoredRowsOf(expected)).toBeNull()
        findings += expected.findings.length
        expect(JSON.stringify(table.indicators)).toBe(JSON.stringify(expected.indicators))
        expect(structuredClone({ ...table })).toEqual(structuredClone(expected))
      }
      expect(findings).toBeGreaterThan(20_000)
    },
    120_000,
  )

  it('with findings of the batch behind those of the table', async () => {
    const { evaluations } = await checkFiles([listFile(rows, 'UTF-8', true)])
    const copied = evaluations.find(({ findings }) => findings.some(({ rule }) => rule.startsWith('text.')))
    expect(copied && scoredRowsOf(copied)).not.toBeNull()
  }, 120_000)
})
