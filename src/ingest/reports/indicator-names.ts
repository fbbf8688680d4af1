import { labelKind } from './broken-labels'

/** A word in front of the values of a row: in its line, or on a line of its own above it. */
export interface NamePiece {
  text: string
  lines: number[]
  isLineStart: boolean
}

const isLevel1 = (text: string) => /(?:指标|指标?[（(]\d+(?:\.\d+)?分?[）)])$/.test(text)

/** A name is broken only where it fills its column; shorter ones end where they end. */
const SHORTEST_BROKEN = 8

/**
 * Names of the levels, left to right, from the words in front of a row. Level 1 ends in 指标; the last name is level 3, and
 * takes the line above where that is at least as long as the longest whole name (it filled the column and was broken);
 * what is left is level 2.
 * @param levels how many columns of names the table has
 * @param longest length of the longest level-3 name that stands whole in its line
 */
export function assignNames(pieces: readonly NamePiece[], levels: number, longest: number): string[] {
  const rest = pieces.filter(({ text }) => labelKind(text) !== 'side')
  const names = Array<string>(levels).fill('')
  if (rest.length === 0) return names
  if (levels > 1 && rest.length > 1 && isLevel1(rest[0]!.text)) names[0] = rest.shift()!.text
  else if (levels > 1 && rest.length > 2 && isLevel1(rest[0]!.text + rest[1]!.text))
    names[0] = rest.shift()!.text + rest.shift()!.text
  let last = rest.pop()!.text
  const broken = Math.max(SHORTEST_BROKEN, longest)
  while (rest.length > 0 && rest.at(-1)!.isLineStart && rest.at(-1)!.text.length >= broken)
    last = rest.pop()!.text + last
  names[levels - 1] = last
  if (levels < 3) {
    names[0] ||= rest.map(({ text }) => text).join('')
    return names
  }
  if (names[0] === '' && rest.length > 1) names[0] = rest.shift()!.text
  names[levels - 2] = rest.map(({ text }) => text).join('')
  return names
}
