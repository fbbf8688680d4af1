import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  compareDecimal,
  parseDecimal,
  parseSchemeChange,
  parseValue,
  readScheme,
  SchemeError,
  SCHEMES,
} from '@/engine'
import { decodeBytes } from '@/ingest/bytes'
import { readAmount, readPercent, readPoints } from '@/ingest/cell-number'
import { parseCsv } from '@/ingest/csv'
import { parseTaxonomy, TAXONOMY, TaxonomyError } from '@/problems'
import { formatView, neutraliseCell, parseView, restoreCell, tableCsv } from '@/share'
import type { Target } from './target'

/** Pieces of what stands in 年度指标值 and 实际完成值, and of what should not. */
const PIECES = [
  ...'0123456789０９.,，%％‰+-−—/≥≤＞＜=≧═﹦ 　（）()[]'.split(''),
  ...'零一二三十百千万亿元件个次人天月年日底前以上下内优良中差'.split(''),
  ...[
    '不低于',
    '不超过',
    '百分之',
    '百分比',
    '万元',
    '达成预期指标',
    '2022年12月',
    '1e9',
    'NaN',
    '\u200B',
    '\0',
  ],
]
const cellText = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join('')),
  fc.string({ maxLength: 40, unit: 'binary' }),
)
const DECIMAL = /^-?\d+(\.\d+)?$/

const values: Target<string> = {
  name: 'value grammar',
  inCi: 10_000,
  share: 0.3,
  inputs: cellText,
  holds(text) {
    const value = parseValue(text)
    assert.deepEqual(parseValue(text), value)
    for (const number of JSON.stringify(value).matchAll(/"(?:amount|number|value|from|to)":"(-?[^"]*)"/g))
      assert.doesNotMatch(number[1]!, /NaN|Infinity|e\+/)
  },
}

const numbers: Target<string> = {
  name: 'numbers of cells',
  inCi: 10_000,
  share: 0.3,
  inputs: fc.oneof(
    cellText,
    fc
      .array(fc.constantFrom(...'0123456789０９.,，-−+ ¥元万亿分%'), { maxLength: 45 })
      .map((pieces) => pieces.join('')),
  ),
  holds(text) {
    for (const read of [readPoints(text), readPercent(text), readAmount(text, '元'), readAmount(text, null)])
      if (typeof read === 'object') assert.match(read.value, DECIMAL)
    const read = parseDecimal(text)
    if (read === null) return
    assert.match(read, DECIMAL)
    assert.equal(parseDecimal(read), read)
    assert.equal(compareDecimal(read, read), 0)
  },
}

const parameter = fc.constantFrom(
  ...[
    'v',
    'kind',
    'years',
    'dept',
    'threshold',
    'sort',
    'category',
    'rule',
    'severity',
    'table',
    'lang',
    'theme',
  ],
  ...['__proto__', 'constructor', 'x', ''],
)
const parameterValue = fc.oneof(
  fc.constantFrom('2022', '2021,2022', 'all', '90', '0', '', 'name.asc', 'dark', 'en', 'PAY', 'error', '1'),
  fc.string({ maxLength: 30, unit: 'binary' }),
)

const links: Target<[string, string | string[]][]> = {
  name: 'links',
  inCi: 3_000,
  share: 0.1,
  inputs: fc.array(fc.tuple(parameter, fc.oneof(parameterValue, fc.array(parameterValue, { maxLength: 3 })))),
  holds(pairs) {
    const { state } = parseView(Object.fromEntries(pairs), parseSchemeChange)
    const again = parseView(formatView(state), parseSchemeChange)
    assert.deepEqual(again.state, state)
    assert.deepEqual(again.ignored, [])
  },
}

/** A path into a JSON value, and what is put there instead. */
function replaced(json: unknown, path: readonly number[], put: unknown): unknown {
  const [first, ...rest] = path
  if (first === undefined || typeof json !== 'object' || json === null) return put
  const keys = Object.keys(json)
  if (keys.length === 0) return put
  const key = keys[first % keys.length]!
  const inner = replaced((json as Record<string, unknown>)[key], rest, put)
  return Array.isArray(json)
    ? json.map((item, index) => (String(index) === key ? inner : (item as unknown)))
    : { ...json, [key]: inner }
}
const put = fc.oneof(fc.jsonValue(), fc.constantFrom('-1', '1e9', '90.', '０', '(a+)+$', null, [], {}))

const schemes: Target<unknown> = {
  name: 'schemes',
  inCi: 3_000,
  share: 0.1,
  inputs: fc
    .tuple(fc.constantFrom(...SCHEMES), fc.array(fc.nat(40), { maxLength: 6 }), put)
    .map(([scheme, path, value]) => replaced(scheme, path, value)),
  holds(changed) {
    try {
      readScheme(changed)
    } catch (error) {
      assert.ok(error instanceof SchemeError, String(error))
      assert.match(error.path, /^\$/)
      assert.notEqual(error.reason.zh, '')
    }
  },
}

const taxonomies: Target<string> = {
  name: 'taxonomies',
  inCi: 100,
  share: 0.005,
  inputs: fc.oneof(
    fc.string({ maxLength: 60 }),
    fc
      .tuple(fc.array(fc.nat(40), { maxLength: 5 }), put)
      .map(([path, value]) => JSON.stringify(replaced(TAXONOMY, path, value))),
  ),
  holds(text) {
    try {
      parseTaxonomy(text)
    } catch (error) {
      assert.ok(error instanceof TaxonomyError, String(error))
      assert.notEqual(error.sentence.zh, '')
    }
  },
}

const csv: Target<Uint8Array> = {
  name: 'encodings and CSV',
  inCi: 5_000,
  share: 0.1,
  inputs: fc.oneof(
    fc.uint8Array({ maxLength: 120 }),
    fc
      .array(
        fc.constantFrom(
          '"',
          '""',
          ',',
          '\t',
          ';',
          '\r',
          '\n',
          '\r\n',
          '\0',
          '\uFEFF',
          'sep=,',
          '年度',
          '1',
          'a',
        ),
        {
          maxLength: 40,
        },
      )
      .map((pieces) => new TextEncoder().encode(pieces.join(''))),
  ),
  holds(bytes) {
    const read = decodeBytes(bytes)
    if (!('text' in read)) return assert.ok(read.offset >= 0 && read.offset <= bytes.length)
    const { rows, brokenQuotes } = parseCsv(read.text)
    for (const row of brokenQuotes) assert.ok(row >= 0 && row <= rows.length)
    // Nothing but quotes, delimiters and line ends stays behind.
    const kept = rows
      .flat()
      .join('')
      .replace(/[",;\t\r\n]/g, '')
    const had = read.text.replace(/^sep=[,;\t]\r?\n/i, '').replace(/[",;\t\r\n]/g, '')
    assert.equal(kept.replaceAll('\uFEFF', ''), had.replaceAll('\uFEFF', ''))
  },
}

const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/
const exported: Target<string[][]> = {
  name: 'exported cells',
  inCi: 3_000,
  share: 0.1,
  inputs: fc.array(
    fc.array(
      fc.oneof(
        cellText,
        fc.constantFrom(
          '=HYPERLINK("x")',
          '@SUM',
          '\t=1',
          '\r=1',
          "'",
          "''=1",
          '＝cmd',
          '－1',
          '0012',
          '1e5',
        ),
      ),
      { minLength: 2, maxLength: 2 },
    ),
    { minLength: 1, maxLength: 4 },
  ),
  holds(rows) {
    const columns = ['甲', '乙'].map((header, at) => ({ header, numeric: at === 1 }))
    const read = parseCsv(tableCsv({ title: '', columns, rows, about: [] }).slice(1)).rows.slice(1)
    // The parser takes any line end inside quotes as it is; a row of blanks at the very end is no row.
    assert.deepEqual(
      read.map((row) => row.map(restoreCell)),
      rows,
    )
    for (const [at, cell] of rows
      .flat()
      .map((text, i) => [i % 2, neutraliseCell(text, i % 2 === 1)] as const))
      if (!(at === 1 && DECIMAL.test(cell))) assert.doesNotMatch(cell, FORMULA)
  },
}

/** Parsers of a line or a cell: more than a million inputs in a recorded run. */
export const SMALL: readonly Target[] = [
  values,
  numbers,
  links,
  schemes,
  taxonomies,
  csv,
  exported,
] as never[]
