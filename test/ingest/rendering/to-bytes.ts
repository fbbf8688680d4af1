/** Cells → CSV text with every quoting rule of RFC 4180. */
export function toCsv(rows: readonly (readonly string[])[], delimiter: string, newline: string): string {
  const quote = (cell: string) =>
    /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell
  return rows.map((row) => row.map(quote).join(delimiter)).join(newline) + newline
}

export const ENCODINGS = ['UTF-8', 'UTF-8 BOM', 'GB18030', 'UTF-16LE'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** The two-byte characters of GBK, by decoding each pair once: neither browsers nor Node encode it. */
const GBK = new Map<string, [number, number]>()
const decoder = new TextDecoder('gb18030')
for (let high = 0x81; high <= 0xfe; high++)
  for (let low = 0x40; low <= 0xfe; low++)
    if (low !== 0x7f) {
      const char = decoder.decode(new Uint8Array([high, low]))
      if (char.length === 1 && char !== '\uFFFD') GBK.set(char, [high, low])
    }

/** Text in an encoding; UTF-8 where GBK lacks one of its characters. */
export function toBytes(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'UTF-8') return new TextEncoder().encode(text)
  if (encoding === 'UTF-8 BOM') return new TextEncoder().encode(`\uFEFF${text}`)
  if (encoding === 'UTF-16LE') {
    const units = Uint16Array.from([
      0xfeff,
      ...Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)),
    ])
    return new Uint8Array(units.buffer)
  }
  const bytes: number[] = []
  for (const char of text) {
    const pair = char < '\u0080' ? [char.charCodeAt(0)] : GBK.get(char)
    if (!pair) return new TextEncoder().encode(text)
    bytes.push(...pair)
  }
  return Uint8Array.from(bytes)
}
