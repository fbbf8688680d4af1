import { parseTaxonomy, type CategoryName } from '@/problems'

/** The names in a stored taxonomy; null where it cannot be read: the shipped one is in force then. */
export function ownNames(text: string): readonly CategoryName[] | null {
  try {
    return parseTaxonomy(text).categories
  } catch {
    return null
  }
}
