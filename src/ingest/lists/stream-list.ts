import { byteOrderOf, decoderFor, type DecodedText } from '../bytes'
import { fileKind, markupKind } from '../containers/kind'
import { CsvStream, csvDialect } from '../csv'
import { makeGrid, type Grid } from '../grid'
import type { InputFile, Reject } from '../model'
import { correctedHeader, withoutLostCharacters, type SheetReading } from '../read-sheet'
import { listRegions } from '../regions'
import type { Assembly } from './assembly'
import { KeptRows } from './kept-rows'
import { recogniseList, type ListHeader } from './list-header'
import { aboutList, ListReader } from './read-list'

/** A smaller file is read whole: all at once is simpler, and fast enough. */
export const STREAMED_FROM = 8_000_000
/** By so much of its beginning it is known what a file is. */
const HEAD_BYTES = 2_000_000
/** Rows that must stand in it, so that delimiter and columns are those of the whole file. */
const HEAD_ROWS = 200
/** Text is cut into rows when so much has come. */
const STEP_CHARACTERS = 60_000

export interface StreamedList {
  encoding: DecodedText['encoding']
  reading: SheetReading
  /** 0-based. */
  brokenQuotes: number[]
}

/** How far a file is read. */
export type OnRead = (bytes: number, rows: number, tables: number) => void

/**
 * Reads a large list of indicators as its bytes come, without ever holding its text. Whatever does not look like such a list from
 * its first bytes to its last is left to the reader of whole files, which then begins anew: null, and nothing was added to
 * `assembly`. A test holds what comes out against the reading of the whole file.
 */
export async function streamList(
  file: InputFile,
  assembly: Assembly,
  onRead: OnRead = () => undefined,
): Promise<StreamedList | null> {
  if (!file.stream || file.size < STREAMED_FROM || /\.(?:txt|text|md)$/i.test(file.name)) return null
  const bytes = file.stream().getReader()
  try {
    const head = await readHead(bytes)
    if (!head || fileKind(head).kind !== 'text') return null
    const { encoding, skipped } = byteOrderOf(head)
    const decoder = decoderFor(encoding)
    const begun = decoder.decode(head.subarray(skipped), { stream: true })
    if (markupKind(begun) !== null) return null
    const { body, delimiter, newline } = csvDialect(begun)
    const csv = new CsvStream(delimiter, newline)
    const first = csv.push(body)
    const list = startList(file.name, first, assembly)
    if (!list) return null
    let done = head.length
    let text = ''
    for (;;) {
      const next = await bytes.read()
      text += next.done ? decoder.decode() : decoder.decode(next.value, { stream: true })
      done += next.value?.length ?? 0
      if (!next.done && text.length < STEP_CHARACTERS) continue
      if (!list.read(next.done ? [...csv.push(text), ...csv.end()] : csv.push(text)) || csv.isStuck)
        return null
      text = ''
      onRead(done, list.rowsRead, list.tableCount)
      if (next.done) break
    }
    return { encoding, reading: list.finish(), brokenQuotes: csv.brokenQuotes }
  } catch (error) {
    // Bytes that do not fit what the first ones promised.
    if (error instanceof TypeError) return null
    throw error
  } finally {
    await bytes.cancel().catch(() => undefined)
  }
}

/** The first bytes; null of a file that has no more. */
async function readHead(bytes: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = []
  let length = 0
  while (length < HEAD_BYTES) {
    const { done, value } = await bytes.read()
    if (done) return null
    parts.push(value)
    length += value.length
  }
  const head = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    head.set(part, at)
    at += part.length
  }
  return head
}

function startList(file: string, rows: string[][], assembly: Assembly): StreamedRows | null {
  if (rows.length < HEAD_ROWS) return null
  const grid = makeGrid(file, withoutLostCharacters({ file, sheet: null, rows }).rows)
  const found = recogniseList(grid)
  if (found?.layout !== 'list-indicators') return null
  const list = new StreamedRows(grid, correctedHeader(grid, found, {}), assembly)
  return list.read(rows) ? list : null
}

/** The rows of a list as they come. */
class StreamedRows {
  rowsRead = 0
  private index = 0
  private lostRows = 0
  private rejectedRows = 0
  private readonly lost: Reject[] = []
  private readonly rejects: Reject[] = []
  private readonly kept = new KeptRows()
  private readonly reader: ListReader
  private readonly isUsed: readonly boolean[]

  constructor(
    private readonly grid: Grid,
    private readonly header: ListHeader,
    assembly: Assembly,
  ) {
    this.reader = new ListReader(grid, header, assembly)
    const width = Math.max(-1, ...grid.columns) + 1
    this.isUsed = Array.from({ length: width }, (_, column) => grid.columns.includes(column))
  }

  get tableCount(): number {
    return this.reader.tableCount
  }

  /** @returns false where a column is filled that was blank in all of the head: then the columns are not what they seemed */
  read(rows: readonly string[][]): boolean {
    for (const cells of rows) if (!this.row(cells)) return false
    return true
  }

  private row(written: readonly string[]): boolean {
    const index = this.index++
    if (!written.some((cell) => cell.trim() !== '')) {
      this.kept.add(index, written, null)
      return true
    }
    this.rowsRead++
    let cells = written
    if (written.some((cell) => cell.includes('\uFFFD'))) {
      const { rows, rejects } = withoutLostCharacters({ file: this.grid.file, sheet: null, rows: [written] })
      cells = rows[0]!
      for (const one of rejects) this.lost.push({ ...one, row: index + 1 })
      if (!cells.some((cell) => cell.trim() !== '')) {
        this.lostRows++
        this.kept.add(index, written, null)
        return true
      }
    }
    if (!this.fits(cells)) return false
    this.kept.add(index, written, this.meaningOf(index, cells))
    return true
  }

  private meaningOf(index: number, cells: readonly string[]) {
    if (index <= this.header.row) return index === this.header.row ? 'listHeader' : 'head'
    const { columns } = this.grid
    const isWhole = columns.length === this.isUsed.length
    const rejected = this.reader.read(index, isWhole ? cells : columns.map((column) => cells[column] ?? ''))
    if (!rejected) return 'record'
    this.rejects.push(rejected)
    this.rejectedRows++
    return 'rejected'
  }

  private fits(cells: readonly string[]): boolean {
    if (cells.length <= this.isUsed.length && this.grid.columns.length === this.isUsed.length) return true
    return cells.every((cell, column) => this.isUsed[column] || cell.trim() === '')
  }

  finish(): SheetReading {
    this.reader.finish()
    const { layout } = this.header
    const { columns } = listRegions(this.grid, this.header, new Set())
    const regions = { rows: this.kept.runs, columns }
    const { rows, ...isPart } = this.kept.rows()
    return {
      layout,
      rowsRead: this.rowsRead,
      rowsRejected: this.lostRows + this.rejectedRows,
      ...aboutList(this.header),
      rejects: [...this.lost, ...this.rejects],
      evaluations: [],
      sheet: { file: this.grid.file, sheet: null, layout, rows, regions, ...isPart },
    }
  }
}
