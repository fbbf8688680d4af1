const collator = new Intl.Collator('zh-CN', { numeric: true })

/** Names as a Chinese reader expects them (by pinyin); DuckDB would need ICU for it. Names that are missing come first. */
export const byName = (a: string | null, b: string | null): number => collator.compare(a ?? '', b ?? '')

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
  const placed = rows.map((row) => ({
    row,
    department: places.get(row.department)!,
    name: places.get(row.name ?? '')!,
  }))
  placed.sort((a, b) => a.row.year - b.row.year || a.department - b.department || a.name - b.name)
  return placed.map(({ row }) => row)
}

/** The place of each name; names that the collator takes for equal share one. */
function placesOf(names: readonly string[]): Map<string, number> {
  const sorted = [...new Set(names)].sort(collator.compare)
  const places = new Map<string, number>()
  let place = 0
  sorted.forEach((name, index) => {
    if (index > 0 && collator.compare(sorted[index - 1]!, name) !== 0) place++
    places.set(name, place)
  })
  return places
}
