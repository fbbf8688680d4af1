import type { Bilingual } from '@/engine'
import { openArchive } from './containers/archive'
import { ARCHIVE_LIMITS } from './containers/limits'
import { ContainerError, type OpenedSheet } from './containers/model'
import { openFile, type OpenedText } from './containers/open'
import { confidenceText } from './confidence'
import type { Assembly } from './lists/assembly'
import { streamList, type OnRead } from './lists/stream-list'
import type { FileReport, InputFile, Reject, SourceSheet } from './model'
import { readSheet, type SheetReading } from './read-sheet'
import { reject, type RejectCode, type RejectDetail } from './rejects'
import type { ReportInBatch } from './reports/attach'
import { readDocument, type DocumentReading } from './reports/read-document'
import { reportAlone, withReport } from './reports/read-report'
import type { SelfEvaluation } from '@/engine'

/** What came of one file, or of one member of an archive. */
export interface FileReading {
  /** Without what the batch adds: how many tables it brought, and the time it took. */
  report: Omit<FileReport, 'evaluations' | 'elapsedMs'>
  rejects: Reject[]
  /** Evaluations of forms and reports; rows of lists go into the batch's assembly. */
  evaluations: SelfEvaluation[]
  sheets: SourceSheet[]
  /** The prose, where the file is a report. */
  reports: ReportInBatch[]
  /** Files that the archive just opened brings into the batch; they follow. */
  members?: number
}

/**
 * Reads one file; an archive gives a reading for itself and one for each file in it, as they are unpacked one by one. What
 * cannot be read is a reject, never an exception.
 */
export async function* readOne(
  file: InputFile,
  assembly: Assembly,
  depth = 0,
  onRead?: OnRead,
): AsyncGenerator<FileReading> {
  let bytes: Uint8Array
  try {
    const streamed = await streamList(file, assembly, onRead)
    if (streamed) {
      const { encoding, reading, brokenQuotes } = streamed
      const rejects = [...quoteRejects(file, brokenQuotes), ...reading.rejects]
      return yield readingOf(file, { encoding, notes: [] }, rejects, [reading])
    }
    bytes = await file.bytes()
  } catch (error) {
    // Of a member of an archive it is known what is wrong with it.
    if (error instanceof ContainerError) yield unread(file, null, error.code, { params: error.params })
    else {
      const reason = error instanceof Error ? error.message : String(error)
      yield unread(file, null, 'file.unreadable', { params: { reason } })
    }
    return
  }
  let opened: OpenedText | { archive: Uint8Array }
  try {
    opened = await openFile(bytes, file.name)
  } catch (error) {
    if (!(error instanceof ContainerError)) throw error
    yield unread(file, null, error.code, { params: error.params })
    return
  }
  if ('archive' in opened) yield* readArchive(file, opened.archive, assembly, depth)
  else yield readOpened(file, opened, assembly)
}

async function* readArchive(
  file: InputFile,
  bytes: Uint8Array,
  assembly: Assembly,
  depth: number,
): AsyncGenerator<FileReading> {
  try {
    if (depth > ARCHIVE_LIMITS.depth) throw new ContainerError('archive.too-deep')
    const { members, notes } = openArchive(bytes)
    const report = { ...emptyReport(file, 'ZIP'), layout: 'archive', confidence: '1.00', notes }
    yield { report, rejects: [], evaluations: [], sheets: [], reports: [], members: members.length }
    for (const member of members) {
      const inside: InputFile = {
        name: `${file.name}/${member.name}`,
        size: member.bytes,
        bytes: () => Promise.resolve().then(() => member.unpack()),
      }
      yield* readOne(inside, assembly, depth + 1)
    }
  } catch (error) {
    if (!(error instanceof ContainerError)) throw error
    yield unread(file, null, error.code, { params: error.params })
  }
}

function readOpened(file: InputFile, opened: OpenedText, assembly: Assembly): FileReading {
  const { encoding, lines, notes } = opened
  if (lines) {
    const document = readDocument(lines, file.name, assembly)
    if (document) return documentReading(file, encoding, notes, document)
  }
  const sheets: OpenedSheet[] =
    opened.sheets.length > 0 ? opened.sheets : [{ rows: (lines ?? []).map(({ cells }) => cells), errors: [] }]
  return sheetsReading(file, { ...opened, sheets }, assembly)
}

/** All sheets of a file in one line of the ledger: rows are summed, the first recognised sheet gives the layout. */
function sheetsReading(file: InputFile, opened: OpenedText, assembly: Assembly): FileReading {
  const rejects = quoteRejects(file, opened.brokenQuotes)
  const readings: SheetReading[] = []
  for (const { name, rows, errors } of opened.sheets) {
    const reading = readSheet({ file: file.name, sheet: name ?? null, rows }, assembly)
    for (const { row, column, text } of errors)
      rejects.push(
        reject(file.name, 'cell.formula-error', { sheet: name, row: row + 1, column: column + 1, text }),
      )
    for (const item of reading.rejects) rejects.push(item)
    readings.push(reading)
  }
  return readingOf(file, opened, rejects, readings)
}

const quoteRejects = (file: InputFile, rows: readonly number[] = []) =>
  rows.map((row) => reject(file.name, 'csv.quote-broken', { row: row + 1 }))

function readingOf(
  file: InputFile,
  { encoding, notes }: Pick<OpenedText, 'encoding' | 'notes'>,
  rejects: Reject[],
  readings: readonly SheetReading[],
): FileReading {
  const rowsRead = total(readings.map((reading) => reading.rowsRead))
  if (rowsRead === 0) return unread(file, encoding, 'file.empty')
  const rowsRejected = total(readings.map((reading) => reading.rowsRejected))
  const known = readings.filter(({ layout }) => layout !== null)
  const counts = { rowsRead, rowsLoaded: rowsRead - rowsRejected, rowsRejected }
  const sheets = readings.map(({ sheet }) => sheet)
  if (known.length === 0) {
    const none = unread(file, encoding, 'file.not-a-table', { params: { rows: rowsRead } })
    Object.assign(none.report, counts, { notes })
    return { ...none, rejects: [...none.rejects, ...rejects], sheets }
  }
  for (const { layout, sheet, rowsRead: rows } of readings)
    if (layout === null && rows > 0)
      rejects.push(
        reject(file.name, 'sheet.not-a-table', { sheet: sheet.sheet ?? undefined, params: { rows } }),
      )
  return {
    report: {
      ...emptyReport(file, encoding),
      layout: known[0]!.layout,
      confidence: confidenceText(Math.min(...known.map(({ confidence }) => confidence))),
      reasons: known.flatMap((reading) => reasonsOf(reading, known.length > 1)),
      unknownColumns: [...new Set(known.flatMap(({ unknownColumns }) => unknownColumns))],
      notes,
      ...counts,
    },
    rejects,
    evaluations: readings.flatMap(({ evaluations }) => evaluations),
    sheets,
    reports: [],
  }
}

function reasonsOf({ reasons, sheet }: SheetReading, several: boolean): Bilingual[] {
  if (!several || sheet.sheet === null) return reasons
  return reasons.map(({ zh, en }) => ({ zh: `${sheet.sheet}：${zh}`, en: `${sheet.sheet}: ${en}` }))
}

function documentReading(
  file: InputFile,
  encoding: string,
  notes: Bilingual[],
  { report, tables, rowsRead, rowsRejected, prose }: DocumentReading,
): FileReading {
  const forms = tables.flatMap(({ evaluations }) => evaluations)
  // The prose speaks of one table: the first. A report alone, or with nothing but lists, is an evaluation of its own.
  const [main, ...others] = forms
  const own = report ? (main ? withReport(main, report) : reportAlone(report, file.name)) : main
  const statements = report?.text.statements.length ?? 0
  const said: Bilingual[] = report
    ? [
        {
          zh: `自评报告：读出问题 ${report.problems.length} 条、文中数字和说法 ${statements} 处`,
          en: `report: ${report.problems.length} problem(s), ${statements} figure(s) and claim(s) in its text`,
        },
        ...(tables.length === 0 ? [{ zh: '报告中没有附表', en: 'no table came with the report' }] : []),
      ]
    : []
  return {
    report: {
      ...emptyReport(file, encoding),
      layout: report ? 'report' : tables[0]!.layout,
      confidence: confidenceText(
        tables.length > 0 ? Math.min(...tables.map(({ confidence }) => confidence)) : 80,
      ),
      reasons: [...said, ...tables.flatMap(({ reasons }) => answered(reasons, own))],
      unknownColumns: [...new Set(tables.flatMap(({ unknownColumns }) => unknownColumns))],
      notes,
      rowsRead,
      rowsLoaded: rowsRead - rowsRejected,
      rowsRejected,
    },
    rejects: tables.flatMap(({ rejects }) => rejects),
    evaluations: own ? [own, ...others] : others,
    sheets: [...prose, ...tables.map(({ sheet }) => sheet)],
    reports: report ? [{ file: file.name, reading: report, own: own ?? null }] : [],
  }
}

/** What the table leaves open is no question where the prose answers it. */
function answered(reasons: Bilingual[], own: SelfEvaluation | undefined): Bilingual[] {
  const year = own?.report && own.year !== null && own.cells.year === undefined ? own.year : null
  if (year === null) return reasons
  return reasons.map((reason) =>
    /年度，需要补充$/.test(reason.zh)
      ? { zh: `年度 ${year} 见报告正文`, en: `year ${year} from the text of the report` }
      : reason,
  )
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0)

function emptyReport(file: InputFile, encoding: string | null): FileReading['report'] {
  return {
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
  }
}

function unread(
  file: InputFile,
  encoding: string | null,
  code: RejectCode,
  detail?: RejectDetail,
): FileReading {
  return {
    report: emptyReport(file, encoding),
    rejects: [reject(file.name, code, detail)],
    evaluations: [],
    sheets: [],
    reports: [],
  }
}
