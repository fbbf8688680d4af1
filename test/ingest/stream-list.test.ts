import { describe, expect, it } from 'vitest'
import { readFiles, type IngestResult, type InputFile } from '@/ingest'
import { CsvStream, csvDialect, parseCsv } from '@/ingest/csv'
import { listFile, listRows, shuffled } from './large-list'
import type { Encoding } from './rendering/to-bytes'

const SEED = Number(process.env.JIJING_SEED ?? 20261127)

/** All that came of a file, as plain data; only the time it took may differ. */
async function read(file: InputFile): Promise<IngestResult> {
  const result = structuredClone(await readFiles([file]))
  for (const report of result.files) report.elapsedMs = 0
  return result
}

/** Told by a word: the difference of two lists could not be read. */
const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** Compared piece by piece: a difference in a list of this size could not be shown. */
async function expectSame(rows: string[][], encoding: Encoding) {
  const whole = await read(listFile(rows, encoding, false))
  const streamed = await read(listFile(rows, encoding, true))
  expect(streamed.files).toEqual(whole.files)
  expect(streamed.rejects).toEqual(whole.rejects)
  expect(streamed.sheets.map(({ regions }) => regions)).toEqual(whole.sheets.map(({ regions }) => regions))
  expect(isSame(streamed.sheets, whole.sheets)).toBe(true)
  expect(streamed.evaluations.length).toBe(whole.evaluations.length)
  for (const [i, table] of streamed.evaluations.entries()) expect(table).toEqual(whole.evaluations[i])
  return streamed
}

describe(`a large list is read as its bytes come, as it would be read whole (seed ${SEED})`, () => {
  const rows = listRows(SEED, 1_400)

  it.each([['UTF-8'], ['UTF-8 BOM'], ['UTF-16LE']] as [Encoding][])(
    'in %s, with merged cells, sums and rows that are rejected',
    async (encoding) => {
      const { files, rejects, sheets } = await expectSame(rows, encoding)
      expect(files[0]!.encoding).toBe(encoding)
      expect(files[0]!.rowsRead).toBe(files[0]!.rowsLoaded + files[0]!.rowsRejected)
      const codes = new Set(rejects.map(({ code }) => code))
      expect([...codes].sort()).toEqual([
        'cell.replacement-character',
        'list.indicator-missing',
        'list.number-malformed',
        'list.year-unreadable',
      ])
      expect(sheets[0]!.isPart).toBeUndefined()
    },
    60_000,
  )

  it('in GB18030', async () => {
    const clean = rows.map((row) => row.map((cell) => cell.replace('\uFFFD', '')))
    const { files } = await expectSame(clean, 'GB18030')
    expect(files[0]!.encoding).toBe('GB18030')
  }, 60_000)

  it('in any order of its rows, and of more rows than are kept', async () => {
    const plain = listRows(SEED + 1, 2_500, false)
    const { files, sheets } = await expectSame(shuffled(plain, SEED), 'UTF-8')
    expect(files[0]!.rowsRead).toBeGreaterThan(50_000)
    expect(sheets[0]!.isPart).toBe(true)
  }, 60_000)

  it('with a quote that is never closed, with a column that fills late, with a byte that fits no encoding', async () => {
    const broken = listFile(rows, 'UTF-8', true)
    const text = new TextDecoder().decode(await broken.bytes())
    const at = text.indexOf('\r\n', text.length >> 1)
    const variants = [
      `${text.slice(0, at)}\r\n2020,"测试市第1号单位${text.slice(at)}`,
      `${text.slice(0, at)}\r\n2020,测试市第1号单位,,部门,,产出指标,,名,1件,1件,1,1,,,,多出的一格${text.slice(at)}`,
    ].map((one) => new TextEncoder().encode(one))
    const wrong = (await broken.bytes()).slice()
    wrong[wrong.length >> 1] = 0xff
    for (const bytes of [...variants, wrong]) {
      const file = { name: 'x.csv', size: broken.size, bytes: () => Promise.resolve(bytes) }
      const whole = await read(file)
      const streamed = await read({ ...file, stream: () => new Blob([bytes as BlobPart]).stream() })
      expect(streamed.files).toEqual(whole.files)
      expect(streamed.rejects).toEqual(whole.rejects)
      expect(isSame(streamed, whole)).toBe(true)
    }
  }, 120_000)

  it('tells how far it is while it reads, and stops at once when it is told to', async () => {
    const stop = new AbortController()
    const seen: number[] = []
    const run = readFiles([listFile(rows, 'UTF-8', true)], {
      signal: stop.signal,
      onProgress: ({ rows: read, bytesDone }) => {
        seen.push(bytesDone)
        if (read !== null && seen.length === 3) stop.abort(new Error('enough'))
      },
    })
    await expect(run).rejects.toThrow('enough')
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(seen.length).toBe(3)
  })
})

describe('CSV in parts', () => {
  const TEXTS = [
    'a,b\r\n1,"x\r\ny"\r\n"say ""hi""",3\r\n',
    'a;b\n1;2\n\n3;"4"',
    'a\tb\r1\t2\r',
    'a,b\n"open,1\n2,3\n',
    'a,b\n"x"y,1\n2,3\n"z"  ,4\n',
    'sep=;\r\na;b\r\n1;2\r\n\r\n',
    '\uFEFFa,b\n1,2\n',
  ]

  it.each(TEXTS)('gives the rows of the whole, wherever it is cut: %j', (text) => {
    const whole = parseCsv(text)
    const { body, delimiter, newline } = csvDialect(text)
    for (let step = 1; step <= body.length; step++) {
      const csv = new CsvStream(delimiter, newline)
      const rows: string[][] = []
      for (let at = 0; at < body.length; at += step) rows.push(...csv.push(body.slice(at, at + step)))
      rows.push(...csv.end())
      expect(rows).toEqual(whole.rows)
      expect(csv.brokenQuotes).toEqual(whole.brokenQuotes)
    }
  })
})
