import { clausesOf, type Clause } from './model/clauses'
import { ANY, createModel, type LinearModel, type StoredModel } from './model/linear-model'
import stored from './model/weights.json'
import { createRules, type RuleReading } from './rules'
import { quote, withoutSpaces, type Span } from './spans'
import { TAXONOMY, type Taxonomy } from './taxonomy'

/** One category of a sentence, with the words of the sentence that decided it. */
export interface CategoryMatch {
  code: string
  matched: string[]
}

/** How rules and model are weighed against each other, in log-odds; found by cross-validation (README). */
export interface Weighing {
  /** What a rule adds to its category. */
  rule: number
  /** What a rule of OTHER (a plain fault without a subject) adds. */
  faultRule: number
  /** What is taken from the categories that no rule names while a rule names another. */
  unnamed: number
  /** What any rule adds to "names a problem". */
  ruleForAny: number
  /** Below this "names a problem" nothing stands. */
  noProblem: number
  /** A category stands from here on. */
  enough: number
  /** Where nothing stands and "names a problem" is above this, the best category does… */
  plainProblem: number
  /** …from here on, else OTHER. */
  best: number
}
export const WEIGHING: Weighing = {
  rule: 3,
  faultRule: 0.5,
  unnamed: 1,
  ruleForAny: 2,
  noProblem: -2,
  enough: 0,
  plainProblem: 1.5,
  best: -3,
}

const OTHER = 'OTHER'

/**
 * Names the problem categories of a sentence (several where it names several problems), each with the words
 * that decided it, as they stand in the text. `[]` where the text names no problem: 无, praise, a negation
 * (未发现…), a problem reported as solved, or the form's own instruction.
 *
 * `OTHER` is given only where the text plainly names a problem that no other category takes.
 */
export function classify(text: string): CategoryMatch[] {
  standard ??= createClassifier(TAXONOMY)
  return standard(text)
}
// Made on first use: who only wants the names of the categories never unpacks the model.
let standard: ((text: string) => CategoryMatch[]) | undefined

/**
 * From now on `classify` goes by this taxonomy: for a worker that is told the officer's own one with its task.
 * @param taxonomy `null` = the shipped one
 */
export function classifyBy(taxonomy: Taxonomy | null): void {
  standard = taxonomy ? createClassifier(taxonomy) : undefined
}
let standardModel: LinearModel | undefined

/**
 * Builds a classifier from a taxonomy, e.g. one that the officer has edited: what differs from the shipped taxonomy
 * decides alone, the model has no say in it.
 *
 * @param model another model than the shipped one; `null` = rules alone
 */
export function createClassifier(
  taxonomy: Taxonomy,
  model?: StoredModel | null,
  weighing: Weighing = WEIGHING,
): (text: string) => CategoryMatch[] {
  const rules = createRules(taxonomy)
  const own = createRules(withoutShipped(taxonomy))
  const linear =
    model === null
      ? null
      : model
        ? createModel(model)
        : (standardModel ??= createModel(stored as StoredModel))
  const order = taxonomy.categories.map(({ code }) => code)

  return (original) => {
    const compact = withoutSpaces(original)
    const reading = rules(compact.text)
    if (reading.instruction) return []
    const decided = linear ? weigh(compact.text, reading, linear, weighing, order) : reading.labels
    for (const [code, spans] of own(compact.text).labels) {
      if (code === OTHER) continue
      decided.delete(OTHER)
      decided.set(code, [...(decided.get(code) ?? []), ...spans])
    }
    return order.flatMap((code) => {
      const spans = decided.get(code)
      return spans ? [{ code, matched: quote(original, compact, spans) }] : []
    })
  }
}

/** Category → evidence, after rules and model were heard. */
function weigh(
  text: string,
  { labels, denied }: RuleReading,
  model: LinearModel,
  weighing: Weighing,
  order: readonly string[],
): Map<string, Span[]> {
  const clauses = clausesOf(text, denied)
  const opinions = model.read(clauses)
  const named = labels.size > 0 && !labels.has(OTHER)
  const scored = order.map((code) => {
    const index = model.categories.indexOf(code)
    const opinion = opinions[index]
    const ruled = labels.has(code)
    // A category that the model never met: its rules decide alone.
    if (!opinion) return { code, score: ruled ? Infinity : -Infinity, spans: labels.get(code) ?? [] }
    const push = ruled ? (code === OTHER ? weighing.faultRule : weighing.rule) : named ? -weighing.unnamed : 0
    const spans = labels.get(code) ?? [evidenceOf(model, clauses[opinion.clause]!, index)]
    return { code, score: opinion.score + push, spans }
  })
  const stand = (some: typeof scored) => new Map(some.map(({ code, spans }) => [code, spans]))

  const any = opinions[model.categories.indexOf(ANY)]
  const problem = (any?.score ?? -Infinity) + (labels.size > 0 ? weighing.ruleForAny : 0)
  if (problem < weighing.noProblem) return stand(scored.filter(({ score }) => score === Infinity))
  const standing = scored.filter(({ score }) => score > weighing.enough)
  const specific = standing.filter(({ code }) => code !== OTHER)
  if (specific.length > 0) return stand(specific)
  if (standing.length > 0) return stand(standing)
  if (problem <= weighing.plainProblem || scored.length === 0) return new Map()
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
  return stand(best.score > weighing.best ? [best] : scored.filter(({ code }) => code === OTHER))
}

function evidenceOf(model: LinearModel, clause: Clause, category: number): Span {
  return model.evidence(clause, category) ?? { start: clause.at[0]!, end: clause.at.at(-1)! + 1 }
}

/** The taxonomy with only what the shipped one does not have: words and rules that an officer added. */
function withoutShipped(taxonomy: Taxonomy): Taxonomy {
  const shipped = new Map(TAXONOMY.categories.map((category) => [category.code, category]))
  return {
    ...taxonomy,
    categories: taxonomy.categories.map((category) => {
      const before = shipped.get(category.code)
      if (!before) return category
      const words = category.words.filter((word) => !before.words.includes(word))
      const ruled = new Set(before.rules.map((rule) => JSON.stringify(rule)))
      const rules = category.rules.filter((rule) => !ruled.has(JSON.stringify(rule)))
      return { ...category, topics: undefined, words, rules }
    }),
  }
}
