import { overlaps, type Span } from '../spans'

/** One clause as the model reads it, and where each of its characters stands in the text. */
export interface Clause {
  text: string
  at: number[]
}

const BREAK = /[，,。；;！!？?：:]/u
/** Signs that quote or set off, and carry nothing. */
const SILENT = /[“”"‘’'《》「」『』]/u
/** From this percentage on a rate is a good one; the model sees 高% or 低%, not the digits. */
const HIGH_PERCENT = 90
const NUMBER = /^\d+(?:\.\d+)?/u

/**
 * Cuts a text without blanks into clauses for the model: stretches that were taken back (negation, put right) are left
 * out, figures become `0`, percentages 高% or 低%.
 */
export function clausesOf(text: string, denied: readonly Span[] = []): Clause[] {
  const clauses: Clause[] = []
  let clause: Clause = { text: '', at: [] }
  const close = () => {
    if (clause.text !== '') clauses.push(clause)
    clause = { text: '', at: [] }
  }
  const add = (chars: string, index: number) => {
    for (const char of chars) {
      clause.text += char
      clause.at.push(index)
    }
  }
  for (let index = 0; index < text.length; index++) {
    const char = text.charAt(index)
    if (BREAK.test(char) || denied.some((span) => overlaps(span, { start: index, end: index + 1 }))) close()
    else if (/\d/u.test(char)) {
      const [number = char] = NUMBER.exec(text.slice(index)) ?? []
      const percent = /[%％]/u.test(text.charAt(index + number.length))
      if (percent) add(Number(number) >= HIGH_PERCENT ? '高' : '低', index)
      else add('0', index)
      index += number.length - 1
    } else if (char === '％') add('%', index)
    else if (!SILENT.test(char)) add(char, index)
  }
  close()
  return clauses
}

/** Longest piece that the model knows. */
export const LONGEST_GRAM = 3

/** The pieces of one to three characters of a clause, its two ends marked `^` and `$`; each once, with its first place. */
export function gramsOf(clause: string): Map<string, number> {
  const marked = `^${clause}$`
  const grams = new Map<string, number>()
  for (let length = 1; length <= LONGEST_GRAM; length++) {
    for (let start = 0; start + length <= marked.length; start++) {
      const gram = marked.slice(start, start + length)
      if (!grams.has(gram)) grams.set(gram, start)
    }
  }
  return grams
}
