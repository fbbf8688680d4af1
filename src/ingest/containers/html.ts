import { Parser } from 'htmlparser2'
import type { DocumentLine } from './model'
import { spanOf, TableRows } from './table-rows'

const IGNORED = new Set(['script', 'style', 'title', 'head', 'noscript', 'template', 'select', 'xml'])
const BLOCKS = new Set(
  'p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd caption center blockquote pre hr section article header footer form'.split(
    ' ',
  ),
)

interface OpenCell {
  text: string
  columns: number
  rows: number
}

interface OpenTable {
  rows: TableRows
  cell: OpenCell | null
}

/**
 * A web page as rows, from top to bottom as Excel opens it: each row of a table is one, each paragraph outside of tables a
 * row of one cell. Spans are blanks; of nested tables (old systems lay pages out in tables) the inner rows come first.
 * The parser only tokenises: nothing of the page runs or is fetched.
 */
export function htmlRows(html: string): DocumentLine[] {
  const lines: DocumentLine[] = []
  const tables: OpenTable[] = []
  let ignored = 0
  let loose = ''

  const push = (cells: string[], isText: boolean) => {
    if (cells.some((cell) => cell !== '')) lines.push({ row: lines.length + 1, cells, isText })
  }
  const endLoose = () => {
    const text = tidy(loose)
    loose = ''
    if (text !== '') push([text], true)
  }
  const endCell = (table: OpenTable) => {
    if (!table.cell) return
    table.rows.addCell(tidy(table.cell.text), table.cell.columns, table.cell.rows)
    table.cell = null
  }
  const endRow = (table: OpenTable) => {
    endCell(table)
    const row = table.rows.endRow()
    if (row) push(row, false)
  }
  const write = (text: string) => {
    const cell = tables.at(-1)?.cell
    if (cell) cell.text += text
    else if (tables.length === 0) loose += text
  }

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (ignored > 0 || IGNORED.has(name)) {
          ignored++
          return
        }
        const table = tables.at(-1)
        if (name === 'table') {
          endLoose()
          tables.push({ rows: new TableRows(), cell: null })
        } else if (name === 'tr' && table) {
          endRow(table)
          table.rows.startRow()
        } else if ((name === 'td' || name === 'th') && table) {
          endCell(table)
          if (!table.rows.isInRow) table.rows.startRow()
          table.cell = { text: '', columns: spanOf(attributes.colspan), rows: spanOf(attributes.rowspan) }
        } else if (name === 'br' || BLOCKS.has(name)) breakLine()
      },
      ontext(text) {
        // As a browser shows it: blanks of the source are one, hard and ideographic ones stay.
        if (ignored === 0) write(text.replace(/[ \t\r\n\f]+/g, ' ').replaceAll('\u00a0', ' '))
      },
      onclosetag(name) {
        if (ignored > 0) {
          ignored--
          return
        }
        const table = tables.at(-1)
        if (name === 'table' && table) {
          endRow(table)
          tables.pop()
        } else if (name === 'tr' && table) endRow(table)
        else if ((name === 'td' || name === 'th') && table) endCell(table)
        else if (BLOCKS.has(name)) breakLine()
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  function breakLine() {
    if (tables.at(-1)?.cell) write('\n')
    else if (tables.length === 0) endLoose()
  }
  parser.write(html)
  parser.end()
  for (const table of tables) endRow(table)
  endLoose()
  return lines
}

/** Blanks at line ends and empty lines at both ends go. */
function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{2,}/g, '\n')
    .trim()
}
