import { describe, expect, it } from 'vitest'
import type { SelfEvaluation } from '@/engine'
import { readFile, type IngestResult } from '@/ingest'
import { decodeBytes } from '../../src/ingest/bytes'
import { parseCsv } from '../../src/ingest/csv'
import { caseBytes, caseFile, input } from './inputs'
import { toCsv } from './rendering'
import { docxBytes, gbk, htmlTable, sheetOf, workbookBytes, zipBytes } from './render-containers'

const FORMS = [
  '2022年度上街区政务服务中心部门整体自评表.csv',
  '219001委托业务项目自评表.csv',
  '普陀体育中心结算费用2022.csv',
  '青神县发改局工资性支出.csv',
  '02-yongde-minglang-2022.csv',
  '03-tianchang-slj-2022.csv',
  '07-ezhou-xzspj-2021.csv',
  '10-huangshi-library-2022.csv',
  '14-jishan-zhaidian-2021.csv',
  '17-hengshan-liangshi-2020.csv',
  '20-chongqing-rongmeiti-zhengti-2021.csv',
]

function rowsOf(file: string): string[][] {
  const decoded = decodeBytes(caseBytes(file))
  if (!('text' in decoded)) throw new Error(file)
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
  ['DOCX', (rows) => docxBytes([rows])],
]

describe.each(FORMS)('%s reads the same', (file) => {
  it.each(CONTAINERS)('as %s', async (_container, pack) => {
    const original = (await readFile(caseFile(file))).evaluations[0]!
    const { evaluations, rejects, files } = await readFile(input(file, pack(rowsOf(file))))
    expect(rejects).toEqual([])
    expect(evaluations).toHaveLength(1)
    expect(content(evaluations[0]!)).toEqual(content(original))
    expectAccounted({ files })
  })

  it('in a ZIP with a name in GBK, in a folder', async () => {
    const original = (await readFile(caseFile(file))).evaluations[0]!
    const bytes = zipBytes([{ name: gbk(`2022年\\报送/${file}`), content: caseBytes(file) }])
    const { evaluations, rejects, files } = await readFile(input('各单位.zip', bytes))
    expect(rejects).toEqual([])
    expect(content(evaluations[0]!)).toEqual(content(original))
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
      const file = FORMS[0]!
      const original = (await readFile(caseFile(file))).evaluations[0]!
      const [read] = (await readFile(input(file, pack(rowsOf(file))))).evaluations
      read!.indicators.forEach((indicator, i) => {
        const { row, column } = original.indicators[i]!.cell
        expect(indicator.cell).toEqual({ file, sheet: '表', row, column })
      })
    },
  )
})

describe('a file under a wrong name', () => {
  const file = FORMS[0]!
  it.each([
    ['表2022.csv', 'XLSX', workbookBytes({ 表: sheetOf(rowsOf(file)) }, 'xlsx')],
    ['表2022.xlsx', 'XLS', workbookBytes({ 表: sheetOf(rowsOf(file)) }, 'biff8')],
    ['表2022.xls', 'HTML · GB18030', gbk(htmlTable(rowsOf(file), 'gb2312'))],
    ['表2022.xls', 'UTF-8', utf8(toCsv(rowsOf(file), '\t', '\r\n'))],
    ['表2022.pdf', 'DOCX', docxBytes([rowsOf(file)])],
    ['表2022.csv', 'SpreadsheetML · UTF-8', workbookBytes({ 表: sheetOf(rowsOf(file)) }, 'xlml')],
  ])('%s is read as %s', async (name, encoding, bytes) => {
    const { files, evaluations } = await readFile(input(name, bytes))
    expect(files[0]).toMatchObject({ encoding, layout: 'form-department', rowsRejected: 0 })
    expect(evaluations[0]!.indicators).toHaveLength(26)
  })
})
