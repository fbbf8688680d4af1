import type { CellRef, Indicator, IndicatorField } from '@/engine'
import type { ListHeader } from './list-header'
import type { Names, Values } from './list-records'
import type { ListPlace } from './list-row'
import { placeOf } from '../grid'

/**
 * The indicators of one list, as numbers: a row is its place in the file, and which names, values and reason it has. Most rows
 * repeat those of others, so a million of them take 16 MB where objects with a place for each cell would take two
 * gigabytes. An indicator is made when it is asked for.
 */
export class IndicatorStore {
  private readonly names: Stated<Names>[] = []
  private readonly values: Stated<Values>[] = []
  private readonly reasons: (string | null)[] = []
  /** Row, names, values, reason: four numbers an indicator. */
  private rows = new Int32Array(4096)
  private count = 0

  constructor(
    private readonly list: ListPlace,
    private readonly header: ListHeader,
  ) {}

  addNames(names: Names): number {
    return this.names.push(this.placed(names)) - 1
  }

  addValues(values: Values): number {
    return this.values.push(this.placed(values)) - 1
  }

  addReason(reason: string | null): number {
    return this.reasons.push(reason) - 1
  }

  /** @returns the number of the indicator in this store */
  add(row: number, names: number, values: number, reason: number): number {
    const at = this.count * 4
    if (at === this.rows.length) {
      const longer = new Int32Array(at * 2)
      longer.set(this.rows)
      this.rows = longer
    }
    this.rows[at] = row
    this.rows[at + 1] = names
    this.rows[at + 2] = values
    this.rows[at + 3] = reason
    return this.count++
  }

  indicator(number: number): Indicator {
    const at = number * 4
    const row = this.rows[at]!
    const names = this.names[this.rows[at + 1]!]!
    const values = this.values[this.rows[at + 2]!]!
    const reason = this.reasons[this.rows[at + 3]!]!
    const cells: Partial<Record<IndicatorField, CellRef>> = {}
    for (const { field, column } of names.at) cells[field] = this.cell(row, column)
    for (const { field, column } of values.at) cells[field] = this.cell(row, column)
    if (reason !== null) cells.reason = this.place('reason', row)
    const { level1, level2, level3 } = names.of
    const { target, actual, measureUnit, weight, reportedScore, reviewedScore, reportedDeviation } = values.of
    const cell = this.place('level3', row)
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
      reason,
      cell,
      cells,
    }
    if (reviewedScore !== undefined) indicator.reviewedScore = reviewedScore
    return indicator
  }

  /** The reason that an indicator states, with its place; null where it states none. */
  reason(number: number): { reason: string; cell: CellRef } | null {
    const at = number * 4
    const reason = this.reasons[this.rows[at + 3]!]!
    return reason === null ? null : { reason, cell: this.place('reason', this.rows[at]!) }
  }

  private placed<Of extends Names | Values>(of: Of): Stated<Of> {
    const at = of.stated.map((field) => ({
      field,
      column: placeOf(this.list, 0, this.header.columns[field]?.column ?? 0).column,
    }))
    return { of, at }
  }

  private place(field: IndicatorField, row: number): CellRef {
    return placeOf(this.list, row, this.header.columns[field]?.column ?? 0)
  }

  private cell(row: number, column: number): CellRef {
    const cell: CellRef = { file: this.list.file, row: row + 1, column }
    if (this.list.sheet !== undefined) cell.sheet = this.list.sheet
    return cell
  }
}

interface Stated<Of> {
  of: Of
  /** Where the fields that say something stand. */
  at: readonly { field: IndicatorField; column: number }[]
}

/** Indicators of one table: numbers of a store. */
export interface StoredIndicators {
  store: IndicatorStore
  numbers: readonly number[]
}
