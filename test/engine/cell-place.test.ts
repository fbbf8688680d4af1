import { describe, expect, it } from 'vitest'
import { cellPlace, columnLetters, parseCellPlace } from '@/engine'

describe('a place as Excel writes it', () => {
  it.each([
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [52, 'AZ'],
    [702, 'ZZ'],
    [703, 'AAA'],
    [16384, 'XFD'],
  ])('column %i is %s', (column, letters) => expect(columnLetters(column)).toBe(letters))

  it.each([
    ['B14', { sheet: null, cell: { row: 14, column: 2 } }],
    ['表 1!AA3', { sheet: '表 1', cell: { row: 3, column: 27 } }],
    ['a!b!C1', { sheet: 'a!b', cell: { row: 1, column: 3 } }],
    ['第 3 页!', { sheet: '第 3 页', cell: null }],
  ])('%s is read', (text, place) => expect(parseCellPlace(text)).toEqual(place))

  it.each(['', 'B', '14', 'B0', 'b14', '!', 'B14 '])('%j is no place', (text) =>
    expect(parseCellPlace(text)).toBeNull(),
  )

  it('is read as it was written', () => {
    for (const cell of [
      { row: 1, column: 1 },
      { sheet: '2022年（汇总）', row: 1048576, column: 16384 },
    ])
      expect(parseCellPlace(cellPlace(cell))).toEqual({
        sheet: cell.sheet ?? null,
        cell: { row: cell.row, column: cell.column },
      })
  })
})
