import Papa from 'papaparse'

export type Delimiter = ',' | '\t' | ';'

/** A CSV as rows of text. Row 0 is what a spreadsheet shows as row 1: quoted line breaks do not start a row. */
export interface CsvTable {
  rows: string[][]
  delimiter: Delimiter
  /** 0-based rows in which a quote is opened and never closed, or followed by stray text. */
  brokenQuotes: number[]
}

/** Reads CSV, TSV or semicolon-separated text. Cells stay text: `0012` and `713752e1` are codes, not numbers. */
export function parseCsv(text: string): CsvTable {
  const hint = /^sep=([,;\t])\r?\n/i.exec(text)
  const body = hint ? text.slice(hint[0].length) : text
  const delimiter = (hint?.[1] as Delimiter | undefined) ?? detectDelimiter(body)
  const { data, errors } = Papa.parse<string[]>(body, { delimiter, skipEmptyLines: false })
  if (data.length > 0 && isEmptyRow(data.at(-1)!)) data.pop()
  const broken = errors.filter((error) => error.type === 'Quotes').map((error) => error.row ?? 0)
  return { rows: data, delimiter, brokenQuotes: [...new Set(broken)].sort((a, b) => a - b) }
}

const isEmptyRow = (row: string[]) => row.length === 1 && row[0] === ''

/** How many records are looked at to tell the delimiter. */
const SAMPLE = 200

/**
 * The delimiter under which most records have the same number of fields, two at least: a saved sheet is a rectangle,
 * while commas and semicolons inside Chinese sentences are not. Ragged files: the one that cuts most.
 */
export function detectDelimiter(text: string): Delimiter {
  let best: { delimiter: Delimiter; share: number; fields: number } = { delimiter: ',', share: 0, fields: 0 }
  const standing = ([',', '\t', ';'] as const).filter((delimiter) => text.includes(delimiter))
  if (standing.length <= 1) return standing[0] ?? ','
  for (const delimiter of standing) {
    const { data } = Papa.parse<string[]>(text, { delimiter, preview: SAMPLE })
    const rows = data.filter((row) => row.some((cell) => cell.trim() !== ''))
    const counts = new Map<number, number>()
    for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1)
    const [fields, times] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [1, 0]
    if (fields < 2) continue
    const share = times / rows.length
    if (share > best.share || (share === best.share && fields > best.fields))
      best = { delimiter, share, fields }
  }
  return best.delimiter
}
