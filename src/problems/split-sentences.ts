const DIGITS = '[一二三四五六七八九十]'

/** 一是 · （一） · (1) · 1. (never 1.5) · 1、 · 一、 · ① · 第一， · 其一， */
const MARKER = `(?:${DIGITS}{1,2}是|[（(](?:${DIGITS}{1,3}|\\d{1,2})[）)]|\\d{1,2}(?:[.．](?!\\d)|、)|${DIGITS}{1,3}、|[①-⑳]|第${DIGITS}{1,2}[，,、是]|其${DIGITS}[，,])`
const STARTS_WITH_MARKER = new RegExp(`^${MARKER}\\s*`, 'u')
/** A marker opens a sentence only behind a break: 一致、统一是… and 第1.标段 are not lists. */
const BEFORE_MARKER = new RegExp(`(?<=[。；;！!？?：:，,\\n])\\s*(?=${MARKER})`, 'u')
const AFTER_END = /(?<=[。；;！!？?][”’」』）)]?)(?![”’」』）)])/u
/** A line of a numbered list that is shorter than this and has no full stop is the title of what follows. */
const LONGEST_TITLE = 30

/**
 * Splits a text of problems or measures into sentences: at 。；！？ and before list markers, which are left out.
 * Line breaks inside a sentence (reports copied from a PDF) are closed, decimals and dates survive, and a
 * numbered title on a line of its own is a sentence.
 */
export function splitSentences(text: string): string[] {
  return joinLines(text)
    .split('\n')
    .flatMap((line) => `\n${line}`.split(BEFORE_MARKER))
    .flatMap((part) => part.trim().split(AFTER_END))
    .map((sentence) =>
      sentence
        .trim()
        .replace(STARTS_WITH_MARKER, '')
        .replace(/[，,]$/u, ''),
    )
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
}

/** Keeps the line breaks that end a sentence or a title, closes the others. */
function joinLines(text: string): string {
  const lines = text
    .split(/\r\n?|\n/u)
    .map((line) => line.trim())
    .filter(Boolean)
  let joined = ''
  let previous = ''
  for (const line of lines) {
    const ended =
      /[。；;！!？?：:]$/u.test(previous) ||
      (STARTS_WITH_MARKER.test(previous) && previous.length <= LONGEST_TITLE && !/[，,、]$/u.test(previous))
    joined += joined === '' ? line : ended || STARTS_WITH_MARKER.test(line) ? `\n${line}` : line
    previous = line
  }
  return joined
}
