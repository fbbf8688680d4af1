import { expect, test } from 'vitest'
import { sortRows, type Column } from '@/components/table/columns'

const column = (more: Partial<Column<string | null>>): Column<string | null> => ({
  id: 'a',
  header: '',
  text: (row) => row ?? '',
  sort: (row) => row,
  ...more,
})
const sorted = (rows: (string | null)[], of: Column<string | null>, direction: 'asc' | 'desc') =>
  sortRows(rows, [of], { column: 'a', direction })

test('decimals by value, exactly where floats are one number', () => {
  const decimals = column({ sortAs: 'decimal' })
  expect(sorted(['10', '9', '-1', '0', '9.0'], decimals, 'asc')).toEqual(['-1', '0', '9', '9.0', '10'])
  const close = ['0.100000000000000002', '0.100000000000000001', '0.1']
  expect(new Set(close.map(Number)).size).toBe(1)
  expect(sorted(close, decimals, 'asc')).toEqual([...close].reverse())
  expect(sorted(close, decimals, 'desc')).toEqual(close)
})

test('no value stands last, up and down; equal ones keep their order', () => {
  const decimals = column({ sortAs: 'decimal' })
  expect(sorted([null, '1.0', '2', '1'], decimals, 'asc')).toEqual(['1.0', '1', '2', null])
  expect(sorted([null, '1.0', '2', '1'], decimals, 'desc')).toEqual(['2', '1.0', '1', null])
})

test('text by pinyin, with numbers in it as numbers', () => {
  expect(sorted(['乙10', '乙9', '甲', '丙'], column({}), 'asc')).toEqual(['丙', '甲', '乙9', '乙10'])
})
