import Decimal from 'decimal.js'
import type { DecimalString } from '@/engine'

/** A copy in ascending order of years. */
export function byYear<Row extends { year: number }>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => a.year - b.year)
}

/** A copy in ascending order of an exact decimal; equal ones keep their order. Each is parsed once. */
export function byDecimal<Row>(rows: readonly Row[], of: (row: Row) => DecimalString): Row[] {
  return rows
    .map((row) => ({ row, value: new Decimal(of(row)) }))
    .sort((a, b) => a.value.comparedTo(b.value))
    .map(({ row }) => row)
}

/** The distinct years, ascending. */
export function yearsOf(rows: readonly { year: number }[]): number[] {
  return [...new Set(rows.map((row) => row.year))].sort((a, b) => a - b)
}

/** Groups rows by a key, in order of first appearance. */
export function groupBy<Row, Key>(rows: readonly Row[], of: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>()
  for (const row of rows) {
    const group = groups.get(of(row))
    if (group) group.push(row)
    else groups.set(of(row), [row])
  }
  return groups
}
