import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkFiles, type CheckedBatch } from '@/pipeline'

const FOLDER = 'data/sample'
const LISTS = ['指标明细.csv', '预算明细.csv', '问题清单.csv']

interface Planted {
  tables: number
  contradictions: { department: string; year: number; rule: string; place: string }[]
}

let batch: CheckedBatch
let planted: Planted
beforeAll(async () => {
  const files = await Promise.all(
    LISTS.map(async (name) => {
      const bytes = new Uint8Array(await readFile(join(FOLDER, name)))
      return { name, size: bytes.length, bytes: () => Promise.resolve(bytes) }
    }),
  )
  batch = await checkFiles(files)
  planted = JSON.parse(await readFile(join(FOLDER, 'planted.json'), 'utf8')) as Planted
}, 60_000)

/** Notes that nobody planted: they follow from the figures of the table, and are checked against them below. */
const INDEPENDENTLY_TRUE = new Set(['score.all-full', 'total.above-cap'])

const key = (department: string | null, year: number | null, rule: string) => `${department} ${year} ${rule}`

describe('the sample district, read and checked', () => {
  it('is read without a reject', () => {
    expect(batch.rejects).toEqual([])
    expect(batch.files.map(({ rowsRead, rowsLoaded }) => rowsRead - rowsLoaded)).toEqual([0, 0, 0])
    expect(batch.evaluations).toHaveLength(planted.tables)
    expect(new Set(batch.evaluations.map(({ scheme }) => scheme))).toEqual(
      new Set(['shangjie-department-2022']),
    )
  })

  it('shows every planted contradiction, and no other error or warning', () => {
    const found = batch.evaluations.flatMap(({ department, year, findings }) =>
      findings
        .filter(({ rule }) => !INDEPENDENTLY_TRUE.has(rule))
        .map(({ rule }) => key(department, year, rule)),
    )
    const listed = planted.contradictions.map(({ department, year, rule }) => key(department, year, rule))
    expect(found.sort()).toEqual(listed.sort())
  })

  it('each further finding is true when the table is looked at: full marks everywhere', () => {
    for (const { department, year, indicators, findings } of batch.evaluations) {
      const full = indicators.every(({ weight, reportedScore }) => weight === reportedScore)
      expect(
        findings.some(({ rule }) => rule === 'score.all-full'),
        `${department} ${year}`,
      ).toBe(full && indicators.length >= 5)
    }
  })

  it('each further finding is true when the table is looked at: a total above the cap of its rate', () => {
    // 80 % and more: none; below it the caps of the platform's manual.
    const capOf = (rate: number) =>
      rate >= 80 ? 100 : rate >= 70 ? 89 : rate >= 60 ? 79 : rate >= 50 ? 69 : 59
    let above = 0
    for (const { department, year, budget, reportedTotal, findings } of batch.evaluations) {
      const rate = Number(budget.find(({ fundSource }) => fundSource === 'total')!.executionRate)
      const over = Number(reportedTotal) > capOf(rate)
      if (over) above++
      expect(
        findings.some(({ rule }) => rule === 'total.above-cap'),
        `${department} ${year}`,
      ).toBe(over)
    }
    expect(above).toBeGreaterThan(0)
  })

  it('recomputes every table without a planted contradiction to its reported total and grade', () => {
    const touched = new Set(planted.contradictions.map(({ department, year }) => `${department} ${year}`))
    const clean = batch.evaluations.filter(({ department, year }) => !touched.has(`${department} ${year}`))
    expect(clean.length).toBeGreaterThan(480)
    for (const { department, year, total, grade, reportedTotal, reportedGrade } of clean)
      expect([total, grade], `${department} ${year}`).toEqual([reportedTotal, reportedGrade])
  })
})
