import { compareDecimal, type DecimalString } from '@/engine'

/** A copy in ascending order of years. */
export function byYear<Row extends { year: number }>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => a.year - b.year)
}

/** A copy in ascending order of an exact decimal; equal ones keep their order. */
export function byDecimal<Row>(rows: readonly Row[], of: (row: Row) => DecimalString): Row[] {
  return [...rows].sort((a, b) => compareDecimal(of(a), of(b)))
}

/**
 * What is made of an answer's rows once, for all that ask of it: a chart's height, drawing, sentence and table each begin
 * with the same ranking. Kept as long as the rows are; none who gets it changes it.
 *
 * @param make may take one word or number beside the rows (a side, a width)
 */
export function oncePerRows<Rows extends object, Made, Key extends string | number = never>(
  make: (rows: Rows, key?: Key) => Made,
): (rows: Rows, key?: Key) => Made {
  const kept = new WeakMap<Rows, Map<Key | undefined, Made>>()
  return (rows, key) => {
    const made = kept.get(rows) ?? new Map<Key | undefined, Made>()
    kept.set(rows, made)
    if (!made.has(key)) made.set(key, make(rows, key))
    return made.get(key)!
  }
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

/** The place of the first of which `holds` is true, where it is true of all that follow it too; −1 of none. */
export function firstOf<Row>(rows: readonly Row[], holds: (row: Row) => boolean): number {
  let [from, to] = [0, rows.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (holds(rows[middle]!)) to = middle
    else from = middle + 1
  }
  return from < rows.length ? from : -1
}
