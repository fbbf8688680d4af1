import { read, utils } from '@e965/xlsx'
import { readFiles } from '@/ingest'
import { decodeBytes } from '@/ingest/bytes'
import { parseCsv } from '@/ingest/csv'
import { forms, benchFile, gbkFile, listText, workbookFile, type BenchFile, type Wanted } from './form-files'
import { measure, type Measurement } from './measure'

/** Rows of the list; the 134 MB of a whole province are 1,000,000. */
const LIST_ROWS = Number(process.env.JIJING_BENCH_LIST_ROWS ?? 50_000)

/** How fast one container is read, by us (to evaluations) and by SheetJS (to cells: it knows no forms). */
export interface ReadingSpeed {
  container: string
  files: number
  megabytes: number
  ours: Speed
  sheetJs: Speed
  /** Our time over that of SheetJS, in one run. */
  timesPeer: number
}
interface Speed {
  medianMs: number
  filesPerSecond: number
  megabytesPerSecond: number
}

/**
 * Reading of files in memory, container by container, beside SheetJS reading the same bytes. First the results are
 * compared with what was written: a fast reader of wrong cells would win nothing.
 * @throws Error when one value differs
 */
export async function benchReading(): Promise<{ results: Measurement[]; reading: ReadingSpeed[] }> {
  const filled = forms(150, 5)
  const wanted = filled.map((form) => form.wanted)
  const csv = filled.map(gbkFile)
  const some = filled.slice(0, 100)
  const workbooks = some.map(({ name, text }) => workbookFile(name, parseCsv(text).rows))
  const list = benchFile('指标明细.csv', new TextEncoder().encode(listText(LIST_ROWS)))
  await checkForms(csv, wanted)
  await checkForms(workbooks, wanted.slice(0, some.length))
  await checkList(list)
  const results: Measurement[] = []
  const reading: ReadingSpeed[] = []
  for (const [container, files] of [
    ['CSV, GB18030', csv],
    ['XLSX', workbooks],
    [`list CSV of ${LIST_ROWS} rows, UTF-8`, [list]],
  ] as [string, BenchFile[]][]) {
    checkSameCells(files)
    const runs = 5
    const ours = await measure(`read ${container}`, files.length, 'files', () => readFiles(files), runs)
    const peer = await measure(
      `read ${container}, SheetJS to cells (peer)`,
      files.length,
      'files',
      () => files.forEach(sheetJsCells),
      runs,
    )
    results.push(ours, peer)
    const bytes = files.reduce((sum: number, file: BenchFile) => sum + file.size, 0)
    const speed = ({ medianMs }: Measurement): Speed => ({
      medianMs,
      filesPerSecond: Math.round((files.length / medianMs) * 10_000) / 10,
      megabytesPerSecond: Math.round(bytes / medianMs / 10) / 100,
    })
    reading.push({
      container,
      files: files.length,
      megabytes: Math.round(bytes / 10_000) / 100,
      ours: speed(ours),
      sheetJs: speed(peer),
      timesPeer: Math.round((ours.medianMs / peer.medianMs) * 100) / 100,
    })
  }
  return { results, reading }
}

async function checkForms(files: readonly BenchFile[], wanted: readonly Wanted[]): Promise<void> {
  const { evaluations, rejects } = await readFiles(files)
  if (rejects.length > 0) throw new Error(`${rejects.length} rejects: ${rejects[0]!.message.en}`)
  if (evaluations.length !== wanted.length) throw new Error(`${evaluations.length} tables read.`)
  evaluations.forEach(({ department, year, budget, indicators }, i) => {
    const { executed } = budget.find((line) => line.fundSource === 'total')!
    const want = wanted[i]!
    const same =
      department === want.department && year === want.year && Number(executed) === Number(want.executed)
    if (!same || indicators.length !== 26)
      throw new Error(
        `${files[i]!.name} was read as ${department} ${year} ${executed}, ${indicators.length} indicators`,
      )
  })
}

async function checkList(list: BenchFile): Promise<void> {
  const { files, evaluations } = await readFiles([list])
  const indicators = evaluations.reduce((sum, one) => sum + one.indicators.length, 0)
  const { rowsLoaded = 0 } = files[0] ?? {}
  if (indicators !== LIST_ROWS || rowsLoaded !== LIST_ROWS + 1)
    throw new Error(`${indicators} indicators of ${LIST_ROWS} rows were read.`)
}

/**
 * All cells as texts: `raw` keeps codes and `100.00` as they stand. Text files are decoded by the platform for it, because
 * SheetJS itself decodes GB18030 with tables of half a megabyte.
 */
function sheetJsCells({ name, content }: BenchFile): string[][] {
  const book = name.endsWith('.csv')
    ? read(decoded(content), { type: 'string', dense: true, raw: true })
    : read(content, { type: 'array', dense: true })
  return utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0]!]!, {
    header: 1,
    raw: false,
    defval: '',
    blankrows: true,
  })
}

function decoded(content: Uint8Array): string {
  const result = decodeBytes(content)
  if ('offset' in result) throw new Error(`byte ${result.offset} fits no encoding`)
  return result.text
}

/** The peer gets the same cells from text files as we do, or its time says nothing. */
function checkSameCells(files: readonly BenchFile[]): void {
  for (const file of files.filter(({ name }) => name.endsWith('.csv'))) {
    const ours = parseCsv(decoded(file.content)).rows
    const theirs = sheetJsCells(file)
    const differs = ours.findIndex((row, i) => row.some((cell, j) => cell !== (theirs[i]?.[j] ?? '')))
    if (differs >= 0)
      throw new Error(
        `${file.name}, row ${differs + 1}: “${ours[differs]!.join('|')}”, SheetJS “${theirs[differs]?.join('|')}”`,
      )
  }
}
