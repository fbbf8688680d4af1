import type { EvaluationKind } from './model'
import { readScheme } from './read-scheme'
import type { Scheme } from './scheme'
import haidian from './schemes/haidian-project-2016.json'
import hubei from './schemes/hubei-project-2022.json'
import hunan from './schemes/hunan-department-2018.json'
import linear from './schemes/linear-department.json'
import longyang from './schemes/longyang-project-2022.json'
import national from './schemes/national-project-2020.json'
import platform from './schemes/platform-project.json'
import shangjie from './schemes/shangjie-department-2022.json'

const NATIONAL = readScheme(national)

/** The schemes that the engine ships; where nothing else decides, the earlier one goes first. */
export const SCHEMES: readonly Scheme[] = [
  NATIONAL,
  ...[linear, shangjie, longyang, haidian, hubei, hunan, platform].map((json) =>
    readScheme(json, [NATIONAL]),
  ),
]

/** What is known of a table when its scheme is chosen. */
export interface SchemeQuery {
  kind: EvaluationKind
  /** Fiscal year; null = not known, then no scheme is out of force. */
  year: number | null
  /** A region's name, or any text that may name one (department, authority). */
  region?: string | null
}

/** Whether a scheme was in force during (a part of) a fiscal year. */
export function inForce(scheme: Scheme, year: number | null): boolean {
  if (year === null) return true
  const { from, to } = scheme.inForce
  return from <= `${year}-12-31` && (to === null || to >= `${year}-01-01`)
}

/** Whether the scheme is of the region that the text names. A scheme without a region is of none. */
export function isOfRegion(scheme: Scheme, region: string | null | undefined): boolean {
  return Boolean(region && scheme.regionWords.some((word) => region.includes(word)))
}

/**
 * The schemes of a kind of table, the fittest first: of its region, then of none, then of others; within these the ones in
 * force in its year first. The head of the list is what applies where nothing else decides.
 */
export function applicableSchemes(
  { kind, year, region }: SchemeQuery,
  schemes: readonly Scheme[] = SCHEMES,
): Scheme[] {
  const rank = (scheme: Scheme) => {
    const place = isOfRegion(scheme, region)
      ? 0
      : scheme.region === null && scheme.regionWords.length === 0
        ? 2
        : 4
    return place + (inForce(scheme, year) ? 0 : 1)
  }
  return schemes
    .filter((scheme) => scheme.kinds.includes(kind))
    .map((scheme, index) => ({ scheme, rank: rank(scheme), index }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ scheme }) => scheme)
}
