import { Assembly } from './lists/assembly'
import { kept } from './lists/kept-rows'
import type { IngestResult, InputFile } from './model'
import type { OnRead } from './lists/stream-list'
import { readOne } from './read-one'
import { attachReports, type Attachment, type ReportInBatch } from './reports/attach'
import type { SelfEvaluation } from '@/engine'

/** How far a batch is. */
export interface ReadProgress {
  filesDone: number
  filesTotal: number
  bytesDone: number
  bytesTotal: number
  /** The file just read, or being read. */
  file: string
  /** Rows read so far of a large file that is being read; null between files. */
  rows: number | null
  /** Tables and rejects that the files read so far have brought. */
  tables: number
  rejects: number
  /** The tables read last, the newest first: the first results are seen long before the batch is read. */
  latest: readonly ReadTable[]
}

/** A table that was just read, as its file says it: not yet scored. */
export type ReadTable = Pick<
  SelfEvaluation,
  'file' | 'department' | 'year' | 'kind' | 'name' | 'reportedTotal'
>

export interface ReadOptions {
  onProgress?: (progress: ReadProgress) => void
  /** Aborting rejects the promise with the signal's reason; nothing of the batch is kept. */
  signal?: AbortSignal
  /** What is to come, for the progress, where the files come one by one. */
  expected?: () => { files: number; bytes: number }
}

/** So many tables are named in the progress. */
const LATEST = 5

/**
 * Reads a batch of files, in their order; rows of lists are joined across its files, reports with the tables that they
 * belong to. A file that cannot be read is a report and a reject, never an exception.
 */
export async function readFiles(
  files: readonly InputFile[] | AsyncIterable<InputFile>,
  options: ReadOptions = {},
): Promise<IngestResult> {
  const { onProgress, signal, expected = () => sizeOf(files) } = options
  const assembly = new Assembly()
  const result: IngestResult = { files: [], rejects: [], evaluations: [], sheets: [] }
  const reports: ReportInBatch[] = []
  let bytesDone = 0
  // The files in an archive count as files of the batch as soon as it is opened.
  let members = 0
  let filesDone = 0
  let tables = 0
  let latest: readonly ReadTable[] = []
  const progress = (file: string, now: { bytes?: number; rows?: number; tables?: number } = {}) => {
    if (!onProgress) return
    const { files: filesTotal, bytes: bytesTotal } = expected()
    onProgress({
      filesDone,
      filesTotal: filesTotal + members,
      bytesDone: Math.round(bytesDone + (now.bytes ?? 0)),
      bytesTotal,
      file,
      rows: now.rows ?? null,
      tables: tables + (now.tables ?? 0),
      rejects: result.rejects.length,
      latest,
    })
  }
  for await (const file of files) {
    signal?.throwIfAborted()
    let share = file.size
    const before = bytesDone
    let started = performance.now()
    const onRead: OnRead = (bytes, rows, tables) => {
      signal?.throwIfAborted()
      progress(file.name, { bytes, rows, tables })
    }
    for await (const reading of readOne(file, assembly, 0, onRead)) {
      signal?.throwIfAborted()
      result.files.push({
        ...reading.report,
        evaluations: reading.evaluations.length + assembly.evaluationsOf(reading.report.file),
        elapsedMs: Math.round(performance.now() - started),
      })
      started = performance.now()
      for (const item of reading.rejects) result.rejects.push(item)
      for (const item of reading.evaluations) result.evaluations.push(item)
      for (const item of reading.sheets) result.sheets.push(kept(item))
      reports.push(...reading.reports)
      tables += reading.evaluations.length + assembly.evaluationsOf(reading.report.file)
      if (onProgress && reading.evaluations.length > 0)
        latest = [...reading.evaluations.slice(-LATEST).reverse().map(readTable), ...latest].slice(0, LATEST)
      if (reading.members) {
        members += reading.members
        share /= reading.members + 1
      }
      filesDone++
      bytesDone = Math.min(before + file.size, bytesDone + share)
      progress(reading.report.file)
    }
    bytesDone = before + file.size
  }
  signal?.throwIfAborted()
  const counted = result.files.map(({ file }) => assembly.evaluationsOf(file))
  for (const item of assembly.finish()) result.evaluations.push(item)
  // Only now is it known which sheets go on with one table.
  for (const [i, file] of result.files.entries())
    file.evaluations += assembly.evaluationsOf(file.file) - counted[i]!
  const unique = withUniqueIds(result.evaluations, reports)
  const { evaluations, attachments } = attachReports(unique, reports)
  result.evaluations = evaluations
  for (const attachment of attachments) sayAttached(result, attachment)
  return result
}

function sizeOf(files: readonly InputFile[] | AsyncIterable<InputFile>): { files: number; bytes: number } {
  if (!Array.isArray(files)) return { files: 0, bytes: 0 }
  const known = files as readonly InputFile[]
  return { files: known.length, bytes: known.reduce((total, file) => total + file.size, 0) }
}

const readTable = ({ file, department, year, kind, name, reportedTotal }: SelfEvaluation): ReadTable => ({
  file,
  department,
  year,
  kind,
  name,
  reportedTotal,
})

/** The ledger says what became of a report: where it was attached, and where its own table says something else. */
function sayAttached({ files }: IngestResult, { file, to, differences }: Attachment): void {
  if (to === null) return
  const report = files.find((candidate) => candidate.file === file && candidate.layout === 'report')
  if (!report) return
  report.notes.push({ zh: `已附到自评表 ${to}`, en: `attached to the table in ${to}` })
  if (differences.length > 0)
    report.notes.push({
      zh: `报告所附的表与 ${to} 不一致（表 / 报告）：${differences.join('；')}`,
      en: `the table in the report differs from ${to} (table / report): ${differences.join('; ')}`,
    })
}

/** Two files of one name (from different folders) must not give one id to two evaluations. */
function withUniqueIds(
  evaluations: readonly SelfEvaluation[],
  reports: readonly ReportInBatch[],
): SelfEvaluation[] {
  const times = new Map<string, number>()
  return evaluations.map((evaluation) => {
    const seen = (times.get(evaluation.id) ?? 0) + 1
    times.set(evaluation.id, seen)
    if (seen === 1) return evaluation
    const renamed = { ...evaluation, id: `${evaluation.id}~${seen}` }
    for (const report of reports) if (report.own === evaluation) report.own = renamed
    return renamed
  })
}

/** Reads one file. */
export function readFile(file: InputFile, options: ReadOptions = {}): Promise<IngestResult> {
  return readFiles([file], options)
}
