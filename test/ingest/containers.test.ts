import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { SelfEvaluation } from '@/engine'
import { readFile, type IngestResult } from '@/ingest'
import { decodeBytes } from '../../src/ingest/bytes'
import { parseCsv } from '../../src/ingest/csv'
import { caseBytes, caseFile, input } from './inputs'
import { toBytes, toCsv } from './rendering'
import { docxBytes, gbk, htmlTable, sheetOf, workbookBytes, zipBytes } from './render-containers'

/** Every real table and every form made up after one. */
const FOLDERS = ['cases', 'forms'] as const
const FORMS = FOLDERS.flatMap((folder) =>
  readdirSync(new URL(`../fixtures/${folder}/`, import.meta.url))
    .filter((file) => file.endsWith('.csv') && file !== 'problems.csv')
    .map((file) => [folder, file] as const),
)
const DEPARTMENT = '2022年度上街区政务服务中心部门整体自评表.csv'

function bytesOf(folder: (typeof FOLDERS)[number], file: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../fixtures/${folder}/${file}`, import.meta.url)))
}

function rowsOf(bytes: Uint8Array): string[][] {
  const decoded = decodeBytes(bytes)
  if (!('text' in decoded)) throw new Error('not decoded')
  return parseCsv(decoded.text).rows
}

/** An evaluation without its places and file name. */
function content(evaluation: SelfEvaluation): unknown {
  const dropped = new Set(['cell', 'cells', 'instructions', 'file', 'id'])
  return JSON.parse(
    JSON.stringify(evaluation, (key, value: unknown) => (dropped.has(key) ? undefined : value)),
  )
}

const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string, bigEndian: boolean, mark: boolean) => {
  const bytes = Buffer.from(mark ? `\uFEFF${text}` : text, 'utf16le')
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes)
}

/** Each way to pack a table; the name stays that of the case, because some tables say their year nowhere else. */
const CONTAINERS: [string, (rows: string[][]) => Uint8Array][] = [
  ['CSV, UTF-8', (rows) => utf8(toCsv(rows, ',', '\n'))],
  ['CSV, UTF-8 with a mark, CRLF', (rows) => utf8(`\uFEFF${toCsv(rows, ',', '\r\n')}`)],
  ['CSV, UTF-16 LE with a mark', (rows) => utf16(toCsv(rows, ',', '\r\n'), false, true)],
  ['CSV, UTF-16 BE without a mark', (rows) => utf16(toCsv(rows, ',', '\n'), true, false)],
  ['TSV as Excel saves Unicode text', (rows) => utf16(toCsv(rows, '\t', '\r\n'), false, true)],
  ['semicolons, CR alone', (rows) => utf8(toCsv(rows, ';', '\r'))],
  ['XLSX, all cells text', (rows) => workbookBytes({ 表: sheetOf(rows) }, 'xlsx')],
  ['XLSX, numbers as numbers', (rows) => workbookBytes({ 表: sheetOf(rows, { typed: true }) }, 'xlsx')],
  [
    'XLSX, merged cells with stale values under them',
    (rows) => workbookBytes({ 表: sheetOf(rows, { typed: true, merged: true }) }, 'xlsx'),
  ],
  ['XLSB', (rows) => workbookBytes({ 表: sheetOf(rows, { typed: true }) }, 'xlsb')],
  ['XLS', (rows) => workbookBytes({ 表: sheetOf(rows, { typed: true, merged: true }) }, 'biff8')],
  ['ODS', (rows) => workbookBytes({ 表: sheetOf(rows) }, 'ods')],
  ['SpreadsheetML 2003', (rows) => workbookBytes({ 表: sheetOf(rows) }, 'xlml')],
  ['HTML', (rows) => utf8(htmlTable(rows))],
  [
    'XLSX, cells merged over rows',
    (rows) => workbookBytes({ 表: sheetOf(rows, { typed: true, merged: true, mergedDown: true }) }, 'xlsx'),
  ],
  [
    'XLS, cells merged over rows',
    (rows) => workbookBytes({ 表: sheetOf(rows, { typed: true, merged: true, mergedDown: true }) }, 'biff8'),
  ],
  ['CSV, GB18030', (rows) => toBytes(toCsv(rows, ',', '\r\n'), 'GB18030')],
  ['HTML, cells merged over rows', (rows) => utf8(htmlTable(rows, 'utf-8', true))],
  ['DOCX', (rows) => docxBytes([rows])],
]

describe.each(FORMS)('%s/%s reads the same', (folder, file) => {
  const bytes = bytesOf(folder, file)
  const rows = rowsOf(bytes)
  const original = readFile(input(file, bytes))

  it.each(CONTAINERS)('as %s', async (_container, pack) => {
    const { evaluations, rejects, files } = await readFile(input(file, pack(rows)))
    expect(rejects).toEqual([])
    expect(evaluations.map(content)).toEqual((await original).evaluations.map(content))
    expectAccounted({ files })
  })

  it('in a ZIP with a name in GBK, in a folder', async () => {
    const zip = zipBytes([{ name: gbk(`2022年\\报送/${file}`), content: bytes }])
    const { evaluations, rejects, files } = await readFile(input('各单位.zip', zip))
    expect(rejects).toEqual([])
    expect(evaluations.map(content)).toEqual((await original).evaluations.map(content))
    expect(evaluations[0]!.file).toBe(`各单位.zip/2022年/报送/${file}`)
    expectAccounted({ files })
  })
})

function expectAccounted({ files }: Pick<IngestResult, 'files'>) {
  for (const { rowsRead, rowsLoaded, rowsRejected } of files) expect(rowsLoaded + rowsRejected).toBe(rowsRead)
}

describe('places', () => {
  it.each(CONTAINERS.filter(([name]) => name.startsWith('XLS')))(
    'in %s are those of Excel',
    async (_n, pack) => {
      const file = DEPARTMENT
      const original = (await readFile(caseFile(file))).evaluations[0]!
      const [read] = (await readFile(input(file, pack(rowsOf(caseBytes(file)))))).evaluations
      read!.indicators.forEach((indicator, i) => {
        const { row, column } = original.indicators[i]!.cell
        expect(indicator.cell).toEqual({ file, sheet: '表', row, column })
      })
    },
  )
})

describe('a file under a wrong name', () => {
  const rows = rowsOf(caseBytes(DEPARTMENT))
  it.each([
    ['表2022.csv', 'XLSX', workbookBytes({ 表: sheetOf(rows) }, 'xlsx')],
    ['表2022.xlsx', 'XLS', workbookBytes({ 表: sheetOf(rows) }, 'biff8')],
    ['表2022.xls', 'HTML · GB18030', gbk(htmlTable(rows, 'gb2312'))],
    ['表2022.xls', 'UTF-8', utf8(toCsv(rows, '\t', '\r\n'))],
    ['表2022.pdf', 'DOCX', docxBytes([rows])],
    ['表2022.csv', 'SpreadsheetML · UTF-8', workbookBytes({ 表: sheetOf(rows) }, 'xlml')],
  ])('%s is read as %s', async (name, encoding, bytes) => {
    const { files, evaluations } = await readFile(input(name, bytes))
    expect(files[0]).toMatchObject({ encoding, layout: 'form-department', rowsRejected: 0 })
    expect(evaluations[0]!.indicators).toHaveLength(26)
  })
})
