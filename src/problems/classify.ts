import { compileTaxonomy, type CompiledCategory, type CompiledPair, type CompiledTaxonomy } from './compile'
import { TAXONOMY, type Taxonomy } from './taxonomy'

/** One category of a sentence, with the words of the sentence that decided it. */
export interface CategoryMatch {
  code: string
  matched: string[]
}

/** A stretch of the text, `end` exclusive. */
interface Span {
  start: number
  end: number
}

const CLAUSE_END = /[，,。；;！!？?：:]/u
const SENTENCE_END = /[。；;！!？?]/u
const OTHER = 'OTHER'
/** A pair with no more characters between is shown as one piece: 资金支付进度滞后. */
const READ_AS_ONE = 3

/**
 * Names the problem categories of a sentence (several where it names several problems), each with the words
 * that decided it, as they stand in the text. `[]` where the text names no problem: 无, praise, a negation
 * (未发现…), a problem reported as solved, or the form's own instruction.
 *
 * `OTHER` is given only where the text plainly names a problem that no other category takes.
 */
export function classify(text: string): CategoryMatch[] {
  return standard(text)
}

/** Builds a classifier from a taxonomy, e.g. one that the officer has edited. */
export function createClassifier(taxonomy: Taxonomy): (text: string) => CategoryMatch[] {
  const compiled = compileTaxonomy(taxonomy)
  return (text) => classifyWith(compiled, text)
}

const standard = createClassifier(TAXONOMY)

function classifyWith(taxonomy: CompiledTaxonomy, original: string): CategoryMatch[] {
  const { text, origin } = withoutSpaces(original)
  if (find(taxonomy.instruction, text).length > 0) return []

  const denied = deniedSpans(taxonomy, text)
  const stands = (span: Span) => !denied.some((other) => overlaps(span, other))
  const evidence = (spans: Span[]) => [
    ...new Set(
      inOrder(spans).map(({ start, end }) => original.slice(origin[start], (origin[end - 1] ?? 0) + 1)),
    ),
  ]

  const result: CategoryMatch[] = []
  for (const category of taxonomy.categories) {
    if (category.code === OTHER) continue
    const spans = decisiveSpans(category, text).filter(stands)
    if (spans.length > 0) result.push({ code: category.code, matched: evidence(spans) })
  }
  if (result.length > 0) return result

  const other = taxonomy.categories.find(({ code }) => code === OTHER)
  const faults = other ? decisiveSpans(other, text).filter(stands) : []
  if (faults.length === 0) return []
  const topic = topicBeside(taxonomy.categories, text, faults)
  return topic
    ? [{ code: topic.code, matched: evidence([topic.subject, topic.fault]) }]
    : [{ code: OTHER, matched: evidence(faults) }]
}

function decisiveSpans({ words, pairs, needs }: CompiledCategory, text: string): Span[] {
  if (needs && find(needs, text).length === 0) return []
  return [...(words ? find(words, text) : []), ...pairs.flatMap((pair) => findPairs(pair, text))]
}

/** The longest subject of any category in the clause of a fault, the first of equals. */
function topicBeside(
  categories: readonly CompiledCategory[],
  text: string,
  faults: readonly Span[],
): { code: string; subject: Span; fault: Span } | null {
  let best: { code: string; subject: Span; fault: Span } | null = null
  for (const fault of faults) {
    const clause = { start: startOf(CLAUSE_END, text, fault.start), end: endOf(CLAUSE_END, text, fault.end) }
    for (const { code, topics } of categories) {
      for (const subject of topics ? find(topics, text) : []) {
        if (subject.start < clause.start || subject.end > clause.end) continue
        const longer = !best || subject.end - subject.start > best.subject.end - best.subject.start
        if (longer) best = { code, subject, fault }
      }
    }
  }
  return best
}

/** Texts from PDFs break lines inside words; the words are sought without the breaks and shown with them. */
function withoutSpaces(original: string): { text: string; origin: number[] } {
  const origin: number[] = []
  let text = ''
  for (let index = 0; index < original.length; index++) {
    const char = original.charAt(index)
    if (/\s/u.test(char)) continue
    origin.push(index)
    text += char
  }
  return { text, origin }
}

/** Where a negation or a "has been put right" takes the problem away again. */
function deniedSpans(taxonomy: CompiledTaxonomy, text: string): Span[] {
  const negated = find(taxonomy.negation, text).map(({ start }) => ({
    start,
    end: endOf(CLAUSE_END, text, start),
  }))
  const resolved = find(taxonomy.resolved, text).map(({ start, end }) => ({
    start: startOf(SENTENCE_END, text, start),
    end,
  }))
  return [...negated, ...resolved]
}

/** Each `about` with the nearest `wrong` behind it; both are evidence. */
function findPairs({ about, wrong, gap, across, unless }: CompiledPair, text: string): Span[] {
  const subjects = find(about, text)
  const wrongs = subjects.length > 0 ? find(wrong, text) : []
  return subjects.flatMap((subject) => {
    const limit = Math.min(endOf(across ? SENTENCE_END : CLAUSE_END, text, subject.end), text.length)
    const fault = wrongs.find(
      ({ start }) => start >= subject.end && start - subject.end <= gap && start < limit,
    )
    if (!fault) return []
    if (unless && find(unless, text.slice(subject.start, fault.end)).length > 0) return []
    return fault.start - subject.end <= READ_AS_ONE
      ? [{ start: subject.start, end: fault.end }]
      : [subject, fault]
  })
}

function find(pattern: RegExp, text: string): Span[] {
  return [...text.matchAll(pattern)]
    .filter(([word]) => word.length > 0)
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
}

function endOf(boundary: RegExp, text: string, from: number): number {
  const offset = text.slice(from).search(boundary)
  return offset < 0 ? text.length : from + offset
}

function startOf(boundary: RegExp, text: string, before: number): number {
  for (let index = before - 1; index >= 0; index--) if (boundary.test(text.charAt(index))) return index + 1
  return 0
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

/** In the order of the text; stretches that overlap or touch are one. */
function inOrder(spans: Span[]): Span[] {
  const merged: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1)
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end)
    else merged.push({ ...span })
  }
  return merged
}
