export const TAXONOMY_KEY = 'jijing.taxonomy'

/** The officer's own taxonomy as this browser keeps it (JSON); `''` = none, or a browser that keeps nothing. */
export function storedTaxonomy(): string {
  try {
    return localStorage.getItem(TAXONOMY_KEY) ?? ''
  } catch {
    return ''
  }
}
