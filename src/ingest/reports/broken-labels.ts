import { labelText } from '../normalise'
import { matchField, type Synonyms } from '../synonyms'
import budget from '../synonyms/budget.json'
import head from '../synonyms/head.json'
import indicator from '../synonyms/indicator.json'
import regions from '../synonyms/regions.json'
import type { JoinedLine } from './text-table'

const LABELS: readonly [Record<string, Synonyms>, string | null][] = [
  [regions, null],
  [head, 'head'],
  [budget, 'budget'],
  [indicator, 'indicator'],
]

/** What a text is a label of: a region of text by its name, else the part of the table; null for no label. */
export function labelKind(text: string): string | null {
  for (const [fields, name] of LABELS) {
    const match = matchField(fields, text)
    if (match) return name ?? match.field
  }
  return null
}

/** Whether a text is a label word for word, rather than one that holds the words of one. */
const isWholeLabel = (text: string) =>
  LABELS.some(([fields]) => Object.values(fields).some(({ exact }) => exact.includes(labelText(text))))

/** More lines than this no label is broken over. */
const MOST_PIECES = 4

/**
 * Labels in narrow columns are broken (`部门整体支` / `出情况`): lines are joined where the last word of one and the first of
 * the next make a label that the first alone is not. What follows on the second line stays on a line of its own, unless the
 * label is that of a name.
 */
export function joinBrokenLabels(lines: readonly JoinedLine[]): JoinedLine[] {
  const joined: JoinedLine[] = []
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    const last = line.tokens.at(-1) ?? ''
    const found = labelKind(last) === null || isHeader(line.tokens) ? completed(lines, i, last) : null
    if (!found) {
      joined.push(line)
      continue
    }
    const { label, until, rest } = found
    const own = lines.slice(i, until + 1).flatMap((piece) => piece.lines)
    const stays = rest.length > 0 && labelKind(label) !== 'head'
    joined.push({
      position: line.position,
      lines: stays ? own.slice(0, -1) : own,
      tokens: [...line.tokens.slice(0, -1), label, ...(stays ? [] : rest)],
    })
    if (stays) joined.push({ position: lines[until]!.position, lines: lines[until]!.lines, tokens: rest })
    i = until
  }
  return joined
}

/** In a header the last word may be a label that goes on: `偏差原因分析` / `及改进措施`. */
const isHeader = (tokens: readonly string[]) =>
  tokens.length >= 3 && tokens.every((token) => labelKind(token) !== null)

function completed(lines: readonly JoinedLine[], from: number, first: string) {
  let text = first
  if (!/^[（(]?\p{Script=Han}/u.test(first) || labelText(first).length > 12) return null
  for (let i = from + 1; i < Math.min(lines.length, from + MOST_PIECES); i++) {
    const [next, ...rest] = lines[i]!.tokens
    if (next === undefined || labelKind(next) !== null || next.length > 8) return null
    text += next
    if (isWholeLabel(text)) return { label: text, until: i, rest }
    if (rest.length > 0) return null
  }
  return null
}
