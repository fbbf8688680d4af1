import { describe, expect, it } from 'vitest'
import { answerColumns } from '@/components/query/answer-columns'
import { sortRows } from '@/components/table/columns'

const column = (name: string, type: string, numeric: boolean, approximate = false) => ({
  name,
  type,
  numeric,
  approximate,
})
const ANSWER = {
  columns: [
    column('a', 'DECIMAL(18,6)', true),
    column('b', 'DOUBLE', true, true),
    column('c', 'VARCHAR', false),
  ],
  rows: [
    ['208.02', '0.3333333333333333', 'x'.repeat(400)],
    ['100', 'nan', ''],
    [null, '1e-07', null],
  ],
  truncated: false,
}
const columns = answerColumns(ANSWER, '浮点数')
const rows = ANSWER.rows.map((cells, place) => ({ place, cells }))
const shown = (at: number) => rows.map((row) => columns[at]!.text(row))

describe('columns of an answer', () => {
  it('points stand below each other, and no digit is lost', () => {
    expect(shown(0)).toEqual(['208.02', '100.00', 'NULL'])
    expect(rows.map((row) => columns[0]!.plain!(row))).toEqual(['208.02', '100', ''])
  })

  it('marks what is no longer exact, and shows it as it is', () => {
    expect(columns.map(({ header }) => header)).toEqual(['a', 'b ≈', 'c'])
    expect(columns[1]!.hint).toBe('DOUBLE: 浮点数')
    expect(shown(1)).toEqual(['0.3333333333333333', 'nan', '1e-07'])
  })

  it('cuts a long text on the screen alone', () => {
    expect(shown(2)[0]).toHaveLength(301)
    expect(columns[2]!.plain!(rows[0]!)).toHaveLength(400)
  })

  it('sorts numbers by value; NULL and NaN last', () => {
    const order = (column: string) =>
      sortRows(rows, columns, { column, direction: 'asc' }).map(({ place }) => place)
    expect(order('c1')).toEqual([1, 0, 2])
    expect(order('c2')).toEqual([2, 0, 1])
  })
})
