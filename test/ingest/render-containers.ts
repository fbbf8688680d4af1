import { utils, write, type BookType, type CellObject, type WorkSheet } from '@e965/xlsx'
import { strToU8, zipSync } from 'fflate'
import { crc32 } from '../../src/ingest/containers/unpack'

/** Tables as the files that offices send: written by libraries and by hand, to be read back equal. */

/** Numbers as numbers with a format that shows just this text; everything else as text. */
function typedCell(text: string): CellObject {
  const percent = /^(-?\d+)(\.\d+)?%$/.exec(text)
  if (percent) {
    const decimals = '0'.repeat((percent[2] ?? '.').length - 1)
    return { t: 'n', v: Number(text.slice(0, -1)) / 100, z: decimals ? `0.${decimals}%` : '0%' }
  }
  if (/^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/.test(text)) return { t: 'n', v: Number(text) }
  const fixed = /^-?(?:0|[1-9]\d*)\.(\d+)$/.exec(text)
  if (fixed) return { t: 'n', v: Number(text), z: `0.${'0'.repeat(fixed[1]!.length)}` }
  const grouped = /^\d{1,3}(?:,\d{3})+(?:\.(\d+))?$/.exec(text)
  if (grouped)
    return {
      t: 'n',
      v: Number(text.replaceAll(',', '')),
      z: grouped[1] ? `#,##0.${'0'.repeat(grouped[1].length)}` : '#,##0',
    }
  return { t: 's', v: text }
}

export interface WorkbookOptions {
  /** Numbers as numbers (else all cells are text). */
  typed?: boolean
  /** Blanks to the right of a cell are merged with it, and hold a stale value that nobody sees. */
  merged?: boolean
  /** Blanks below the labels at the left are merged with them, as every form has it. */
  mergedDown?: boolean
}

interface Spanned {
  r: number
  c: number
  text: string
  columns: number
  rows: number
}

/** Columns at the left in which labels and levels stand. */
const LABELS = 3

/** The cells of a table with what each spans, left to right and from top to bottom. */
export function spansOf(
  rows: readonly (readonly string[])[],
  { merged = true, mergedDown = false }: Pick<WorkbookOptions, 'merged' | 'mergedDown'>,
): Spanned[][] {
  const covered = rows.map(() => new Set<number>())
  const isFree = (r: number, c: number) => rows[r]![c] === '' && !covered[r]!.has(c)
  return rows.map((cells, r) =>
    cells.flatMap((text, c) => {
      if (covered[r]!.has(c)) return []
      let last = c
      while (merged && text !== '' && last + 1 < cells.length && isFree(r, last + 1)) last++
      let bottom = r
      const goesOn = (below: number) => {
        const next = rows[below]
        // A label further left begins something new; a blank row ends what stands above it.
        if (!next || next.slice(0, c).some((cell) => cell !== '')) return false
        return next.some((cell) => cell !== '') && columnsOf(c, last).every((at) => isFree(below, at))
      }
      while (mergedDown && text !== '' && last < LABELS && goesOn(bottom + 1)) bottom++
      for (let row = r; row <= bottom; row++) for (const at of columnsOf(c, last)) covered[row]!.add(at)
      return [{ r, c, text, columns: last - c + 1, rows: bottom - r + 1 }]
    }),
  )
}

const columnsOf = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i)

export function sheetOf(rows: readonly (readonly string[])[], options: WorkbookOptions = {}): WorkSheet {
  const sheet: WorkSheet = {}
  const merges: { s: { r: number; c: number }; e: { r: number; c: number } }[] = []
  const width = Math.max(1, ...rows.map((cells) => cells.length))
  for (const { r, c, text, columns, rows: down } of spansOf(rows, { merged: false, ...options }).flat()) {
    if (text === '') continue
    sheet[utils.encode_cell({ r, c })] = options.typed ? typedCell(text) : { t: 's', v: text }
    if (columns === 1 && down === 1) continue
    const e = { r: r + down - 1, c: c + columns - 1 }
    merges.push({ s: { r, c }, e })
    sheet[utils.encode_cell(e)] = { t: 's', v: '旧值' }
  }
  sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: rows.length - 1, c: width - 1 } })
  if (merges.length > 0) sheet['!merges'] = merges
  return sheet
}

/** A workbook of one or several sheets, by name. */
export function workbookBytes(
  sheets: Record<string, WorkSheet>,
  bookType: BookType,
  hidden: readonly string[] = [],
): Uint8Array {
  const book = utils.book_new()
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name)
  book.Workbook = {
    Sheets: Object.keys(sheets).map((name) => ({ name, Hidden: hidden.includes(name) ? 1 : 0 })),
  }
  return new Uint8Array(write(book, { type: 'array', bookType, compression: true }) as ArrayBuffer)
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** A table as old systems export it with the name `.xls`. Blanks to the right of a cell become its `colspan`. */
export function htmlTable(
  rows: readonly (readonly string[])[],
  charset = 'utf-8',
  mergedDown = false,
): string {
  const body = spansOf(rows, { mergedDown }).map((cells) => {
    const row = cells.map(({ text, columns, rows: down }) => {
      const spans = `${columns > 1 ? ` colspan=${columns}` : ''}${down > 1 ? ` rowspan=${down}` : ''}`
      return `<td${spans} x:str>${escaped(text)
        .replace(/ {2,}/g, (blanks) => '&nbsp;'.repeat(blanks.length))
        .replaceAll('\n', '<br>')}</td>`
    })
    return `<tr>${row.join('')}`
  })
  return `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv=Content-Type content="text/html; charset=${charset}"><style>td{mso-number-format:"\\@"}</style><script>alert(1)</script></head><body><table border=1>${body.join('\r\n')}</table></body></html>`
}

/** A paragraph, or the rows of a table. */
export type DocxBlock = string | readonly (readonly string[])[]

/** A Word document; in its tables, blanks to the right of a cell become its `gridSpan`. */
export function docxBytes(blocks: readonly DocxBlock[]): Uint8Array {
  const paragraph = (text: string) =>
    `<w:p><w:r><w:t xml:space="preserve">${escaped(text).replaceAll('\n', '</w:t><w:br/><w:t xml:space="preserve">')}</w:t></w:r></w:p>`
  const row = (cells: readonly string[]) => {
    let xml = ''
    for (let column = 0; column < cells.length; column++) {
      let span = 1
      while (cells[column] !== '' && column + span < cells.length && cells[column + span] === '') span++
      xml += `<w:tc><w:tcPr>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}</w:tcPr>${paragraph(cells[column]!)}</w:tc>`
      column += span - 1
    }
    return `<w:tr>${xml}</w:tr>`
  }
  const body = blocks
    .map((block) =>
      typeof block === 'string' ? paragraph(block) : `<w:tbl>${block.map(row).join('')}</w:tbl>`,
    )
    .join('')
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
  })
}

export interface ZipMember {
  /** Bytes of the name, as a Chinese Windows writes them: GBK, and no flag for UTF-8. */
  name: Uint8Array | string
  content: Uint8Array
  encrypted?: boolean
  /** What the directory says of its size, where that is a lie. */
  declared?: number
  method?: number
  packed?: Uint8Array
}

/** A ZIP by hand, so that names can be in GBK and sizes can lie. */
export function zipBytes(members: readonly ZipMember[]): Uint8Array {
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const { name, content, encrypted, declared, method = 0, packed = content } of members) {
    const raw = typeof name === 'string' ? strToU8(name) : name
    const fields = (view: DataView, at: number) => {
      view.setUint16(at, 20, true)
      view.setUint16(at + 2, (encrypted ? 1 : 0) | (typeof name === 'string' ? 0x800 : 0), true)
      view.setUint16(at + 4, method, true)
      view.setUint32(at + 10, crc32(content), true)
      view.setUint32(at + 14, packed.length, true)
      view.setUint32(at + 18, declared ?? content.length, true)
      view.setUint16(at + 22, raw.length, true)
    }
    const local = new DataView(new ArrayBuffer(30))
    local.setUint32(0, 0x04034b50, true)
    fields(local, 4)
    const central = new DataView(new ArrayBuffer(46))
    central.setUint32(0, 0x02014b50, true)
    fields(central, 6)
    central.setUint32(42, offset, true)
    parts.push(new Uint8Array(local.buffer), raw, packed)
    directory.push(new Uint8Array(central.buffer), raw)
    offset += 30 + raw.length + packed.length
  }
  const end = new DataView(new ArrayBuffer(22))
  end.setUint32(0, 0x06054b50, true)
  end.setUint16(8, members.length, true)
  end.setUint16(10, members.length, true)
  end.setUint32(
    12,
    directory.reduce((total, part) => total + part.length, 0),
    true,
  )
  end.setUint32(16, offset, true)
  return new Uint8Array(Buffer.concat([...parts, ...directory, new Uint8Array(end.buffer)]))
}

let gbkTable: Map<string, number[]> | null = null

/** GBK of a text: the inverse of the platform's decoder, which has no encoder. */
export function gbk(text: string): Uint8Array {
  if (!gbkTable) {
    gbkTable = new Map()
    const decoder = new TextDecoder('gb18030')
    for (let high = 0x81; high <= 0xfe; high++)
      for (let low = 0x40; low <= 0xfe; low++) {
        if (low === 0x7f) continue
        const char = decoder.decode(new Uint8Array([high, low]))
        if (char.length === 1 && !gbkTable.has(char)) gbkTable.set(char, [high, low])
      }
  }
  const bytes: number[] = []
  for (const char of text) {
    const code = char.codePointAt(0)!
    const known = code < 0x80 ? [code] : gbkTable.get(char)
    if (!known) throw new Error(`not in GBK: ${char}`)
    bytes.push(...known)
  }
  return new Uint8Array(bytes)
}
