import {
  NAME_HERE,
  wordingOf,
  type CellRef,
  type Finding,
  type FindingWording,
  type ScoredIndicator,
} from '@/engine'
import { isBeside, packCell, packCells } from './cell-text'
import { csvField } from './csv-load'
import { packDecimals } from './decimal-text'
import type { RefusedNumber } from './evaluation-rows'
import { NumberLines } from './number-lines'
import { JOINED, ROW_HERE, STAGED, type StagedTable } from './staging'
import type { Param } from './warehouse'

/** A line of a piece, with the columns of its table. */
export interface PieceLine {
  table: string
  columns: readonly string[]
  line: string
}

/** So many things are remembered; then the memory is given back and what comes again is told again. */
const REMEMBERED = 200_000

/**
 * Indicators and findings of a load as lines of numbers, and once each what the numbers stand for (see `staging.ts`). It
 * recognises what repeats by what the engine shares: rows of the same values have one explanation object.
 */
export class RepeatedRows {
  private readonly names = new Map<string, Name[]>()
  private readonly values = new Map<object, Value[]>()
  private readonly reasons = new Map<string, number>()
  private readonly cells = new Map<string, number>()
  private readonly wordings = new Map<FindingWording, Wording[]>()
  /** Lines of the rows, for `JOINED`. */
  readonly indicators = new NumberLines('joinedIndicator', Object.keys(JOINED.joinedIndicator.columns))
  readonly findings = new NumberLines('joinedFinding', Object.keys(JOINED.joinedFinding.columns))
  private pattern: Pattern | null = null
  private ids = 0
  private told = 0

  /** @param add takes the lines of what was not told before */
  constructor(private readonly add: (line: PieceLine) => void) {}

  /** Whether it is time to `forget`, when all rows so far have been loaded. */
  get isFull(): boolean {
    return this.told > REMEMBERED
  }

  forget(): void {
    for (const one of [this.names, this.values, this.reasons, this.cells, this.wordings]) one.clear()
    this.pattern = null
    this.told = 0
  }

  /** The number of a table in this load. */
  table(evaluationId: string): number {
    return this.tell('stagedTable', [evaluationId])
  }

  indicator(
    table: number,
    ordinal: number,
    row: ScoredIndicator,
    file: string,
    refuse: (number: RefusedNumber) => void,
  ): void {
    const value = this.valueOf(row)
    for (const field of value.refused)
      refuse({ cell: row.cells[field as never] ?? row.cell, field, text: row[field as 'weight']! })
    const { cell, reason } = row
    const { indicators } = this
    indicators.number(table).number(ordinal).number(this.nameOf(row)).number(value.id)
    indicators.number(reason === null || reason === '' ? NULL : this.reasonOf(reason))
    indicators.number(this.cellsOf(row, file))
    if (cell.file === file && cell.sheet === undefined) indicators.place(cell.row, cell.column)
    else indicators.text(csvField(packCell(cell, file)))
    indicators.end()
  }

  /** @returns false for a finding with a wording of its own: nothing was written */
  finding(
    table: number,
    ordinal: number,
    found: Finding,
    rows: readonly ScoredIndicator[],
    file: string,
  ): boolean {
    const worded = wordingOf(found)
    if (!worded) return false
    const row = rows[worded.row]
    const [first] = found.evidence
    if (!row?.level3 || !first || first.sheet !== undefined || first.file !== file) return false
    for (const cell of found.evidence) if (!isBeside(cell, first)) return false
    const wording = this.wordingOf(worded.wording, found)
    this.findings.number(table).number(ordinal).number(wording).number(this.nameOf(row))
    this.findings.number(first.row).end()
    return true
  }

  private tell(table: StagedTable, values: readonly Param[]): number {
    const id = ++this.ids
    this.told++
    let line = String(id)
    for (const value of values) line += `,${csvField(value)}`
    this.add({ table, columns: STAGED[table], line })
    return id
  }

  private nameOf({ level1, level2, level3 }: ScoredIndicator): number {
    let alike = this.names.get(level3)
    if (!alike) this.names.set(level3, (alike = []))
    for (const one of alike) if (one.level1 === level1 && one.level2 === level2) return one.id
    const id = this.tell('stagedName', [level1, level2, level3])
    alike.push({ level1, level2, id })
    return id
  }

  private valueOf(row: ScoredIndicator): Value {
    let alike = this.values.get(row.explanation)
    if (!alike) this.values.set(row.explanation, (alike = []))
    for (const one of alike) if (sameValues(one.row, row)) return one
    const { weight, reportedScore, reviewedScore = null, score, reportedDeviation, deviation } = row
    const figures = { weight, reportedScore, reviewedScore, score, reportedDeviation, deviation }
    const { numbers, verbatim, refused } = packDecimals(figures)
    const id = this.tell('stagedValue', [
      row.target,
      row.actual,
      row.measureUnit,
      numbers.weight,
      numbers.reportedScore,
      numbers.reviewedScore,
      numbers.score,
      row.verdict,
      numbers.reportedDeviation,
      numbers.deviation,
      row.ruleId,
      row.explanation.zh,
      row.explanation.en,
      verbatim,
    ])
    const value = { id, row, refused }
    alike.push(value)
    return value
  }

  private reasonOf(reason: string): number {
    let id = this.reasons.get(reason)
    if (id === undefined) this.reasons.set(reason, (id = this.tell('stagedReason', [reason])))
    return id
  }

  private cellsOf({ cells, cell }: ScoredIndicator, file: string): number {
    if (this.pattern && isLike(cells, cell, this.pattern.like)) return this.pattern.id
    const text = packCells(cells, file, cell)
    let id = this.cells.get(text)
    if (id === undefined) this.cells.set(text, (id = this.tell('stagedCells', [text])))
    const stated = Object.entries(cells)
    if (stated.every(([, one]) => one !== undefined && isBeside(one, cell)))
      this.pattern = { id, like: stated.map(([field, one]) => [field, one.column]) }
    return id
  }

  private wordingOf(wording: FindingWording, { evidence }: Finding): number {
    let alike = this.wordings.get(wording)
    if (!alike) this.wordings.set(wording, (alike = []))
    for (const one of alike) if (isAt(evidence, one.columns)) return one.id
    const columns = evidence.map(({ column }) => column)
    const places = columns.map((column) => `[${ROW_HERE},${column}]`)
    const { rule, severity, zh, en } = wording
    const texts = [zh.join(NAME_HERE), en.join(NAME_HERE), `[${places.join(',')}]`]
    const id = this.tell('stagedWording', [rule, severity, ...texts])
    alike.push({ columns, id })
    return id
  }
}

const NULL = -1

interface Name {
  level1: string | null
  level2: string | null
  id: number
}
interface Value {
  id: number
  /** The first row of these values. */
  row: ScoredIndicator
  refused: readonly string[]
}
/** Fields and columns of a row whose cells all stand beside each other. */
interface Pattern {
  id: number
  like: readonly [field: string, column: number][]
}
interface Wording {
  columns: readonly number[]
  id: number
}

const sameValues = (a: ScoredIndicator, b: ScoredIndicator) =>
  a.target === b.target &&
  a.actual === b.actual &&
  a.weight === b.weight &&
  a.reportedScore === b.reportedScore &&
  a.measureUnit === b.measureUnit &&
  a.reviewedScore === b.reviewedScore &&
  a.reportedDeviation === b.reportedDeviation &&
  a.score === b.score &&
  a.verdict === b.verdict &&
  a.deviation === b.deviation &&
  a.ruleId === b.ruleId

function isLike(cells: ScoredIndicator['cells'], at: CellRef, like: Pattern['like']): boolean {
  let place = 0
  for (const field in cells) {
    const expected = like[place++]
    const cell = cells[field as keyof typeof cells]
    if (!cell || expected?.[0] !== field || expected[1] !== cell.column || !isBeside(cell, at)) return false
  }
  return place === like.length
}

function isAt(cells: readonly CellRef[], columns: readonly number[]): boolean {
  if (cells.length !== columns.length) return false
  for (let place = 0; place < columns.length; place++)
    if (cells[place]!.column !== columns[place]) return false
  return true
}
