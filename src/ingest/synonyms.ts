import { labelText } from './normalise'

/**
 * The words for one field, as data (`synonyms/*.json`). `exact`: the whole label; an earlier one is the surer one.
 * `contains`: every word of one of the lists stands in the label; tried after all exact ones, field by field.
 */
export interface Synonyms {
  exact: readonly string[]
  contains?: readonly (readonly string[])[]
}

export interface FieldMatch<F extends string> {
  field: F
  /** Smaller is surer. */
  rank: number
}

/** Labels are short; a sentence that happens to contain a synonym is none. */
const LONGEST_LABEL = 24
/** From this rank on, a match was inferred from words in the label. */
export const BY_CONTENT = 1000

/** Labels repeat in all forms of a batch: what was matched once is remembered, up to this many texts a set. */
const REMEMBERED = 20_000
const remembered = new WeakMap<object, Map<string, FieldMatch<string> | null>>()

/** The field that a header or label names, or null. White space, brackets and numbering in it do not matter. */
export function matchField<F extends string>(
  fields: Record<F, Synonyms>,
  text: string,
): FieldMatch<F> | null {
  // Four times the longest label leaves room for brackets and blanks.
  if (text.length > LONGEST_LABEL * 4) return null
  let known = remembered.get(fields)
  if (!known || known.size >= REMEMBERED) remembered.set(fields, (known = new Map()))
  let match = known.get(text)
  if (match === undefined) known.set(text, (match = findField(fields, text)))
  return match as FieldMatch<F> | null
}

function findField<F extends string>(fields: Record<F, Synonyms>, text: string): FieldMatch<F> | null {
  const label = labelText(text)
  if (label === '' || label.length > LONGEST_LABEL) return null
  const entries = Object.entries(fields) as [F, Synonyms][]
  for (const [field, { exact }] of entries) {
    const rank = exact.indexOf(label)
    if (rank >= 0) return { field, rank }
  }
  // A short sentence is no label either: 预算编制不够细化。 names no 编制.
  if (/[。；，！？;,!?]/.test(label)) return null
  for (const [field, { contains = [] }] of entries)
    if (contains.some((words) => words.every((word) => label.includes(word))))
      return { field, rank: BY_CONTENT }
  return null
}
