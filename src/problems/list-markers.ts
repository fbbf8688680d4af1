const HAN = '一二三四五六七八九十'

/** The ways in which forms and reports count up, each told from the others: a list nests in one of another kind. */
const KINDS: readonly [kind: string, pattern: string][] = [
  ['一是', `([${HAN}]{1,2})是`],
  ['（一）', `[（(]([${HAN}]{1,3})[）)]`],
  ['（1）', '[（(](\\d{1,2})[）)]'],
  ['1.', '(\\d{1,2})(?:[.．](?!\\d)|[、)）])'],
  ['一、', `([${HAN}]{1,3})、`],
  ['①', '([①-⑳])'],
  ['第一，', `第([${HAN}]{1,2})[，,、是：:]`],
  ['其一，', `其([${HAN}])[，,：:]`],
]
/** These begin an item behind a comma too: 一是预算不准，二是支付慢. */
const SPOKEN: ReadonlySet<string> = new Set(['一是', '第一，', '其一，'])
const MARKER = new RegExp(KINDS.map(([, pattern]) => pattern).join('|'), 'gu')
const BLANK = /[^\S\n]/u
const BREAK = /[。；;！!？?：:\n]/u

/** A list marker in a text. */
export interface ListMarker {
  kind: string
  /** 1 for 一是, （一）, 1. … */
  number: number
  /** Where it begins, and where the item's own words do. */
  at: number
  from: number
}

/** The markers of a text that stand at its beginning or behind a break: 一致、统一是… and 第1.标段 are none. */
export function listMarkers(text: string): ListMarker[] {
  return [...text.matchAll(MARKER)].flatMap((match) => {
    const group = match.findIndex((part, index) => index > 0 && part !== undefined)
    const kind = KINDS[group - 1]![0]
    let before = match.index - 1
    while (before >= 0 && BLANK.test(text[before]!)) before--
    const last = text[before]
    if (last !== undefined && !BREAK.test(last) && !(SPOKEN.has(kind) && /[，,]/u.test(last))) return []
    const from = match.index + match[0].length
    return [{ kind, number: valueOf(match[group]!), at: match.index, from }]
  })
}

/** 三 → 3, 十二 → 12, ⑤ → 5, 7 → 7. */
function valueOf(digits: string): number {
  if (/^\d/u.test(digits)) return Number(digits)
  if (/^[①-⑳]/u.test(digits)) return digits.charCodeAt(0) - 0x2460 + 1
  const [tens, ones] = digits.includes('十') ? digits.split('十') : ['0', digits]
  const value = (digit: string, empty: number) => (digit ? HAN.indexOf(digit) + 1 : empty)
  return tens === '0' ? value(ones!, 0) : value(tens!, 1) * 10 + value(ones!, 0)
}

/**
 * The markers of the outermost list: the kind of the first, counted on by one. `[]` where a single marker stands somewhere
 * in the middle: that is no list.
 */
export function outerList(text: string): ListMarker[] {
  const markers = listMarkers(text)
  const first = markers.find(({ number }) => number === 1) ?? markers.find(({ at }) => at === 0)
  if (!first) return []
  const list = [first]
  for (const marker of markers)
    if (marker.at > first.at && marker.kind === first.kind && marker.number === list.at(-1)!.number + 1)
      list.push(marker)
  return list.length > 1 || first.at === 0 ? list : []
}
