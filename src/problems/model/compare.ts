import { createClassifier, WEIGHING } from '../classify'
import { TAXONOMY } from '../taxonomy'
import type { StoredModel } from './linear-model'

/** Rules that say nothing, for judging the model alone. */
const NO_RULES = {
  ...TAXONOMY,
  categories: TAXONOMY.categories.map((category) => ({
    ...category,
    topics: undefined,
    words: [],
    rules: [],
  })),
}

/**
 * The codes that a classifier gives, for measuring one against another.
 * @param model `null` = rules alone
 * @param withRules `false` = the model alone
 */
export function classifyWith(model: StoredModel | null, withRules = true): (text: string) => string[] {
  const classify = createClassifier(withRules ? TAXONOMY : NO_RULES, model, WEIGHING)
  return (text) => classify(text).map(({ code }) => code)
}
