import { nextTask } from '../next-task'

const collator = new Intl.Collator('zh-CN', { numeric: true })

/** Names as a Chinese reader expects them (by pinyin); DuckDB would need ICU for it. Names that are missing come first. */
export const byName = (a: string | null, b: string | null): number => collator.compare(a ?? '', b ?? '')

/**
 * Rows in the order of `byName`, put in order in tasks of some milliseconds: thousands of names by pinyin take longer than a
 * page may be silent.
 */
export async function sortedByName<Row>(rows: readonly Row[], nameOf: (row: Row) => string): Promise<Row[]> {
  const compare = (a: Row, b: Row) => byName(nameOf(a), nameOf(b))
  let runs: Row[][] = []
  for (let at = 0; at < rows.length; at += RUN) {
    runs.push(rows.slice(at, at + RUN).sort(compare))
    if (rows.length > RUN) await nextTask()
  }
  while (runs.length > 1) {
    const merged: Row[][] = []
    for (let at = 0; at < runs.length; at += 2)
      merged.push(at + 1 < runs.length ? await merge(runs[at]!, runs[at + 1]!, compare) : runs[at]!)
    runs = merged
  }
  return runs[0] ?? []
}
const RUN = 500

async function merge<Row>(one: Row[], other: Row[], compare: (a: Row, b: Row) => number): Promise<Row[]> {
  const merged: Row[] = []
  let [i, j] = [0, 0]
  while (i < one.length && j < other.length) {
    merged.push(compare(one[i]!, other[j]!) <= 0 ? one[i++]! : other[j++]!)
    if (merged.length % (RUN * 8) === 0) await nextTask()
  }
  return [...merged, ...one.slice(i), ...other.slice(j)]
}

interface Named {
  year: number
  department: string
  name: string | null
}

/**
 * Year ascending, then department and project. Each name is put in its place once, and the rows by the places: comparing
 * names by pinyin is a hundred times slower than comparing numbers, and a name stands in many rows.
 */
export function byYearAndName<Row extends Named>(rows: readonly Row[]): Row[] {
  const places = placesOf(rows.flatMap(({ department, name }) => [department, name ?? '']))
  const inPlace = rows.map((row) => ({
    row,
    department: places.get(row.department)!,
    name: places.get(row.name ?? '')!,
  }))
  inPlace.sort((a, b) => a.row.year - b.row.year || a.department - b.department || a.name - b.name)
  return inPlace.map(({ row }) => row)
}

/** The places of the names that were put in order last: a choice on a page asks for the same departments again. */
let placed: ReadonlyMap<string, number> = new Map()

/** The place of each name; names that the collator takes for equal share one. */
function placesOf(names: readonly string[]): ReadonlyMap<string, number> {
  if (names.every((name) => placed.has(name))) return placed
  const sorted = [...new Set(names)].sort(collator.compare)
  const places = new Map<string, number>()
  let place = 0
  sorted.forEach((name, index) => {
    if (index > 0 && collator.compare(sorted[index - 1]!, name) !== 0) place++
    places.set(name, place)
  })
  return (placed = places)
}
