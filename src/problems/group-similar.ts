import { withoutSpaces } from './spans'

/** Sentences that share a wording that no other category knows: a category that may be missing. */
export interface SentenceGroup {
  /** The longest words that all of them share; they are what would recognise the category. */
  phrase: string
  texts: string[]
}

const SHORTEST = 3
const LONGEST = 8
const LEAST_TEXTS = 2
const MOST_GROUPS = 12
/** Words that stand in any sentence and tell nothing: phrases end at them. */
const COMMON =
  /部分|有关|相关|一定|进一步|工作|单位|项目|问题|情况|存在|方面|年度|本年|我局|我们|导致|由于|因为|主要|目前|需要|以及|[的了等和与及]/gu

/**
 * Groups sentences by the words that they share, the largest group first; each sentence is in one group. Deterministic, and
 * the reason of each group is its phrase.
 *
 * @param texts as they stand; equal ones count once
 */
export function groupSimilar(texts: readonly string[]): SentenceGroup[] {
  const distinct = [...new Set(texts)]
  const holders = new Map<string, Set<number>>()
  for (const [index, text] of distinct.entries())
    for (const phrase of phrasesOf(withoutSpaces(text).text)) {
      const among = holders.get(phrase) ?? new Set<number>()
      holders.set(phrase, among.add(index))
    }
  const shared = [...holders].filter(([, among]) => among.size >= LEAST_TEXTS)
  const free = new Set(distinct.keys())
  const groups: SentenceGroup[] = []
  while (groups.length < MOST_GROUPS) {
    let best: { phrase: string; members: number[]; score: number } | null = null
    for (const [phrase, among] of shared) {
      const members = [...among].filter((index) => free.has(index))
      if (members.length < LEAST_TEXTS) continue
      // A longer phrase is worth a few sentences less: 停车位 names a thing, 不方便 does not.
      const score = members.length * (phrase.length - 1)
      if (!best || score > best.score || (score === best.score && phrase < best.phrase))
        best = { phrase, members, score }
    }
    if (!best) break
    for (const index of best.members) free.delete(index)
    groups.push({ phrase: best.phrase, texts: best.members.map((index) => distinct[index]!) })
  }
  return groups.sort((a, b) => b.texts.length - a.texts.length)
}

/** The stretches of Chinese characters of a text that may be words. */
function phrasesOf(text: string): Set<string> {
  const found = new Set<string>()
  for (const [stretch] of text.replace(COMMON, ' ').matchAll(/\p{Script=Han}+/gu))
    for (let length = SHORTEST; length <= LONGEST; length++)
      for (let start = 0; start + length <= stretch.length; start++)
        found.add(stretch.slice(start, start + length))
  return found
}
