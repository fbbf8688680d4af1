import type { Taxonomy } from './taxonomy'

export interface CompiledPair {
  about: RegExp
  wrong: RegExp
  gap: number
  across: boolean
  unless: RegExp | null
}

export interface CompiledCategory {
  code: string
  words: RegExp | null
  pairs: CompiledPair[]
  needs: RegExp | null
  topics: RegExp | null
}

export interface CompiledTaxonomy {
  negation: RegExp
  resolved: RegExp
  instruction: RegExp
  categories: CompiledCategory[]
}

/**
 * Turns the taxonomy's texts into regular expressions, once.
 *
 * @throws Error naming the category and the expression when one is not valid, so that whoever edits the
 *   taxonomy finds the place.
 */
export function compileTaxonomy(taxonomy: Taxonomy): CompiledTaxonomy {
  const union = (where: string, sources: string[]) =>
    expression(where, sources.map((source) => `(?:${source})`).join('|'), taxonomy.vocabulary)
  const optional = (where: string, sources: string[] | undefined) =>
    sources?.length ? union(where, sources) : null

  return {
    negation: union('negation', taxonomy.counter.negation),
    resolved: union('resolved', taxonomy.counter.resolved),
    instruction: union('instruction', taxonomy.counter.instruction),
    categories: taxonomy.categories.map(({ code, words, rules, needs, topics }) => ({
      code,
      words: optional(code, words),
      pairs: rules.map((rule) => ({
        about: union(code, rule.about),
        wrong: union(code, rule.wrong),
        gap: rule.gap,
        across: rule.across ?? false,
        unless: optional(code, rule.unless),
      })),
      needs: optional(code, needs === undefined ? undefined : [needs]),
      topics: optional(code, topics === undefined ? undefined : [topics]),
    })),
  }
}

function expression(where: string, source: string, vocabulary: Record<string, string>): RegExp {
  const expanded = source.replace(/\{([a-z]+)\}/g, (_, name: string) => {
    const entry = vocabulary[name]
    if (entry === undefined) {
      throw new Error(
        `词表中没有 {${name}}（类别 ${where}）。The vocabulary has no {${name}} (category ${where}).`,
      )
    }
    return `(?:${entry})`
  })
  try {
    // Without the flag `u`: the words are all in the basic plane, and matching takes half the time.
    return new RegExp(expanded, 'g')
  } catch (error) {
    throw new Error(
      `类别 ${where} 的一条规则不是有效的表达式。A rule of category ${where} is not a valid expression: ${String(error)}`,
      { cause: error },
    )
  }
}
