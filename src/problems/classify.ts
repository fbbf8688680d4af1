import { CATEGORIES } from './taxonomy'

/** One category of a sentence, with the words of the sentence that decided it. */
export interface CategoryMatch {
  code: string
  matched: string[]
}

/** Names the problem categories of a sentence, each with the words that decided it; `[]` where none is named. */
export function classify(text: string): CategoryMatch[] {
  return CATEGORIES.flatMap(({ code, patterns }) => {
    const matched = patterns.flatMap((pattern) =>
      [...text.matchAll(new RegExp(pattern, 'gu'))].map(([word]) => word),
    )
    return matched.length ? [{ code, matched: [...new Set(matched)] }] : []
  })
}
