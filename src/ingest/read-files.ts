import { binaryKind, decodeBytes } from './bytes'
import { parseCsv } from './csv'
import { readForms } from './form'
import { filledRows, makeGrid, type Grid } from './grid'
import { Assembly } from './lists/assembly'
import { recogniseList } from './lists/list-header'
import { readList } from './lists/read-list'
import type { FileReport, IngestResult, InputFile, Reject } from './model'
import { reject, type RejectCode, type RejectDetail } from './rejects'
import type { Bilingual, SelfEvaluation } from '@/engine'

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
  const result: IngestResult = { files: [], rejects: [], evaluations: [] }
  const bytesTotal = files.reduce((total, file) => total + file.size, 0)
  let bytesDone = 0
  for (const [i, file] of files.entries()) {
    signal?.throwIfAborted()
    const { report, rejects, evaluations } = await readOne(file, assembly)
    result.files.push(report)
    for (const item of rejects) result.rejects.push(item)
    for (const item of evaluations) result.evaluations.push(item)
    bytesDone += file.size
    onProgress?.({ filesDone: i + 1, filesTotal: files.length, bytesDone, bytesTotal, file: file.name })
  }
  signal?.throwIfAborted()
  for (const item of assembly.finish()) result.evaluations.push(item)
  result.evaluations = withUniqueIds(result.evaluations)
  return result
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
  const rejects: Reject[] = brokenQuotes.map((row) => reject(file.name, 'csv.quote-broken', { row: row + 1 }))
  const rowsRead = filledRows(makeGrid(file.name, rows)).length
  const grid = withoutLostCharacters(file.name, rows, rejects)
  // A row that held nothing but lost characters is read, and rejected with them.
  const lostRows = rowsRead - filledRows(grid).length
  if (rowsRead === 0) return unread(file, encoding, 'file.empty')
  const list = recogniseList(grid)
  if (list) {
    const reading = readList(grid, list, assembly)
    const report = reportOf(file, encoding, list.layout, rowsRead, lostRows, reading)
    return { report, rejects: [...rejects, ...reading.rejects], evaluations: [] }
  }
  const forms = readForms(grid)
  if (forms) {
    const layout = forms.evaluations[0]!.kind === 'department' ? 'form-department' : 'form-project'
    const report = reportOf(file, encoding, layout, rowsRead, lostRows, forms)
    return { report, rejects: [...rejects, ...forms.rejects], evaluations: forms.evaluations }
  }
  const isReport = /\.txt$/i.test(file.name)
  const none = unread(file, encoding, isReport ? 'file.report-not-supported' : 'file.not-a-table', {
    params: { rows: rowsRead },
  })
  none.report.rowsRead = none.report.rowsRejected = rowsRead
  none.rejects.push(...rejects)
  return none
}

/** Cells with U+FFFD lost characters before they came here: they are emptied and named, not passed on as data. */
function withoutLostCharacters(file: string, rows: string[][], rejects: Reject[]): Grid {
  rows.forEach((cells, row) => {
    cells.forEach((text, column) => {
      if (!text.includes('\uFFFD')) return
      rejects.push(reject(file, 'cell.replacement-character', { row: row + 1, column: column + 1, text }))
      cells[column] = ''
    })
  })
  return makeGrid(file, rows)
}

interface Reading {
  rejectedRows: ReadonlySet<number>
  confidence: number
  reasons: Bilingual[]
  unknownColumns: string[]
}

function reportOf(
  file: InputFile,
  encoding: string,
  layout: string,
  rowsRead: number,
  lostRows: number,
  { rejectedRows, confidence, reasons, unknownColumns }: Reading,
): FileReport {
  return {
    file: file.name,
    size: file.size,
    encoding,
    layout,
    confidence: `${Math.floor(confidence / 100)}.${String(confidence % 100).padStart(2, '0')}`,
    reasons,
    unknownColumns,
    notes: [],
    rowsRead,
    rowsLoaded: rowsRead - lostRows - rejectedRows.size,
    rowsRejected: lostRows + rejectedRows.size,
  }
}

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
  }
}
