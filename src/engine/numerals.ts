const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const PLACES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/**
 * A whole number below 10,000 in Chinese numerals: `九十五` → 95, `一百` → 100.
 * @returns null for anything else.
 */
export function parseChineseNumeral(text: string): number | null {
  if (!/^[零〇一二两三四五六七八九十百千]+$/.test(text)) return null
  let total = 0
  let digit: number | null = null
  let lastPlace = 10_000
  for (const character of text) {
    const place = PLACES[character]
    if (place === undefined) {
      const next = DIGITS[character]!
      if (digit !== null && digit !== 0) return null
      digit = next
    } else {
      if (place >= lastPlace) return null
      total += (digit ?? 1) * place
      lastPlace = place
      digit = null
    }
  }
  return total + (digit ?? 0)
}
