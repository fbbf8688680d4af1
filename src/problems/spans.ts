/** A stretch of a text, `end` exclusive. */
export interface Span {
  start: number
  end: number
}

/** All places where an expression (with the flag `g`) matches something. */
export function find(pattern: RegExp, text: string): Span[] {
  return [...text.matchAll(pattern)]
    .filter(([word]) => word.length > 0)
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
}

/** Where the next boundary stands at or behind `from`; the end of the text where there is none. */
export function endOf(boundary: RegExp, text: string, from: number): number {
  const offset = text.slice(from).search(boundary)
  return offset < 0 ? text.length : from + offset
}

/** Behind the last boundary before `before`; 0 where there is none. */
export function startOf(boundary: RegExp, text: string, before: number): number {
  for (let index = before - 1; index >= 0; index--) if (boundary.test(text.charAt(index))) return index + 1
  return 0
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

/** In the order of the text; stretches that overlap or touch are one. */
export function inOrder(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1)
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end)
    else merged.push({ ...span })
  }
  return merged
}

/** A text without its blanks, and for each character where it stood. */
export interface Compact {
  text: string
  origin: number[]
}

/** Texts from PDFs break lines inside words; the words are sought without the breaks and shown with them. */
export function withoutSpaces(original: string): Compact {
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

/** The pieces of the original that the spans of its compact form cover: each once, in order. */
export function quote(original: string, { origin }: Compact, spans: readonly Span[]): string[] {
  return [
    ...new Set(
      inOrder(spans).map(({ start, end }) => original.slice(origin[start], (origin[end - 1] ?? 0) + 1)),
    ),
  ]
}
