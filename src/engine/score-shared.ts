import { scorerOf } from './distinct'
import {
  auditorOf,
  hasOwnWording,
  rowFindings,
  worded,
  type FindingWording,
  type SharedWordings,
} from './findings'
import type { CellRef, Finding, ScoredEvaluation, ScoredIndicator } from './model'
import type { Scheme } from './scheme'
import type { IndicatorResult } from './score-indicator'
import {
  cellOf,
  cellsOf,
  indicatorOf,
  type SharedName,
  type SharedRows,
  type SharedValue,
  type StatedAt,
} from './shared-rows'

/** A finding that rows of one kind share: how it is worded, and the columns of the cells that show it. */
export interface KindFinding {
  wording: FindingWording
  columns: readonly number[]
}

/** What rows of the same values come to, under one scheme, where their names make no difference. */
export interface RowKind {
  nameAt: StatedAt
  hasReason: boolean
  basis: ScoredEvaluation['schemeBasis']
  value: SharedValue
  result: IndicatorResult
  points: KindPoints
  /** What the row says against itself; null where each is to be worded by itself. */
  findings: readonly KindFinding[] | null
}

/** What the sums of a table look at. */
export type KindPoints = Pick<ScoredIndicator, 'weight' | 'score' | 'reportedScore'>

/** A row as an object of few fields: what looks at all rows of a table reads it like any other. */
class SharedRow implements ScoredIndicator {
  private made: ScoredIndicator['cells'] | null = null

  constructor(
    readonly of: RowKind,
    private readonly names: SharedName,
    private readonly rows: SharedRows,
    private readonly index: number,
  ) {}

  get level1() {
    return this.names.level1
  }
  get level2() {
    return this.names.level2
  }
  get level3() {
    return this.names.level3
  }
  get target() {
    return this.of.value.target
  }
  get actual() {
    return this.of.value.actual
  }
  get measureUnit() {
    return this.of.value.measureUnit
  }
  get weight() {
    return this.of.value.weight
  }
  get reportedScore() {
    return this.of.value.reportedScore
  }
  get reviewedScore() {
    return this.of.value.reviewedScore
  }
  get reportedDeviation() {
    return this.of.value.reportedDeviation
  }
  get reason() {
    return this.rows.reason(this.index)
  }
  get score() {
    return this.of.result.score
  }
  get verdict() {
    return this.of.result.verdict
  }
  get deviation() {
    return this.of.result.deviation
  }
  get explanation() {
    return this.of.result.explanation
  }
  get ruleId() {
    return this.of.result.ruleId
  }
  get cell() {
    return cellOf(this.rows, this.index, this.rows.nameColumn)
  }
  get cells() {
    return (this.made ??= cellsOf(this.rows, this.index))
  }
}

/** Names that a scheme cannot tell apart. */
class NameClass {
  readonly kinds = new WeakMap<SharedValue, RowKind[]>()

  constructor(readonly scheme: Scheme) {}
}
const CLASSES = new WeakMap<Scheme, Map<string, NameClass>>()
const CLASS_OF = new WeakMap<SharedName, NameClass>()

function classOf(name: SharedName, scheme: Scheme): NameClass {
  const known = CLASS_OF.get(name)
  if (known?.scheme === scheme) return known
  let classes = CLASSES.get(scheme)
  if (!classes) CLASSES.set(scheme, (classes = new Map()))
  const key = `${scorerOf(scheme).nameKey(name.level3)} ${hasOwnWording(name.level3) ? name.level3 : ''}`
  let found = classes.get(key)
  if (!found) {
    if (classes.size >= REMEMBERED) classes.clear()
    classes.set(key, (found = new NameClass(scheme)))
  }
  CLASS_OF.set(name, found)
  return found
}
const REMEMBERED = 50_000

/** The rows of a table, scored. The same results as row by row, which a test holds against each other. */
export class ScoredRows {
  readonly kinds: readonly RowKind[]
  /** Of each row; rows of one kind have one object. */
  readonly points: readonly KindPoints[]

  constructor(
    readonly rows: SharedRows,
    private readonly scheme: Scheme,
    private readonly basis: ScoredEvaluation['schemeBasis'],
  ) {
    const kinds: RowKind[] = []
    for (let index = 0; index < rows.length; index++) kinds.push(this.kindOf(index))
    this.kinds = kinds
    this.points = kinds.map(({ points }) => points)
  }

  /** As any code reads them that looks at all rows of a table. */
  seen(): ScoredIndicator[] {
    return this.kinds.map((kind, index) => new SharedRow(kind, this.rows.name(index), this.rows, index))
  }

  /** One row, as it is scored by itself. */
  row(index: number): ScoredIndicator {
    return Object.assign(indicatorOf(this.rows, index), this.kinds[index]!.result)
  }

  /** What one row says against itself: as its kind words it, else as it does by itself. */
  findingsOf(index: number): Finding[] {
    const said = this.kinds[index]!.findings
    if (said) return said.map((one) => this.finding(index, one))
    const row = this.row(index)
    return rowFindings(row, row.level3, { schemeBasis: this.basis }, this.scheme)
  }

  private finding(index: number, { wording, columns }: KindFinding): Finding {
    const cells: CellRef[] = columns.map((column) => cellOf(this.rows, index, column))
    return worded(wording, index, this.rows.name(index).level3, cells)
  }

  private kindOf(index: number): RowKind {
    const { rows, scheme, basis } = this
    const name = rows.name(index)
    const value = rows.value(index)
    const nameClass = classOf(name, scheme)
    const hasReason = rows.reason(index) !== null
    let kinds = nameClass.kinds.get(value)
    if (!kinds) nameClass.kinds.set(value, (kinds = []))
    for (const one of kinds)
      if (one.hasReason === hasReason && one.nameAt === name.at && one.basis === basis) return one
    const row = indicatorOf(rows, index)
    const result = scorerOf(scheme).resultOf(row)
    const said = auditorOf(scheme).sharedWordings(Object.assign(row, result), {
      schemeBasis: basis,
    })
    const findings = said && kindFindings(said, row.cells, rows.nameColumn)
    const points = { weight: value.weight, score: result.score, reportedScore: value.reportedScore }
    const kind: RowKind = { nameAt: name.at, hasReason, basis, value, result, points, findings }
    kinds.push(kind)
    return kind
  }
}

const FINDINGS = new WeakMap<SharedWordings, KindFinding[][]>()

/** Rows whose cells stand in the same columns have the same objects, by which it is seen that they repeat. */
function kindFindings(
  wordings: SharedWordings,
  cells: ScoredIndicator['cells'],
  nameColumn: number,
): readonly KindFinding[] {
  const found = wordings.map(({ wording, places }) => {
    const columns = new Set<number>()
    for (const place of places) {
      const column = place === 'cell' ? nameColumn : cells[place]?.column
      if (column !== undefined) columns.add(column)
    }
    return { wording, columns: [...columns] }
  })
  let alike = FINDINGS.get(wordings)
  if (!alike) FINDINGS.set(wordings, (alike = []))
  for (const known of alike)
    if (known.every(({ columns }, i) => columns.join() === found[i]!.columns.join())) return known
  alike.push(found)
  return found
}
