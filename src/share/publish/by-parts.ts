import type { Recording } from '@/warehouse'
import { hashOf, martsFile, schemesNamed, type PublishChoice } from './prepare'
import type { Publication, PublishedFile, RangedFile } from './publication'
import type { PublishedData } from './site'

/** What a publication says of itself, before its data are written. */
export type AboutParts = Omit<Publication, 'data'>

/** What is known when all parts have been read. */
export interface ReadParts {
  sources: readonly PublishedFile[]
  origin: 'sample' | 'own'
  /** Ids of the scoring schemes that tables were scored by. */
  schemes: readonly string[]
}

/**
 * What a publication by parts says of itself. Its id is made of the source files and the choices, because its tables are never
 * at hand together; the same files, choices and date give the same id.
 */
export function aboutParts(choice: PublishChoice, { sources, origin, schemes }: ReadParts): AboutParts {
  const about = {
    version: 1 as const,
    form: 'readers' as const,
    title: choice.title,
    date: choice.date,
    origin,
    anonymised: false,
    withheld: [...choice.withheld],
    departments: null,
    medians: [],
    files: [...sources],
    fingerprint: hashOf(
      sources
        .map(({ sha256 }) => sha256!)
        .sort()
        .join('\n'),
    ),
    schemes: schemesNamed(schemes),
  }
  return { ...about, id: hashOf(JSON.stringify([about, choice.years])).slice(0, 16) }
}

/**
 * The publication with its first screen. The snapshot is read by ranges only: its pieces are too large to be kept by a page,
 * and are written by whoever has them.
 */
export function dataByRanges(about: AboutParts, recording: Recording, ranged: RangedFile): PublishedData {
  const marts = martsFile(recording)
  return { publication: { ...about, data: { marts: marts.path, whole: [], ranged } }, files: [marts] }
}
