import { describe, expect, it } from 'vitest'
import { readFile } from '@/ingest'
import { decodeBytes } from '../../src/ingest/bytes'
import { fileKind } from '../../src/ingest/containers/kind'
import { caseBytes, input } from './inputs'

const FILE = '2022年度上街区政务服务中心部门整体自评表.csv'

function text(): string {
  const decoded = decodeBytes(caseBytes(FILE))
  if (!('text' in decoded)) throw new Error('undecodable')
  return decoded.text
}

const utf8 = (value: string) => new TextEncoder().encode(value)
const withMark = (bytes: Uint8Array, ...mark: number[]) => new Uint8Array([...mark, ...bytes])
const utf16 = (value: string, bigEndian: boolean) => {
  const bytes = Buffer.from(value, 'utf16le')
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes)
}

describe('one table in every encoding', () => {
  it.each([
    ['GB18030', () => caseBytes(FILE)],
    ['UTF-8', () => utf8(text())],
    ['UTF-8 BOM', () => withMark(utf8(text()), 0xef, 0xbb, 0xbf)],
    ['UTF-16LE', () => withMark(utf16(text(), false), 0xff, 0xfe)],
    ['UTF-16BE', () => withMark(utf16(text(), true), 0xfe, 0xff)],
    ['UTF-16LE', () => utf16(text(), false)],
    ['UTF-16BE', () => utf16(text(), true)],
  ])('%s', async (encoding, bytes) => {
    const { files, evaluations, rejects } = await readFile(input(FILE, bytes()))
    expect(files[0]).toMatchObject({ encoding, rowsRead: 40, rowsLoaded: 40, rowsRejected: 0 })
    expect(rejects).toEqual([])
    expect(evaluations[0]).toMatchObject({ department: '郑州市上街区政务服务中心', reportedTotal: '96.31' })
    expect(evaluations[0]!.indicators).toHaveLength(26)
  })
})

describe('short texts', () => {
  it.each([
    ['GB18030', [0xd7, 0xdc, 0xb7, 0xd6], '总分'],
    ['UTF-8', [0xe6, 0x80, 0xbb], '总'],
    ['UTF-8', [0x31, 0x30], '10'],
    ['GB18030', [0x81, 0x30, 0x81, 0x30], '\u0080'],
  ])('%s %j', (encoding, bytes, expected) => {
    expect(decodeBytes(new Uint8Array(bytes))).toEqual({ encoding, text: expected })
  })
})

describe('bytes that fit no encoding', () => {
  it.each([
    ['a byte that GB18030 does not know', [0xd7, 0xdc, 0x31, 0xff, 0x31], 'GB18030', 3],
    ['a wrong byte after a UTF-8 mark', [0xef, 0xbb, 0xbf, 0x31, 0xff], 'UTF-8 BOM', 4],
    ['a character cut off at the end', [0x31, 0x31, 0xd7], 'GB18030', 2],
  ])('%s is named with its offset', async (_title, bytes, encoding, offset) => {
    const { files, rejects, evaluations } = await readFile(input('坏.csv', new Uint8Array(bytes)))
    expect(rejects).toHaveLength(1)
    expect(rejects[0]!.code).toBe('file.undecodable')
    expect(rejects[0]!.message.zh).toContain(`按 ${encoding} 解码，第 ${offset} 个字节`)
    expect(files[0]).toMatchObject({ encoding: null, layout: null, rowsRead: 0 })
    expect(evaluations).toEqual([])
  })

  it('never passes on a character that an earlier conversion lost', async () => {
    const csv =
      '项目支出绩效自评表\n项目名称,道路�护\n,年初预算数,全年预算数,全年执行数\n年度资金总额,1,1,1\n'
    const { rejects, evaluations } = await readFile(input('a2022.csv', csv))
    expect(rejects).toMatchObject([{ code: 'cell.replacement-character', row: 2, column: 2 }])
    expect(JSON.stringify(evaluations)).not.toContain('\uFFFD')
  })
})

describe('files that are no text', () => {
  it.each([
    ['压缩包.rar', [0x52, 0x61, 0x72, 0x21, 0x1a], 'RAR'],
    ['表.csv', [0x37, 0x7a, 0xbc, 0xaf], '7Z'],
    ['扫描.xlsx', [0xff, 0xd8, 0xff, 0xe0], 'JPEG'],
    ['报告.doc', [0x7b, 0x5c, 0x72, 0x74, 0x66, 0x31], 'RTF'],
  ])('%s is named %s', async (name, bytes, kind) => {
    const { rejects } = await readFile(input(name, new Uint8Array(bytes)))
    expect(rejects).toMatchObject([{ code: 'file.kind-not-supported', row: null, column: null }])
    expect(rejects[0]!.message.zh).toContain(`${kind} 文件`)
    expect(rejects[0]!.message.zh).toContain('另存为')
  })

  it.each([
    ['表.xlsx', [0x50, 0x4b, 3, 4, 1, 2, 3], 'ZIP'],
    [
      '表.xls',
      [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.from('Workbook', 'utf16le')],
      'XLS',
    ],
    ['表.pdf', [0x25, 0x50, 0x44, 0x46, 0x2d, 0x31], 'PDF'],
  ])('%s that is cut off is named damaged', async (name, bytes, kind) => {
    const { rejects } = await readFile(input(name, new Uint8Array(bytes)))
    expect(rejects).toMatchObject([{ code: 'file.damaged' }])
    expect(rejects[0]!.message.zh).toContain(kind)
  })

  it.each([
    ['nothing', ''],
    ['blank lines', '\n\n,,\n'],
  ])('says that a file with %s is empty', async (_title, content) => {
    const { rejects, files } = await readFile(input('空.csv', content))
    expect(rejects).toMatchObject([{ code: 'file.empty' }])
    expect(files[0]!.rowsRead).toBe(0)
  })

  it('looks at the bytes, not at the name', () => {
    expect(fileKind(new TextEncoder().encode('年度,部门'))).toEqual({ kind: 'text' })
  })
})
