import type { Bilingual } from '@/engine'
import names from './category-names.json'

/** What a problem category is called. */
export interface CategoryName {
  code: string
  name: Bilingual
}

/**
 * The names of the categories of the taxonomy that ships with the app, in its order. Apart from the words and rules that
 * recognise them (`taxonomy.json`), because the first screen names categories and recognises none.
 */
export const CATEGORY_NAMES: readonly CategoryName[] = names
