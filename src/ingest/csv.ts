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
  const { body, delimiter } = delimited(text)
  const { data, errors } = Papa.parse<string[]>(body, { delimiter, skipEmptyLines: false })
  if (data.length > 0 && isEmptyRow(data.at(-1)!)) data.pop()
  const broken = errors.filter((error) => error.type === 'Quotes').map((error) => error.row ?? 0)
  return { rows: data, delimiter, brokenQuotes: [...new Set(broken)].sort((a, b) => a - b) }
}

/** The text without a line that only names the delimiter, as Excel writes it. */
function delimited(text: string): { body: string; delimiter: Delimiter } {
  const hint = /^sep=([,;\t])\r?\n/i.exec(text)
  const body = hint ? text.slice(hint[0].length) : text
  return { body, delimiter: (hint?.[1] as Delimiter | undefined) ?? detectDelimiter(body) }
}

/** What the first part of a long text says of the whole: delimiter and line ends, as `parseCsv` would find them. */
export function csvDialect(head: string): { body: string; delimiter: Delimiter; newline: string } {
  const { body, delimiter } = delimited(head)
  const { meta } = Papa.parse(body, { delimiter, preview: 1 })
  return { body: body.replace(/^\uFEFF/, ''), delimiter, newline: meta.linebreak }
}

/** A row that goes on for so long has a quote that is not closed. */
const LONGEST_ROW = 4_000_000

/** `parseCsv` for a text that comes in parts; the same rows come out, wherever it is cut. */
export class CsvStream {
  /** 0-based, as in `CsvTable`. */
  readonly brokenQuotes: number[] = []
  private rest = ''
  private rows = 0

  constructor(
    private readonly delimiter: Delimiter,
    private readonly newline: string,
  ) {}

  /** Whether it waits for the end of a quote that may never come, and would look for it again with every part. */
  get isStuck(): boolean {
    return this.rest.length > LONGEST_ROW
  }

  /** The rows that are complete. */
  push(text: string): string[][] {
    return this.parse(this.rest + text, true)
  }

  /** The last row, where no line end closes it. */
  end(): string[][] {
    const rows = this.parse(this.rest, false)
    if (rows.length > 0 && isEmptyRow(rows.at(-1)!)) rows.pop()
    return rows
  }

  private parse(text: string, isPart: boolean): string[][] {
    const parser = new Papa.Parser({ delimiter: this.delimiter, newline: this.newline as '\n' })
    const { data, errors, meta } = parser.parse(text, 0, isPart) as Papa.ParseResult<string[]>
    for (const { type, row = 0 } of errors)
      // What is said of a row that is not complete is said again when it is.
      if (type === 'Quotes' && (!isPart || row < data.length) && this.brokenQuotes.at(-1) !== this.rows + row)
        this.brokenQuotes.push(this.rows + row)
    this.rows += data.length
    this.rest = isPart ? text.slice(meta.cursor) : ''
    return data
  }
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
