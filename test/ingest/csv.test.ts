import { describe, expect, it } from 'vitest'
import { detectDelimiter, parseCsv } from '../../src/ingest/csv'

describe('parseCsv', () => {
  it.each([
    [
      'a quoted line break does not start a row',
      'a,"b\nc",d\ne,f,g\n',
      [
        ['a', 'b\nc', 'd'],
        ['e', 'f', 'g'],
      ],
    ],
    [
      'a doubled quote is a quote',
      '"说 ""好""",1\n2,3',
      [
        ['说 "好"', '1'],
        ['2', '3'],
      ],
    ],
    [
      'codes keep zeros and letters',
      '0012,713752e1\n1,2',
      [
        ['0012', '713752e1'],
        ['1', '2'],
      ],
    ],
    ['blank lines keep their row number', 'a,b\n\nc,d\n', [['a', 'b'], [''], ['c', 'd']]],
    [
      'CR alone ends a row',
      'a,b\rc,d\r',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'CRLF ends a row',
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'tabs',
      'a\tb,c\nd\te',
      [
        ['a', 'b,c'],
        ['d', 'e'],
      ],
    ],
    [
      'semicolons',
      'a;b,c\nd;e',
      [
        ['a', 'b,c'],
        ['d', 'e'],
      ],
    ],
    ["Excel's own hint", 'sep=;\r\na;b\r\n', [['a', 'b']]],
  ])('%s', (_title, text, rows) => {
    expect(parseCsv(text).rows).toEqual(rows)
  })

  it('names the row of a quote that is never closed', () => {
    expect(parseCsv('a,b\nc,"d\ne,f\n').brokenQuotes).toEqual([1])
  })
})

describe('detectDelimiter', () => {
  it.each([
    [
      'commas inside sentences of a tab-separated sheet',
      '项目\t目标\n道路\t完成,验收,移交\n桥梁\t完成,验收\n',
      '\t',
    ],
    ['semicolons inside sentences', '项目,目标\n道路,完成;验收;移交\n桥梁,好\n', ','],
    ['one column', '项目\n道路\n', ','],
    ['rows cut off at their last cell', '表\na,b,c\na,b\na,b,c\n', ','],
  ])('%s', (_title, text, delimiter) => {
    expect(detectDelimiter(text)).toBe(delimiter)
  })
})
