import type { CellRef, HeadField } from '@/engine'
import type { Reject } from '../model'
import { identityKey, type Identity } from './list-identity'
import type { Assembly } from './assembly'
import { IndicatorStore } from './indicator-store'
import { readNames, readValues, VALUE_FIELDS, type ListLevels } from './list-records'
import type { ListHeader } from './list-header'
import type { ListPlace, ListRow } from './list-row'

/** So many different texts are remembered; then it starts afresh. */
const REMEMBERED = 200_000
const BETWEEN = '\u001F'

/**
 * Reads rows of indicators into a store. Whatever repeats is read once: names by the texts of their columns, values by theirs.
 * What it has read belongs to no batch until `handOver`: a file may turn out to be another one than it seemed.
 */
export class IndicatorReader {
  private readonly store: IndicatorStore
  private readonly tables = new Map<string, Table>()
  private readonly ofIdentity = new Map<Identity, Table>()
  private readonly valueColumns: readonly number[]
  private readonly values = new Map<string, number>()
  private readonly reasons = new Map<string, number>()
  private readonly levelStates = new Map<string, LevelState>()
  private readonly levels: ListLevels = { level1: null, level2: null }
  private readonly noReason: number
  private identity: Identity | null = null
  private table: Table | null = null
  private key = ''
  private state: LevelState | null = null

  constructor(list: ListPlace, header: ListHeader) {
    this.store = new IndicatorStore(list, header)
    this.noReason = this.store.addReason(null)
    this.valueColumns = VALUE_FIELDS.flatMap((field) => header.columns[field]?.column ?? [])
  }

  /** Reads one row. @throws MalformedCell */
  read(row: ListRow, identity: Identity): Reject | null {
    this.enter(identity)
    const names = this.namesOf(row)
    if (typeof names === 'object') return names
    const values = this.valuesOf(row)
    const number = this.store.add(row.row, names, values, this.reasonOf(row))
    this.table ??= this.tableOf(row, identity)
    this.table.supervisor ??= identity.supervisor
    this.table.numbers.push(number)
    return null
  }

  /** Tables that rows were read of. */
  get tableCount(): number {
    return this.tables.size
  }

  /** Gives what was read to the batch. */
  handOver(assembly: Assembly, file: string, sheet: string | null): void {
    for (const { identity, supervisor, cells, numbers } of this.tables.values()) {
      const evaluation = assembly.evaluationFor(identity, 'list-indicators', file, sheet)
      evaluation.supervisor ??= supervisor
      if (!evaluation.cells.department) Object.assign(evaluation.cells, cells)
      assembly.addIndicators(evaluation, { store: this.store, numbers })
    }
  }

  /** Levels are carried down within one table, not over its end. */
  private enter(identity: Identity): void {
    if (identity === this.identity) return
    this.identity = identity
    this.table = this.ofIdentity.get(identity) ?? null
    const key = this.table?.key ?? identityKey(identity)
    if (key === this.key) return
    this.key = key
    this.levels.level1 = this.levels.level2 = null
    this.state = null
  }

  private tableOf(row: ListRow, identity: Identity): Table {
    let table = this.tables.get(this.key)
    if (!table) {
      const cells = row.places(['department', 'supervisor', 'year', 'name'])
      table = { key: this.key, identity, supervisor: identity.supervisor, cells, numbers: [] }
      this.tables.set(this.key, table)
    }
    if (this.ofIdentity.size >= REMEMBERED) this.ofIdentity.clear()
    this.ofIdentity.set(identity, table)
    return table
  }

  private namesOf(row: ListRow): number | Reject {
    const { levels } = this
    const level1 = row.raw('level1')
    const level2 = row.raw('level2')
    let state = this.state
    if (state?.level1 !== level1 || state.level2 !== level2 || !isAt(state.before, levels)) {
      const key = [level1, level2, levels.level1 ?? '', levels.level2 ?? ''].join(BETWEEN)
      state = this.levelStates.get(key) ?? null
      if (!state || !isAt(state.before, levels)) {
        state = {
          level1: own(level1),
          level2: own(level2),
          before: { ...levels },
          after: null,
          names: new Map(),
        }
        if (this.levelStates.size >= REMEMBERED) this.levelStates.clear()
        this.levelStates.set(key, state)
      }
      this.state = state
    }
    const level3 = row.raw('level3')
    const known = state.after && state.names.get(level3)
    if (known !== null && known !== undefined) {
      levels.level1 = state.after!.level1
      levels.level2 = state.after!.level2
      return known
    }
    const names = readNames(row, levels)
    state.after ??= { ...levels }
    if ('code' in names) return names
    if (state.names.size >= REMEMBERED) state.names.clear()
    const number = this.store.addNames(owned(names))
    state.names.set(own(level3), number)
    return number
  }

  private valuesOf(row: ListRow): number {
    let key = ''
    for (const column of this.valueColumns) key += (row.cells[column] ?? '') + BETWEEN
    let known = this.values.get(key)
    if (known === undefined) {
      known = this.store.addValues(owned(readValues(row)))
      if (this.values.size >= REMEMBERED) this.values.clear()
      this.values.set(key, known)
    }
    return known
  }

  private reasonOf(row: ListRow): number {
    const raw = row.raw('reason')
    if (raw === '') return this.noReason
    let known = this.reasons.get(raw)
    if (known === undefined) {
      const reason = row.stated('reason')
      known = reason === null ? this.noReason : this.store.addReason(own(reason))
      if (this.reasons.size >= REMEMBERED) this.reasons.clear()
      this.reasons.set(own(raw), known)
    }
    return known
  }
}

interface Table {
  key: string
  identity: Identity
  supervisor: string | null
  cells: Partial<Record<HeadField, CellRef>>
  numbers: number[]
}

/** What the cells of the levels come to, after what was carried down to them. */
interface LevelState {
  level1: string
  level2: string
  before: ListLevels
  /** Null until a row was read. */
  after: ListLevels | null
  names: Map<string, number>
}

const isAt = (a: ListLevels, b: ListLevels) => a.level1 === b.level1 && a.level2 === b.level2

/** Engines cut texts out of a longer one without copying: a name that is kept would keep the megabytes around it. */
function own(text: string): string {
  return text.length <= 12 ? text : (JSON.parse(JSON.stringify(text)) as string)
}

function owned<Of extends object>(of: Of): Of {
  return Object.fromEntries(
    Object.entries(of).map(([key, value]) => [
      key,
      typeof value === 'string' ? own(value) : (value as unknown),
    ]),
  ) as Of
}
