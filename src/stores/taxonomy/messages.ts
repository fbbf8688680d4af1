import type { CategoryMatch } from '@/problems'

export interface ClassifyTask {
  /** JSON of a taxonomy. */
  taxonomy: string
  texts: string[]
}

/** Some answers in the order of the texts; `path` and sentences where the taxonomy cannot be read. */
export type ClassifyAnswer =
  | { type: 'some'; categories: CategoryMatch[][] }
  | { type: 'done' }
  | { type: 'failed'; path: string; zh: string; en: string }
