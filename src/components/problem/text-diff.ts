import { diffArrays } from 'diff'

/** A stretch of a text: the same on both sides, or on one side alone. */
export interface DiffPart {
  text: string
  changed: boolean
}

/** Longer texts are shown as they are: the marks of thousands of characters would tell nobody anything. */
const LONGEST = 4000
/** A figure changes as a whole: 17 → 11, not the 7. */
const PIECE = /\d+(?:\.\d+)?|[\s\S]/gu

/** Two texts as they differ, character by character as Chinese is read: each side with what the other does not have. */
export function diffSides(before: string, after: string): { before: DiffPart[]; after: DiffPart[] } {
  if (before.length > LONGEST || after.length > LONGEST) {
    const changed = before !== after
    return { before: [{ text: before, changed }], after: [{ text: after, changed }] }
  }
  const sides = { before: [] as DiffPart[], after: [] as DiffPart[] }
  for (const { value, added, removed } of diffArrays(before.match(PIECE) ?? [], after.match(PIECE) ?? [])) {
    const text = value.join('')
    if (!added) sides.before.push({ text, changed: removed })
    if (!removed) sides.after.push({ text, changed: added })
  }
  return sides
}
