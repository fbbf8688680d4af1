import type { CellRef, SharedName, SharedRows, SharedValue, StatedAt } from '@/engine'
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
  readonly names: SharedName[] = []
  readonly values: SharedValue[] = []
  readonly reasons: (string | null)[] = []
  /** Row, names, values, reason: four numbers an indicator. */
  rows = new Int32Array(4096)
  readonly nameColumn: number
  readonly reasonColumn: number
  private readonly stated = new Map<string, StatedAt>()
  private count = 0

  constructor(
    readonly list: ListPlace,
    private readonly header: ListHeader,
  ) {
    this.nameColumn = this.place('level3', 0).column
    this.reasonColumn = this.place('reason', 0).column
  }

  addNames({ stated, ...names }: Names): number {
    return this.names.push({ ...names, at: this.at(stated) }) - 1
  }

  addValues({ stated, ...values }: Values): number {
    return this.values.push({ ...values, at: this.at(stated) }) - 1
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

  /** Where fields stand; equal ones are one array, by which rows are known to be alike. */
  private at(stated: Names['stated']): StatedAt {
    const key = stated.join()
    let known = this.stated.get(key)
    if (!known) {
      known = stated.map((field) => ({ field, column: this.place(field, 0).column }))
      this.stated.set(key, known)
    }
    return known
  }

  private place(field: Names['stated'][number], row: number): CellRef {
    return placeOf(this.list, row, this.header.columns[field]?.column ?? 0)
  }
}

/** Indicators of one table: numbers of a store. */
export interface StoredIndicators {
  store: IndicatorStore
  numbers: readonly number[]
}

/** The rows of one table, for the engine. */
export class StoredRows implements SharedRows {
  readonly file: string
  readonly sheet?: string
  readonly nameColumn: number
  readonly reasonColumn: number

  constructor(
    private readonly store: IndicatorStore,
    private readonly numbers: readonly number[],
  ) {
    const { list, nameColumn, reasonColumn } = store
    this.file = list.file
    if (list.sheet !== undefined) this.sheet = list.sheet
    this.nameColumn = nameColumn
    this.reasonColumn = reasonColumn
  }

  get length(): number {
    return this.numbers.length
  }
  line(index: number): number {
    return this.store.rows[this.numbers[index]! * 4]! + 1
  }
  name(index: number): SharedName {
    return this.store.names[this.store.rows[this.numbers[index]! * 4 + 1]!]!
  }
  value(index: number): SharedValue {
    return this.store.values[this.store.rows[this.numbers[index]! * 4 + 2]!]!
  }
  reason(index: number): string | null {
    return this.store.reasons[this.store.rows[this.numbers[index]! * 4 + 3]!]!
  }
}
