import type { Grid } from './grid'

/** Forms are short; what was found in each row of a long list would weigh more than the list. */
const LONGEST_FORM = 5_000

/**
 * A recogniser that looks at each row of a form once, however often it is asked: several parts of the reading ask the
 * same rows whether they are titles or headers. The recogniser must depend on nothing but its grid and row.
 */
export function onceARow<Found>(
  recognise: (grid: Grid, row: number) => Found,
): (grid: Grid, row: number) => Found {
  const grids = new WeakMap<Grid, Map<number, Found>>()
  return (grid, row) => {
    if (grid.rows.length > LONGEST_FORM) return recognise(grid, row)
    let found = grids.get(grid)
    if (!found) grids.set(grid, (found = new Map()))
    if (!found.has(row)) found.set(row, recognise(grid, row))
    return found.get(row)!
  }
}
