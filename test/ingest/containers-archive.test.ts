import { deflateSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readFile, readFiles, type ReadProgress } from '@/ingest'
import { ARCHIVE_LIMITS } from '../../src/ingest/containers/limits'
import { Unpacker } from '../../src/ingest/containers/unpack'
import { caseBytes, input } from './inputs'
import { gbk, sheetOf, workbookBytes, zipBytes } from './render-containers'

const SHANGJIE = '2022年度上街区政务服务中心部门整体自评表.csv'
const utf8 = (text: string) => new TextEncoder().encode(text)
const LIST = utf8('年度,部门,资金来源,全年预算数,全年执行数\n2022,区水利局,总额,10,9\n')

describe('a ZIP', () => {
  it('brings its files into the batch, each with a line in the ledger', async () => {
    const bytes = zipSync({
      [SHANGJIE]: caseBytes(SHANGJIE),
      '乙局/预算.csv': LIST,
      '丙局/表2022.xlsx': workbookBytes(
        {
          表: sheetOf([
            ['年度', '部门'],
            ['2022', '丙局'],
          ]),
        },
        'xlsx',
      ),
    })
    const { files, evaluations, rejects } = await readFile(input('报送.zip', bytes))
    expect(files.map(({ file, layout }) => [file, layout])).toEqual([
      ['报送.zip', 'archive'],
      [`报送.zip/${SHANGJIE}`, 'form-department'],
      ['报送.zip/乙局/预算.csv', 'list-budgets'],
      ['报送.zip/丙局/表2022.xlsx', null],
    ])
    expect(evaluations.map(({ department }) => department)).toEqual(['郑州市上街区政务服务中心', '区水利局'])
    expect(evaluations[0]!.indicators[0]!.cell.file).toBe(`报送.zip/${SHANGJIE}`)
    expect(rejects).toMatchObject([{ code: 'file.not-a-table', file: '报送.zip/丙局/表2022.xlsx' }])
  })

  it.each([
    ['GBK, as Windows in Chinese writes them', gbk('水利局/预算.csv')],
    ['UTF-8 without the flag, as macOS does', utf8('水利局/预算.csv')],
    ['UTF-8 with the flag', '水利局/预算.csv'],
    ['GBK with backslashes', gbk('水利局\\预算.csv')],
    ['with a way out of the archive', '../水利局/预算.csv'],
  ])('reads names in %s', async (_title, name) => {
    const { files } = await readFile(input('a.zip', zipBytes([{ name, content: LIST }])))
    expect(files[1]!.file).toBe('a.zip/水利局/预算.csv')
  })

  it('leaves out the files of programs, and says so', async () => {
    const bytes = zipSync({
      '预算.csv': LIST,
      '__MACOSX/._预算.csv': LIST,
      '~$预算.xlsx': LIST,
      '.DS_Store': LIST,
      'Thumbs.db': LIST,
    })
    const { files } = await readFile(input('a.zip', bytes))
    expect(files.map(({ file }) => file)).toEqual(['a.zip', 'a.zip/预算.csv'])
    expect(files[0]!.notes[1]!.zh).toContain('另有 4 个系统或临时文件未读')
  })

  it('in a ZIP is opened; a third layer is not', async () => {
    const one = zipSync({ '预算.csv': LIST })
    const two = zipSync({ '一.zip': one })
    const three = zipSync({ '二.zip': two })
    const inner = await readFile(input('a.zip', two))
    expect(inner.files.at(-1)).toMatchObject({ file: 'a.zip/一.zip/预算.csv', layout: 'list-budgets' })
    const deep = await readFile(input('a.zip', three))
    expect(deep.rejects).toMatchObject([{ code: 'archive.too-deep', file: 'a.zip/二.zip/一.zip' }])
  })

  it.each([
    ['a password', { encrypted: true }, 'file.encrypted'],
    ['another method', { method: 12 }, 'archive.method'],
    ['bytes that were changed on the way', { method: 8, packed: deflateSync(utf8('年度')) }, 'file.damaged'],
    ['a stream that is none', { method: 8, packed: new Uint8Array(50).fill(0xff) }, 'file.damaged'],
    ['a size that is a lie', { method: 8, packed: deflateSync(LIST), declared: 10 }, 'file.damaged'],
  ])('names a member with %s, and reads the others', async (_title, fault, code) => {
    const bytes = zipBytes([
      { name: '坏.csv', content: LIST, ...fault },
      { name: '好.csv', content: LIST },
    ])
    const { rejects, evaluations, files } = await readFile(input('a.zip', bytes))
    expect(rejects).toMatchObject([{ code, file: 'a.zip/坏.csv' }])
    expect(evaluations).toHaveLength(1)
    expect(files).toHaveLength(3)
  })

  it('without files is empty; a cut-off one is damaged', async () => {
    expect((await readFile(input('a.zip', zipSync({})))).rejects).toMatchObject([{ code: 'file.empty' }])
    const half = zipSync({ 'a.csv': LIST }).subarray(0, 60)
    expect((await readFile(input('a.zip', half))).rejects).toMatchObject([{ code: 'file.damaged' }])
  })

  it('counts for progress by its files, and never beyond its bytes', async () => {
    const bytes = zipSync({ 'a.csv': LIST, 'b.csv': LIST, 'c.csv': LIST })
    const seen: ReadProgress[] = []
    await readFiles([input('a.zip', bytes), input('d.csv', LIST)], {
      onProgress: (progress) => seen.push(progress),
    })
    expect(seen.map(({ filesDone, filesTotal }) => `${filesDone}/${filesTotal}`)).toEqual([
      '1/5',
      '2/5',
      '3/5',
      '4/5',
      '5/5',
    ])
    expect(seen.every(({ bytesDone, bytesTotal }) => bytesDone <= bytesTotal)).toBe(true)
    expect(seen.at(-2)!.bytesDone).toBe(bytes.length)
  })
})

describe('decompression bombs', () => {
  const zeros = new Uint8Array(20 * 1024 * 1024)

  it('a ratio that no table has is refused', async () => {
    const { rejects } = await readFile(input('a.zip', zipSync({ 'a.csv': zeros, 'b.csv': LIST })))
    expect(rejects).toMatchObject([{ code: 'archive.too-large', file: 'a.zip/a.csv' }])
  })

  it('a directory that declares less than comes out does not help', () => {
    const packed = deflateSync(zeros)
    const bytes = zipBytes([{ name: 'a.csv', content: zeros, method: 8, packed, declared: 1000 }])
    const unpacker = new Unpacker(bytes)
    expect(() => unpacker.unpack(unpacker.entries[0]!)).toThrow('file.damaged')
  })

  it.each([
    ['too large an entry', { entryBytes: 10 }, 'archive.too-large'],
    ['too large a sum', { totalBytes: LIST.length + 1 }, 'archive.too-large'],
  ])('%s', (_title, limits, code) => {
    const unpacker = new Unpacker(zipSync({ a: LIST, b: LIST }), { ...ARCHIVE_LIMITS, ...limits })
    expect(() => unpacker.entries.map((entry) => unpacker.unpack(entry))).toThrow(code)
  })

  it('too many entries', () => {
    const bytes = zipSync({ a: LIST, b: LIST, c: LIST })
    expect(() => new Unpacker(bytes, { ...ARCHIVE_LIMITS, entries: 2 })).toThrow('archive.too-many')
    expect(new Unpacker(bytes, { ...ARCHIVE_LIMITS, entries: 3 }).entries).toHaveLength(3)
  })
})
