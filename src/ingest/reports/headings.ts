const CHINESE = '[一二三四五六七八九十]{1,3}'
const LEVELS = [
  new RegExp(`^${CHINESE}[、.．]\\s*(?=\\S)`),
  new RegExp(`^[（(]${CHINESE}[）)][、.．]?\\s*(?=\\S)`),
  /^\d{1,2}(?:[、．]|\.(?!\d))\s*(?=\S)/,
  /^[（(]\d{1,2}[）)]\s*(?=\S)/,
] as const

/** 一、 is 1, （一） is 2, 1. is 3, （1） is 4; null for a text without a number in front. */
export function headingLevel(text: string): number | null {
  const level = LEVELS.findIndex((pattern) => pattern.test(text))
  return level < 0 ? null : level + 1
}

/** A heading of a section: 一、…. */
export const isHeading = (text: string) => headingLevel(text) === 1

/** The text without its number. */
export function withoutNumber(text: string): string {
  for (const pattern of LEVELS) if (pattern.test(text)) return text.replace(pattern, '')
  return text
}
