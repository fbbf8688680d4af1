import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { decodeBytes } from '../../src/ingest/bytes'
import { parseCsv } from '../../src/ingest/csv'

/**
 * Public collections of CSV oddities through our decoder: agreement, or a reason. The cases are those of the packages as
 * they are installed, so that a new version brings its new ones.
 */
const require = createRequire(import.meta.url)

function rowsOf(bytes: Uint8Array): string[][] {
  const decoded = decodeBytes(bytes)
  if (!('text' in decoded)) throw new Error('undecodable')
  return parseCsv(decoded.text).rows
}

describe('csv-spectrum', () => {
  const folder = dirname(require.resolve('csv-spectrum'))
  const names = readdirSync(join(folder, 'csvs')).map((name) => name.replace(/\.csv$/, ''))

  it('is there', () => expect(names.length).toBeGreaterThanOrEqual(12))

  it.each(names)('%s', (name) => {
    const [header = [], ...rows] = rowsOf(new Uint8Array(readFileSync(join(folder, 'csvs', `${name}.csv`))))
    const records = rows.map((row) => Object.fromEntries(header.map((key, i) => [key, row[i]])))
    const expected = JSON.parse(readFileSync(join(folder, 'json', `${name}.json`), 'utf8')) as Record<
      string,
      string
    >
    // The suite contradicts itself: in this record its JSON has another telephone number than its CSV.
    if (name === 'location_coordinates') expected['Contact Phone Number'] = '2095257564'
    // One file of a single record has it without a list around it.
    expect(records).toEqual([expected].flat())
  })
})

interface PapaCase {
  description: string
  input: string
  config?: Record<string, unknown>
  expected: { data: unknown[]; errors: { type: string; row?: number }[] }
}

/** The arrays of cases in Papa Parse's test file; the rest of it (chai, mocha) is not run. */
function papaCases(name: string): PapaCase[] {
  const file = join(dirname(require.resolve('papaparse')), 'tests', 'test-cases.js')
  const source = readFileSync(file, 'utf8')
  const start = source.indexOf(`var ${name} = [`)
  const end = source.indexOf('\n];', start) + 3
  const context: Record<string, unknown> = {
    Papa: require('papaparse') as unknown,
    RECORD_SEP: '\u001e',
    UNIT_SEP: '\u001f',
    FILES_ENABLED: false,
    XHR_ENABLED: false,
  }
  runInNewContext(`${source.slice(start, end)}; result = ${name}`, context)
  // Out of its context, so that arrays are ours; functions are kept as a word.
  const plain = JSON.stringify(context.result, (_key, value: unknown) =>
    typeof value === 'function' ? 'function' : value,
  )
  return JSON.parse(plain) as PapaCase[]
}

/** Options that ask for another reading than ours: what is asked is not what a table of an office is. */
const OTHER_READING: Record<string, string> = {
  header: 'objects by header: forms have no header row, and cells are told by their place',
  dynamicTyping: 'never: it makes 0012 and 713752e1 numbers',
  comments: 'a row that begins with # is a row',
  quoteChar: 'only the double quote',
  escapeChar: 'only the doubled quote',
  skipEmptyLines: 'empty rows keep their number: places are those of the file',
  skipFirstNLines: 'nothing is skipped',
  preview: 'the whole file is read',
  transform: 'cells stay as they are',
  transformHeader: 'cells stay as they are',
  step: 'the whole file is read',
  delimitersToGuess: 'comma, tab and semicolon',
  newline: 'told by the text',
  fastMode: 'wrong on quoted fields',
  complete: 'no callbacks',
}
const OURS = new Set([',', '\t', ';'])

function reasonAgainst({ config = {} }: PapaCase): string | null {
  for (const [option, value] of Object.entries(config)) {
    if (option in OTHER_READING && value !== false) return OTHER_READING[option]!
    if (option === 'delimiter' && typeof value === 'string' && value !== '' && !OURS.has(value))
      return 'comma, tab and semicolon are what spreadsheets write'
  }
  return null
}

/** Cases that ask for nothing else, and still come out differently: why. */
const DIFFERENT: Record<string, string> = {
  'Pipe delimiter is guessed correctly when mixed with comas':
    'comma, tab and semicolon are what spreadsheets write',
}

describe.each(['CORE_PARSER_TESTS', 'PARSE_TESTS'])('Papa Parse, %s', (name) => {
  const cases = papaCases(name)

  it('has its cases', () => expect(cases.length).toBeGreaterThan(50))

  it.each(cases.map((one) => [one.description, one] as const))('%s', (_title, one) => {
    const read = trimmed(parseCsv(one.input).rows)
    const expected = trimmed(one.expected.data as string[][])
    const reason = reasonAgainst(one) ?? DIFFERENT[one.description] ?? null
    // A reason stands only where there is something to explain; some options change nothing.
    if (reason === null) expect(read).toEqual(expected)
    else expect(reason).not.toBe('')
  })

  it('is agreed with in most cases', () => {
    const agreed = cases.filter((one) => reasonAgainst(one) === null && !(one.description in DIFFERENT))
    expect(agreed.length).toBeGreaterThan(cases.length / 3)
  })
})

/** Line breaks at the end are no rows. */
function trimmed(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const isEmpty = (row: readonly string[]) => row.length === 0 || (row.length === 1 && row[0] === '')
  return rows.slice(0, rows.findLastIndex((row) => !isEmpty(row)) + 1)
}
