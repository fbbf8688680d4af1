import { compileTaxonomy, type CompiledCategory, type CompiledPair, type CompiledTaxonomy } from './compile'
import { endOf, find, overlaps, startOf, type Span } from './spans'
import type { Taxonomy } from './taxonomy'

const CLAUSE_END = /[，,。；;！!？?：:]/u
const SENTENCE_END = /[。；;！!？?]/u
const OTHER = 'OTHER'
/** A pair with no more characters between is shown as one piece: 资金支付进度滞后. */
const READ_AS_ONE = 3

/** What the rules say of a text. */
export interface RuleReading {
  /** The form's own instruction: the whole text is no answer. */
  instruction: boolean
  /** Where a negation or a "has been put right" takes the problem away again. */
  denied: Span[]
  /** Category → the stretches that decided. `OTHER` only where no other category is there. */
  labels: Map<string, Span[]>
}

/** Turns a taxonomy into a reader of texts without blanks. */
export function createRules(taxonomy: Taxonomy): (text: string) => RuleReading {
  const compiled = compileTaxonomy(taxonomy)
  return (text) => readRules(compiled, text)
}

function readRules(taxonomy: CompiledTaxonomy, text: string): RuleReading {
  const labels = new Map<string, Span[]>()
  if (find(taxonomy.instruction, text).length > 0) return { instruction: true, denied: [], labels }

  const denied = deniedSpans(taxonomy, text)
  const stands = (span: Span) => !denied.some((other) => overlaps(span, other))
  for (const category of taxonomy.categories) {
    if (category.code === OTHER) continue
    const spans = decisiveSpans(category, text).filter(stands)
    if (spans.length > 0) labels.set(category.code, spans)
  }
  if (labels.size > 0) return { instruction: false, denied, labels }

  const other = taxonomy.categories.find(({ code }) => code === OTHER)
  const faults = other ? decisiveSpans(other, text).filter(stands) : []
  const topic = faults.length > 0 ? topicBeside(taxonomy.categories, text, faults) : null
  if (topic) labels.set(topic.code, [topic.subject, topic.fault])
  else if (faults.length > 0) labels.set(OTHER, faults)
  return { instruction: false, denied, labels }
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
