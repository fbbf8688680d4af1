import type { Bilingual } from '@/engine'
import type { LeftOut } from '@/warehouse'
import type { Median } from './medians'

/** What a publisher leaves out: parts of the data, or the readers' exports. */
export type Withheld = LeftOut | 'exports'

/** A source file, so that a reader can tell which data a page shows. */
export interface PublishedFile {
  file: string
  /** Bytes. */
  size: number
  /**
   * Hex; null where names were replaced (whoever has the original file could find it by its hash), and where the app
   * published what it had read before: it keeps no files.
   */
  sha256: string | null
}

/** A file that is read in pieces: itself in pieces, because some hosts refuse large files. */
export interface RangedFile {
  pieces: { path: string; size: number }[]
  size: number
}

/** What a published page knows of itself; in its `index.html`. */
export interface Publication {
  version: 1
  /** `readers` see the data that came along; a `tool` has none, and opens the files of whoever uses it. */
  form: 'readers' | 'tool'
  /** Of what the page shows; marts and snapshot have the same. */
  id: string
  title: string
  /** `2026-11-27`, as stated by the publisher. */
  date: string
  /** `sample` = made up, and marked so. */
  origin: 'sample' | 'own'
  anonymised: boolean
  withheld: Withheld[]
  /** One department's own edition: the departments in it; null = all. */
  departments: string[] | null
  medians: Median[]
  files: PublishedFile[]
  /** SHA-256 of all source files together; of the tables that were read, where the files were not at hand. */
  fingerprint: string
  schemes: { id: string; version: string; title: Bilingual }[]
  /** Addresses relative to the page; null in a tool. */
  data: { marts: string; whole: string[]; ranged: RangedFile | null } | null
}

/** Id of the element of `index.html` that holds the publication. */
export const PUBLICATION_ELEMENT = 'jijing-publication'

/** JSON that may stand in a `<script>`: no text in it ends the element. */
export const scriptJson = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c')

/** Reads what a page says of itself; null where it says nothing (the app itself) or nothing of this version. */
export function parsePublication(text: string | null | undefined): Publication | null {
  if (!text) return null
  const read = JSON.parse(text) as Publication
  return read.version === 1 ? read : null
}
