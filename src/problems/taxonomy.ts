import type { Bilingual } from '@/engine'
import { CATEGORY_NAMES, type CategoryName } from './category-names'
import data from './taxonomy.json'

/**
 * A pair rule: a word of `about` and a word of `wrong` behind it in one clause name the problem together
 * (资金支付 … 不及时). All lists hold regular expressions; `{name}` stands for an entry of the vocabulary.
 */
export interface PairRule {
  about: string[]
  wrong: string[]
  /** Most characters between the two. */
  gap: number
  /** The two may stand on both sides of a comma (满意度为86%，未达到目标); never of a full stop. */
  across?: boolean
  /** The rule is off where the text from `about` to `wrong` holds one of these: another subject came between. */
  unless?: string[]
}

/** 问题类别: one kind of problem, with the words that recognise it. */
export interface Category extends CategoryName {
  definition: Bilingual
  /** Expressions that decide alone. */
  words: string[]
  rules: PairRule[]
  /** Where given, the text must also hold this (疫情 is a cause only where something suffered from it). */
  needs?: string
  /**
   * Words of the subject. Where a text plainly names a problem and no rule takes it, the category whose subject stands
   * beside the fault takes it (the longest subject wins), before `OTHER` does.
   */
  topics?: string
}

/** What takes a label away again. */
export interface CounterWords {
  /** 不存在, 未发现: what follows in the same clause is not a problem. */
  negation: string[]
  /** …问题已整改到位: what stands before it in the same sentence is not a problem any more. */
  resolved: string[]
  /** The form's own instructions (（200字以内）): the whole text is no answer. */
  instruction: string[]
}

export interface Taxonomy {
  vocabulary: Record<string, string>
  counter: CounterWords
  categories: Category[]
}

/** The taxonomy that ships with the app. */
export const TAXONOMY: Taxonomy = {
  ...data,
  categories: data.categories.map((rules) => ({ ...nameOf(rules.code), ...rules })),
}

/** All categories in the order in which they are shown; `OTHER` last. */
export const CATEGORIES: readonly Category[] = TAXONOMY.categories

function nameOf(code: string): CategoryName {
  const name = CATEGORY_NAMES.find((one) => one.code === code)
  if (!name) throw new Error(`category-names.json has no ${code}.`)
  return name
}
