/** What counts as copied text; shown on the page beside the result. */
export interface CopyRule {
  /** Shorter texts (characters without punctuation and digits) are set phrases: that two use one proves nothing. */
  shortest: number
  /** Share of common three-character pieces from which on two texts are nearly the same, 0 to 1. */
  similar: number
  /** A text that more departments than this share of all use is given by the form or by a circular: no copy. */
  commonShare: number
  /** …but never fewer departments than this. */
  commonLeast: number
}

export const COPY_RULE: CopyRule = { shortest: 26, similar: 0.6, commonShare: 0.1, commonLeast: 4 }

const MARKER =
  /^(?:[一二三四五六七八九十]+是|[(]?[一二三四五六七八九十\d]{1,3}(?:[)、]|[.](?!\d))|第[一二三四五六七八九十]+[,、])/u

/**
 * A text as it is compared: without list marker, punctuation and blanks; every figure is `0`, because new numbers in an old
 * sentence are no new sentence.
 */
export function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .replace(MARKER, '')
    .replace(/\d+(?:[.,]\d+)*/gu, '0')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** Length of the pieces that are compared. */
export const PIECE = 3

/** The distinct pieces of a text as 32-bit hashes (FNV-1a). */
export function pieces(text: string): Set<number> {
  const found = new Set<number>()
  for (let start = 0; start + PIECE <= text.length; start++) {
    let hash = 0x811c9dc5
    for (let i = start; i < start + PIECE; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
    found.add(hash >>> 0)
  }
  return found
}

/** Jaccard: the share of pieces that both have, 0 to 1. */
export function similarity(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  if (a.size === 0 || b.size === 0) return 0
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let both = 0
  for (const piece of small) if (large.has(piece)) both++
  return both / (a.size + b.size - both)
}
