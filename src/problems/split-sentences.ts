/** Splits a text into sentences; decimals survive. */
export function splitSentences(text: string): string[] {
  return text
    .split(/(?<=[。；！？])|\n+/u)
    .map((part) => part.trim())
    .filter(Boolean)
}
