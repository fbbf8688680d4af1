import type { DecimalString } from '@/engine'
import type { YearLevel1Row } from '@/warehouse/queries/rows'
import { fiveNumbers, percentOf, sumDecimals } from './exact'
import { groupBy, oncePerRows, yearsOf } from './order'

/** Of fewer departments the middle would be the figures of single ones. */
const FEWEST = 5

/** A department's share of its points on one level-1 indicator in one year, beside the middle of all departments. */
export interface Level1Share {
  level1: string
  year: number
  /** Of the department; `null` = its table of this year has no such indicator. */
  weight: DecimalString | null
  score: DecimalString | null
  share: DecimalString | null
  /** Percent; `null` where fewer than five departments have it. */
  median: DecimalString | null
  departments: number
}

/**
 * One row a level-1 indicator and year that the department has, in the order of weight, years ascending.
 * @param rows of all departments, this one among them
 */
export const level1Shares = oncePerRows((rows: readonly YearLevel1Row[], department?: string): Level1Share[] => {
  const own = rows.filter((row) => row.department === department)
  const years = yearsOf(own)
  const weights = [...groupBy(own, (row) => row.level1)].map(
    ([level1, members]) => [level1, Number(sumDecimals(members.map((row) => row.weight)))] as const,
  )
  const cells = groupBy(rows, (row) => `${row.year}|${row.level1}`)
  return weights
    .sort(([, a], [, b]) => b - a)
    .flatMap(([level1]) =>
      years.map((year) => {
        const all = cells.get(`${year}|${level1}`) ?? []
        const mine = all.find((row) => row.department === department)
        const shares = all.flatMap((row) => percentOf(row.score, row.weight) ?? [])
        return {
          level1,
          year,
          weight: mine?.weight ?? null,
          score: mine?.score ?? null,
          share: mine ? percentOf(mine.score, mine.weight) : null,
          median: shares.length < FEWEST ? null : (fiveNumbers(shares)?.median ?? null),
          departments: shares.length,
        }
      }),
    )
})
