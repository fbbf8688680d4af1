import { divide, sum, type DecimalString } from '@/engine'
import type { YearLevel1Row } from '@/warehouse/queries/rows'
import { percentOf, sumDecimals } from './exact'
import { byYear, groupBy, oncePerRows } from './order'

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

/** One row a level-1 indicator and year of the department's, in the order of weight, years ascending. */
export const level1Shares = oncePerRows((rows: readonly YearLevel1Row[]): Level1Share[] => {
  const weights = [...groupBy(rows, (row) => row.level1)].map(
    ([, members]) => [members, Number(sumDecimals(members.flatMap(({ weight }) => weight ?? [])))] as const,
  )
  return weights
    .sort(([, a], [, b]) => b - a)
    .flatMap(([members]) =>
      byYear(members).map(({ middleBelow, middleAbove, ...row }) => ({
        ...row,
        share: row.weight === null || row.score === null ? null : percentOf(row.score, row.weight),
        median: row.departments < FEWEST ? null : divide(sum([middleBelow, middleAbove]), 2, 2),
      })),
    )
})
