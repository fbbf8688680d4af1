import type { CellRef, Indicator, IndicatorField, SelfEvaluation } from './model'

/**
 * The rows of a large list, where most repeat what others say. A million rows as objects, each with a place for each of its
 * cells, would be two gigabytes; here a row is its line and what it shares with others. Whoever reads lists makes them.
 */
export interface SharedRows {
  file: string
  sheet?: string
  length: number
  /** By the row's index in the table. Equal names are one object, and so are equal values. */
  name(index: number): SharedName
  value(index: number): SharedValue
  reason(index: number): string | null
  /** 1-based, in the file. */
  line(index: number): number
  /** Columns of the level-3 name and of the reason. */
  nameColumn: number
  reasonColumn: number
}

/** Fields that are stated, and the columns of the row in which they stand. Equal ones are one array. */
export type StatedAt = readonly { field: IndicatorField; column: number }[]

export type SharedName = Pick<Indicator, 'level1' | 'level2' | 'level3'> & { at: StatedAt }
export type SharedValue = Pick<
  Indicator,
  'target' | 'actual' | 'measureUnit' | 'weight' | 'reportedScore' | 'reviewedScore' | 'reportedDeviation'
> & { at: StatedAt }

const SHARED = Symbol('shared rows')

/**
 * The evaluation with indicators that are made anew each time they are asked for: whoever goes through a large list one table
 * after the other never holds all of it. For everyone else (a copy, JSON) it is an evaluation like any other.
 */
export function withSharedRows(evaluation: SelfEvaluation, rows: SharedRows): SelfEvaluation {
  const made: SelfEvaluation = { ...evaluation }
  lazily(made, 'indicators', () => indicatorsOf(rows))
  hidden(made, SHARED, rows)
  return made
}

/** The rows that `withSharedRows` gave the evaluation; null for any other. */
export const sharedRowsOf = (evaluation: Pick<SelfEvaluation, 'indicators'>): SharedRows | null =>
  (evaluation as { [SHARED]?: SharedRows })[SHARED] ?? null

/** All rows as indicators. */
export const indicatorsOf = (rows: SharedRows): Indicator[] =>
  Array.from({ length: rows.length }, (_, index) => indicatorOf(rows, index))

/** One row as an indicator. */
export function indicatorOf(rows: SharedRows, index: number): Indicator {
  const { level1, level2, level3 } = rows.name(index)
  const { target, actual, measureUnit, weight, reportedScore, reviewedScore, reportedDeviation } =
    rows.value(index)
  const indicator: Indicator = {
    level1,
    level2,
    level3,
    target,
    actual,
    measureUnit,
    weight,
    reportedScore,
    reportedDeviation,
    reason: rows.reason(index),
    cell: cellOf(rows, index, rows.nameColumn),
    cells: cellsOf(rows, index),
  }
  if (reviewedScore !== undefined) indicator.reviewedScore = reviewedScore
  return indicator
}

/** Where the fields of a row stand. */
export function cellsOf(rows: SharedRows, index: number): Indicator['cells'] {
  const cells: Indicator['cells'] = {}
  for (const { field, column } of rows.name(index).at) cells[field] = cellOf(rows, index, column)
  for (const { field, column } of rows.value(index).at) cells[field] = cellOf(rows, index, column)
  if (rows.reason(index) !== null) cells.reason = cellOf(rows, index, rows.reasonColumn)
  return cells
}

/** A cell of a row. */
export function cellOf(rows: SharedRows, index: number, column: number): CellRef {
  const cell: CellRef = { file: rows.file, row: rows.line(index), column }
  if (rows.sheet !== undefined) cell.sheet = rows.sheet
  return cell
}

/** A property that no copy has. Not a `WeakMap`: tens of thousands of entries are most of a garbage collection's work. */
export function hidden(of: object, key: symbol, value: unknown): void {
  Object.defineProperty(of, key, { value })
}

/** A property that is made each time it is asked for. */
export function lazily<Of extends object, Key extends keyof Of>(of: Of, key: Key, make: () => Of[Key]): void {
  Object.defineProperty(of, key, { enumerable: true, configurable: true, get: make })
}

/** A copy without some of its properties, which are not asked for. */
export function without<Of extends object, Key extends keyof Of>(
  of: Of,
  ...left: readonly Key[]
): Omit<Of, Key> {
  const copy: Partial<Of> = {}
  for (const key of Object.keys(of) as (keyof Of)[]) if (!left.includes(key as Key)) copy[key] = of[key]
  return copy as Omit<Of, Key>
}
