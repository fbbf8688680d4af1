import type { SelfEvaluation } from '@/engine'
import type { DocumentLine } from '../containers/model'
import type { Assembly } from '../lists/assembly'
import type { SourceSheet } from '../model'
import { readSheet, type SheetReading } from '../read-sheet'
import { makeGrid } from '../grid'
import { recogniseHeadRow } from '../recognisers/head'
import { recogniseTitle } from '../recognisers/title'
import { unitOf } from '../recognisers/unit'
import { yearIn } from '../recognisers/year'
import { isReport, readReport, type ReportReading } from './read-report'
import { findTextTable, type RebuiltRow } from './text-table'

/** What came of a document that is a report, or a table printed as text. */
export interface DocumentReading {
  /** Null where there is no prose: a table alone. */
  report: ReportReading | null
  /** The tables in it that were recognised. */
  tables: SheetReading[]
  /** Lines with text, and those of them that were rejected. */
  rowsRead: number
  rowsRejected: number
  /** The prose, to be shown. */
  prose: SourceSheet[]
}

/** The name under which the table of a report is kept; rows are the lines of the document. */
const TABLE = '附表'

/**
 * Reads the lines of a document: its prose, and the tables in it, whether Word gave them as tables or a printer as
 * plain text. Null where it is neither a report nor holds a table that was printed: then it may be a sheet.
 */
export function readDocument(
  lines: readonly DocumentLine[],
  file: string,
  assembly: Assembly,
): DocumentReading | null {
  const filled = lines.filter((line) => line.cells.join('').trim() !== '')
  const reads = isReport(lines)
  if (!reads && filled.some((line) => !line.isText)) return null
  const { tables, used, rejected } = filled.some((line) => !line.isText)
    ? givenTables(lines, file, assembly)
    : printedTable(lines, file, assembly)
  if (!reads && tables.length === 0) return null
  const prose = lines.filter((_, i) => !used.has(i))
  return {
    report: reads ? readReport(prose.map(asText), file) : null,
    tables,
    rowsRead: filled.length,
    // Lines around a table that no report claims are read by nobody.
    rowsRejected: rejected + (reads ? 0 : filled.length - count(lines, used)),
    prose: proseSheets(prose, file),
  }
}

const count = (lines: readonly DocumentLine[], used: ReadonlySet<number>) =>
  lines.filter((line, i) => used.has(i) && line.cells.join('').trim() !== '').length

/** A table that is none of ours is part of the prose: its cells side by side. */
const asText = (line: DocumentLine): DocumentLine =>
  line.isText ? line : { ...line, cells: [line.cells.filter((cell) => cell !== '').join(' ')] }

interface FoundTables {
  tables: SheetReading[]
  /** 0-based lines that are in a recognised table. */
  used: Set<number>
  rejected: number
}

/** Titles of a table stand above it: so many short lines belong to it. */
const TITLE_LINES = 6
const LONGEST_TITLE = 60

/** Rows of tables with cells, each run with the short lines above it (title, year, unit). */
function givenTables(lines: readonly DocumentLine[], file: string, assembly: Assembly): FoundTables {
  const found: FoundTables = { tables: [], used: new Set(), rejected: 0 }
  for (let at = 0; at < lines.length; at++) {
    if (lines[at]!.isText) continue
    const from = titleAbove(lines, at, found.used)
    let to = at
    while (to < lines.length && !lines[to]!.isText) to++
    const rows: string[][] = []
    for (let i = from; i < to; i++) rows[lines[i]!.row - 1] = lines[i]!.cells
    const reading = readRows(rows, file, found.tables.length, assembly)
    if (reading.layout !== null) {
      found.tables.push(reading)
      found.rejected += reading.rowsRejected
      for (let i = from; i < to; i++) found.used.add(i)
    }
    at = to - 1
  }
  return found
}

/** From where on the lines above a table belong to it: its title, or what names the year, the unit or a department. */
function titleAbove(lines: readonly DocumentLine[], at: number, used: ReadonlySet<number>): number {
  let from = at
  for (let i = at - 1; i >= Math.max(0, at - TITLE_LINES); i--) {
    const { isText, cells } = lines[i]!
    const text = cells.join('').trim()
    if (!isText || used.has(i) || text.length > LONGEST_TITLE || /[。；]/.test(text)) break
    if (text === '') continue
    const grid = makeGrid('', [[text]])
    if (recogniseTitle(grid, 0)) return i
    if (yearIn(text) !== null || unitOf(text) !== null || recogniseHeadRow(grid, 0).length > 0) from = i
  }
  return from
}

/** A table whose columns are set apart by blanks. */
function printedTable(lines: readonly DocumentLine[], file: string, assembly: Assembly): FoundTables {
  const printed = lines.flatMap((line, index) => {
    const text = line.cells.join(' ').trim()
    return text === '' ? [] : [{ index, text }]
  })
  const table = findTextTable(printed)
  if (!table) return { tables: [], used: new Set(), rejected: 0 }
  const rows: string[][] = []
  for (const row of table.rows) rows[standsAt(row)] = row.cells
  const reading = readRows(rows, file, 0, assembly)
  if (reading.layout === null) return { tables: [], used: new Set(), rejected: 0 }
  const places = new Map(table.rows.map((row) => [standsAt(row), row]))
  const rejectedRows = reading.sheet.regions.rows
    .filter(([, , meaning]) => meaning === 'rejected')
    .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first - 1 + i))
  const rejected = rejectedRows.reduce((total, row) => total + (places.get(row)?.lines.length ?? 1), 0)
  const used = new Set(printed.slice(table.from, table.to).map(({ index }) => index))
  return { tables: [atPages(reading, lines)], used, rejected }
}

/** A row stands where the last of its lines stood: that is where its values are. */
const standsAt = (row: RebuiltRow) => Math.max(...row.lines)

function readRows(rows: string[][], file: string, before: number, assembly: Assembly): SheetReading {
  const sheet = before === 0 ? TABLE : `${TABLE} ${before + 1}`
  return readSheet({ file, sheet, rows: Array.from(rows, (row) => row ?? []) }, assembly)
}

/** In a PDF the name of the sheet says on which pages the table is; rows are the lines of the whole text. */
function atPages(reading: SheetReading, lines: readonly DocumentLine[]): SheetReading {
  const pages = new Set(
    reading.sheet.regions.rows.flatMap(([first, last]) => [lines[first - 1]?.page, lines[last - 1]?.page]),
  )
  pages.delete(undefined)
  if (pages.size === 0) return reading
  const numbers = [...pages].map((page) => Number(/\d+/.exec(page!)![0]))
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)]
  const name = first === last ? `${TABLE}（第 ${first} 页）` : `${TABLE}（第 ${first}–${last} 页）`
  return renamed(reading, name)
}

/** The same reading under another name of the sheet, in all places. */
function renamed(reading: SheetReading, name: string): SheetReading {
  const { sheet: source, ...rest } = reading
  const from = source.sheet
  const change = (key: string, value: unknown) => (key === 'sheet' && value === from ? name : value)
  const copy = JSON.parse(JSON.stringify(rest), change.bind(null)) as Omit<SheetReading, 'sheet'>
  const evaluations = copy.evaluations.map((evaluation): SelfEvaluation => ({
    ...evaluation,
    id: evaluation.id.replace(`#${from}#`, `#${name}#`),
  }))
  return { ...copy, evaluations, sheet: { ...source, sheet: name } }
}

/** The prose as it is shown beside what was found in it: of a PDF, each page a sheet. */
function proseSheets(prose: readonly DocumentLine[], file: string): SourceSheet[] {
  const pages = new Map<string | null, string[][]>()
  for (const { page = null, row, cells } of prose) {
    const rows = pages.get(page) ?? []
    pages.set(page, rows)
    rows[row - 1] = cells
  }
  return [...pages].map(([sheet, holed]) => {
    const rows = Array.from(holed, (row) => row ?? [])
    const filled = rows.flatMap((cells, i) => (cells.join('').trim() === '' ? [] : [i + 1]))
    const runs = filled.map((row): [number, number, 'text'] => [row, row, 'text'])
    return { file, sheet, layout: 'report', rows, regions: { rows: runs, columns: [] } }
  })
}
