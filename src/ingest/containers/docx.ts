import { Parser } from 'htmlparser2'
import { decodeBytes } from '../bytes'
import { Numbering } from './docx-numbering'
import { ContainerError, type DocumentLine, type Opened } from './model'
import { spanOf, TableRows } from './table-rows'
import { Unpacker } from './unpack'

/**
 * A Word document as lines in reading order: each paragraph one, each row of a table one with its cells. Headings that Word
 * numbers by itself (一、（一）) get their numbers, because sections are told by them. Deleted and alternative texts, comments,
 * headers and footers are left out.
 */
export function openDocx(bytes: Uint8Array): Opened {
  const unpacker = new Unpacker(bytes)
  const part = (name: string): string | null => {
    const entry = unpacker.entries.find((candidate) => candidate.name === name)
    if (!entry) return null
    const decoded = decodeBytes(unpacker.unpack(entry))
    if (!('text' in decoded)) throw new ContainerError('file.damaged', { kind: 'DOCX' })
    return decoded.text
  }
  const document = part('word/document.xml')
  if (document === null) throw new ContainerError('file.damaged', { kind: 'DOCX' })
  const numbering = new Numbering(part('word/numbering.xml') ?? '', part('word/styles.xml') ?? '')
  return { encoding: 'DOCX', sheets: [], lines: documentLines(document, numbering), notes: [] }
}

/** Their text is not what the document says: fallbacks of drawings, deletions, the instructions of fields. */
const IGNORED = new Set(['mc:Fallback', 'w:del', 'w:moveFrom', 'w:instrText', 'w:delText', 'w:pict'])

interface OpenCell {
  paragraphs: string[]
  columns: number
  merge: 'none' | 'start' | 'continued'
}

function documentLines(xml: string, numbering: Numbering): DocumentLine[] {
  const lines: DocumentLine[] = []
  const tables: { rows: TableRows; cell: OpenCell | null }[] = []
  let ignored = 0
  let isText = false
  let paragraph = ''
  let style: string | null = null
  let list: { id: string; level: string } | null = null

  const push = (cells: string[], isProse: boolean) =>
    lines.push({ row: lines.length + 1, cells, isText: isProse })
  const endParagraph = () => {
    const number = numbering.next(style, list)
    const text = paragraph.trim() === '' ? '' : `${number}${paragraph}`.trim()
    paragraph = ''
    const cell = tables.at(-1)?.cell
    if (cell) cell.paragraphs.push(text)
    else if (tables.length === 0) for (const line of text.split('\n')) push([line.trim()], true)
  }
  const open: Record<string, (attributes: Record<string, string>) => void> = {
    'w:tbl': () => tables.push({ rows: new TableRows(), cell: null }),
    'w:tr': () => tables.at(-1)?.rows.startRow(),
    'w:tc': () => {
      const table = tables.at(-1)
      if (table) table.cell = { paragraphs: [], columns: 1, merge: 'none' }
    },
    'w:gridSpan': (attributes) => {
      const cell = tables.at(-1)?.cell
      if (cell) cell.columns = spanOf(attributes['w:val'])
    },
    'w:vMerge': (attributes) => {
      const cell = tables.at(-1)?.cell
      if (cell) cell.merge = attributes['w:val'] === 'restart' ? 'start' : 'continued'
    },
    'w:p': () => {
      paragraph = ''
      style = null
      list = null
    },
    'w:pStyle': (attributes) => (style = attributes['w:val'] ?? null),
    'w:ilvl': (attributes) => (list = { id: list?.id ?? '', level: attributes['w:val'] ?? '0' }),
    'w:numId': (attributes) => (list = { level: list?.level ?? '0', id: attributes['w:val'] ?? '' }),
    'w:t': () => (isText = true),
    'w:tab': () => (paragraph += '\t'),
    'w:br': () => (paragraph += '\n'),
    'w:cr': () => (paragraph += '\n'),
    'w:noBreakHyphen': () => (paragraph += '-'),
  }
  const close: Record<string, () => void> = {
    'w:t': () => (isText = false),
    'w:p': endParagraph,
    'w:tc': () => {
      const table = tables.at(-1)
      if (!table?.cell) return
      const { paragraphs, columns, merge } = table.cell
      // Word gives each covered cell of a vertical merge; what stands in them is not shown.
      table.rows.addCell(merge === 'continued' ? '' : paragraphs.join('\n').trim(), columns, 1)
      table.cell = null
    },
    'w:tr': () => {
      const row = tables.at(-1)?.rows.endRow()
      if (row && tables.length === 1) push(row, false)
      // A table inside a cell is text of that cell.
      else if (row) tables.at(-2)!.cell?.paragraphs.push(row.join(' '))
    },
    'w:tbl': () => tables.pop(),
  }
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (ignored > 0 || IGNORED.has(name)) ignored++
        else open[name]?.(attributes)
      },
      ontext(text) {
        if (ignored === 0 && isText) paragraph += text
      },
      onclosetag(name) {
        if (ignored > 0) ignored--
        else close[name]?.()
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.write(xml)
  parser.end()
  return lines
}
