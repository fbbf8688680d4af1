import { binaryKind, decodeBytes } from './bytes'
import { parseCsv } from './csv'
import { Assembly } from './lists/assembly'
import type { FileReport, IngestResult, InputFile, Reject, SourceSheet } from './model'
import { readSheet, type SheetReading } from './read-sheet'
import { reject, type RejectCode, type RejectDetail } from './rejects'
import type { SelfEvaluation } from '@/engine'

/** How far a batch is. */
export interface ReadProgress {
  filesDone: number
  filesTotal: number
  bytesDone: number
  bytesTotal: number
  /** The file just read. */
  file: string
}

export interface ReadOptions {
  onProgress?: (progress: ReadProgress) => void
  /** Aborting rejects the promise with the signal's reason; nothing of the batch is kept. */
  signal?: AbortSignal
}

interface FileReading {
  report: FileReport
  rejects: Reject[]
  /** Evaluations of forms; rows of lists go into the batch's assembly. */
  evaluations: SelfEvaluation[]
  sheets: SourceSheet[]
}

/**
 * Reads a batch of files, in their order; rows of list CSVs are joined across its files. A file that cannot be read is a
 * report and a reject, never an exception.
 */
export async function readFiles(
  files: readonly InputFile[],
  options: ReadOptions = {},
): Promise<IngestResult> {
  const { onProgress, signal } = options
  const assembly = new Assembly()
  const result: IngestResult = { files: [], rejects: [], evaluations: [], sheets: [] }
  const bytesTotal = files.reduce((total, file) => total + file.size, 0)
  let bytesDone = 0
  for (const [i, file] of files.entries()) {
    signal?.throwIfAborted()
    const { report, rejects, evaluations, sheets } = await readOne(file, assembly)
    result.files.push(report)
    for (const item of rejects) result.rejects.push(item)
    for (const item of evaluations) result.evaluations.push(item)
    for (const item of sheets) result.sheets.push(kept(item))
    bytesDone += file.size
    onProgress?.({ filesDone: i + 1, filesTotal: files.length, bytesDone, bytesTotal, file: file.name })
  }
  signal?.throwIfAborted()
  for (const item of assembly.finish()) result.evaluations.push(item)
  result.evaluations = withUniqueIds(result.evaluations)
  return result
}

/** A list of more rows than this is not kept whole: its text would weigh as much as what was read from it. */
const KEPT_ROWS = 50_000

/** The sheet as it is kept: whole, or of a very large one the head of the table and the rejected rows. */
function kept(sheet: SourceSheet): SourceSheet {
  if (sheet.rows.length <= KEPT_ROWS) return sheet
  const { rows: runs } = sheet.regions
  const rows: (readonly string[])[] = []
  let left = KEPT_ROWS
  for (const [first, last, meaning] of runs) {
    if (meaning === 'record') continue
    for (let row = first; row <= last && left > 0; row++, left--) rows[row - 1] = sheet.rows[row - 1]!
  }
  return { ...sheet, rows, isPart: true }
}

/** Two files of one name (from different folders) must not give one id to two evaluations. */
function withUniqueIds(evaluations: readonly SelfEvaluation[]): SelfEvaluation[] {
  const times = new Map<string, number>()
  return evaluations.map((evaluation) => {
    const seen = (times.get(evaluation.id) ?? 0) + 1
    times.set(evaluation.id, seen)
    return seen === 1 ? evaluation : { ...evaluation, id: `${evaluation.id}~${seen}` }
  })
}

/** Reads one file. */
export function readFile(file: InputFile, options: ReadOptions = {}): Promise<IngestResult> {
  return readFiles([file], options)
}

async function readOne(file: InputFile, assembly: Assembly): Promise<FileReading> {
  let bytes: Uint8Array
  try {
    bytes = await file.bytes()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return unread(file, null, 'file.unreadable', { params: { reason } })
  }
  if (bytes.length === 0) return unread(file, null, 'file.empty')
  const kind = binaryKind(bytes, file.name)
  if (kind) return unread(file, null, 'file.kind-not-supported', { params: { kind } })
  const decoded = decodeBytes(bytes)
  if ('offset' in decoded) {
    const { encoding, offset } = decoded
    return unread(file, null, 'file.undecodable', { params: { encoding, offset } })
  }
  if (/^\s*(?:<!doctype html|<html|<table|<\?xml)/i.test(decoded.text.slice(0, 500)))
    return unread(file, decoded.encoding, 'file.kind-not-supported', { params: { kind: 'HTML/XML' } })
  return readText(file, decoded.text, decoded.encoding, assembly)
}

function readText(file: InputFile, text: string, encoding: string, assembly: Assembly): FileReading {
  const { rows, brokenQuotes } = parseCsv(text)
  const quotes = brokenQuotes.map((row) => reject(file.name, 'csv.quote-broken', { row: row + 1 }))
  const reading = readSheet({ file: file.name, sheet: null, rows }, assembly)
  const { layout, rowsRead, rowsRejected, sheet } = reading
  if (rowsRead === 0) return unread(file, encoding, 'file.empty')
  const rejects = [...quotes, ...reading.rejects]
  if (layout !== null) {
    const report = reportOf(file, encoding, reading)
    return { report, rejects, evaluations: reading.evaluations, sheets: [sheet] }
  }
  const isReport = /\.txt$/i.test(file.name)
  const none = unread(file, encoding, isReport ? 'file.report-not-supported' : 'file.not-a-table', {
    params: { rows: rowsRead },
  })
  none.report.rowsRead = rowsRead
  none.report.rowsRejected = rowsRejected
  none.rejects.push(...rejects)
  none.sheets.push(sheet)
  return none
}

function reportOf(
  file: InputFile,
  encoding: string,
  { layout, rowsRead, rowsRejected, confidence, reasons, unknownColumns }: SheetReading,
): FileReport {
  return {
    file: file.name,
    size: file.size,
    encoding,
    layout,
    confidence: confidenceText(confidence),
    reasons,
    unknownColumns,
    notes: [],
    rowsRead,
    rowsLoaded: rowsRead - rowsRejected,
    rowsRejected,
  }
}

/** 97 → `0.97`. */
export const confidenceText = (percent: number): string =>
  `${Math.floor(percent / 100)}.${String(percent % 100).padStart(2, '0')}`

function unread(
  file: InputFile,
  encoding: string | null,
  code: RejectCode,
  detail?: RejectDetail,
): FileReading {
  return {
    report: {
      file: file.name,
      size: file.size,
      encoding,
      layout: null,
      confidence: '0.00',
      reasons: [],
      unknownColumns: [],
      notes: [],
      rowsRead: 0,
      rowsLoaded: 0,
      rowsRejected: 0,
    },
    rejects: [reject(file.name, code, detail)],
    evaluations: [],
    sheets: [],
  }
}
