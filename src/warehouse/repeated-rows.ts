import {
  NAME_HERE,
  scoredRowsOf,
  wordingOf,
  type CellRef,
  type Finding,
  type FindingWording,
  type RowKind,
  type ScoredIndicator,
  type ScoredRows,
  type SharedName,
} from '@/engine'
import type { CheckedEvaluation } from '@/pipeline'
import { isBeside, packCell, packCellList, packCells } from './cell-text'
import { csvField } from './csv-load'
import { packDecimals } from './decimal-text'
import type { RefusedNumber } from './evaluation-rows'
import { NumberLines } from './number-lines'
import { PACKED, ROW_HERE, type PackedTable } from './packed'
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
 * Indicators and findings of a load as lines of numbers, and once each what the numbers stand for (`packed.sql`). It
 * recognises what repeats by what the engine shares: rows of the same values have one explanation object.
 */
export class RepeatedRows {
  private readonly names = new Map<string, Name[]>()
  private readonly values = new Map<object, Value[]>()
  private readonly reasons = new Map<string, number>()
  private readonly cells = new Map<string, number>()
  private readonly wordings = new Map<FindingWording, Wording[]>()
  private readonly kinds = new Map<RowKind, ToldKind>()
  private readonly sharedNames = new Map<SharedName, number>()
  readonly indicators = new NumberLines('packed.indicator', PACKED['packed.indicator'])
  readonly findings = new NumberLines('packed.finding', PACKED['packed.finding'])
  private pattern: Pattern | null = null
  private told = 0

  /**
   * @param ids the last number that was told; this load goes on from there
   * @param add takes the lines of what was not told before
   */
  constructor(
    private ids: number,
    private readonly add: (line: PieceLine) => void,
  ) {}

  private forget(): void {
    const { names, values, reasons, cells, wordings, kinds, sharedNames } = this
    for (const one of [names, values, reasons, cells, wordings, kinds, sharedNames]) one.clear()
    this.pattern = null
    this.told = 0
  }

  /** The number of a table. */
  table(evaluationId: string): number {
    if (this.told > REMEMBERED) this.forget()
    return this.tell('packed.evaluation', [evaluationId])
  }

  indicator(
    table: number,
    ordinal: number,
    row: ScoredIndicator,
    file: string,
    refuse: (number: RefusedNumber) => void,
  ): void {
    const value = this.valueOf(row)
    this.refuse(row, value.refused, refuse)
    const { reason } = row
    const { indicators } = this
    indicators.number(table).number(ordinal).number(this.nameOf(row)).number(value.id)
    indicators.number(reason === null || reason === '' ? NULL : this.reasonOf(reason))
    indicators.number(this.cellsOf(row, file)).number(row.cell.row).end()
  }

  finding(
    table: number,
    ordinal: number,
    found: Finding,
    rowAt: (index: number) => ScoredIndicator | undefined,
    file: string,
  ): void {
    const { findings } = this
    findings.number(table).number(ordinal)
    const worded = wordingOf(found)
    const row = worded && rowAt(worded.row)
    if (row?.level3 && isOnOneRow(found.evidence, file)) {
      const columns = found.evidence.map(({ column }) => column)
      findings.number(this.wordingOf(worded!.wording, columns)).number(this.nameOf(row))
      findings.number(found.evidence[0]!.row).end()
      return
    }
    const { rule, severity, message, evidence } = found
    const texts = [rule, severity, message.zh, message.en, packCellList(evidence, file)]
    findings.number(this.tell('packed.wording', texts)).number(NULL).number(NULL).end()
  }

  /**
   * The rows and findings of a table that the engine has not made into objects.
   * @returns false for any other table; nothing was written
   */
  scoredRows(table: number, evaluation: CheckedEvaluation, refuse: (number: RefusedNumber) => void): boolean {
    const { file } = evaluation
    const scored = scoredRowsOf(evaluation)
    if (!scored || scored.rows.rows.file !== file || scored.rows.rows.sheet !== undefined) return false
    const { indicators, findings } = this
    const { rows, kinds } = scored.rows
    for (let index = 0; index < kinds.length; index++) {
      const { value, cells, refused } = this.kindOf(kinds[index]!, scored.rows, index, file)
      if (refused.length > 0) this.refuse(scored.rows.row(index), refused, refuse)
      const reason = rows.reason(index)
      indicators
        .number(table)
        .number(index)
        .number(this.sharedNameOf(rows.name(index)))
        .number(value)
      indicators.number(reason === null || reason === '' ? NULL : this.reasonOf(reason)).number(cells)
      indicators.number(rows.line(index)).end()
    }
    let ordinal = 0
    const rowAt = (index: number) => scored.rows.row(index)
    for (const one of scored.before) this.finding(table, ordinal++, one, rowAt, file)
    for (let index = 0; scored.hasRows && index < kinds.length; index++) {
      const { said } = this.kindOf(kinds[index]!, scored.rows, index, file)
      if (said === null || rows.name(index).level3 === '')
        for (const one of scored.rows.findingsOf(index)) this.finding(table, ordinal++, one, rowAt, file)
      else
        for (let place = 0; place < said.length; place++) {
          findings.number(table).number(ordinal++).number(said[place]!)
          findings
            .number(this.sharedNameOf(rows.name(index)))
            .number(rows.line(index))
            .end()
        }
    }
    for (const one of scored.after) this.finding(table, ordinal++, one, rowAt, file)
    return true
  }

  private refuse(
    row: ScoredIndicator,
    refused: readonly string[],
    refuse: (number: RefusedNumber) => void,
  ): void {
    for (const field of refused)
      refuse({ cell: row.cells[field as never] ?? row.cell, field, text: row[field as 'weight']! })
  }

  private tell(table: PackedTable, values: readonly Param[]): number {
    const id = ++this.ids
    this.told++
    let line = String(id)
    for (const value of values) line += `,${csvField(value)}`
    this.add({ table, columns: PACKED[table], line })
    return id
  }

  private nameOf({ level1, level2, level3 }: Pick<ScoredIndicator, 'level1' | 'level2' | 'level3'>): number {
    let alike = this.names.get(level3)
    if (!alike) this.names.set(level3, (alike = []))
    for (const one of alike) if (one.level1 === level1 && one.level2 === level2) return one.id
    const id = this.tell('packed.name', [level1, level2, level3])
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
    const id = this.tell('packed.value', [
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

  private kindOf(kind: RowKind, rows: ScoredRows, index: number, file: string): ToldKind {
    let told = this.kinds.get(kind)
    if (!told) {
      const row = rows.row(index)
      const { id: value, refused } = this.valueOf(row)
      const said = kind.findings?.map(({ wording, columns }) => this.wordingOf(wording, columns)) ?? null
      told = { value, refused, cells: this.cellsOf(row, file), said }
      this.kinds.set(kind, told)
    }
    return told
  }

  private sharedNameOf(name: SharedName): number {
    let id = this.sharedNames.get(name)
    if (id === undefined) this.sharedNames.set(name, (id = this.nameOf(name)))
    return id
  }

  private reasonOf(reason: string): number {
    let id = this.reasons.get(reason)
    if (id === undefined) this.reasons.set(reason, (id = this.tell('packed.reason', [reason])))
    return id
  }

  private cellsOf({ cells, cell }: ScoredIndicator, file: string): number {
    const { pattern } = this
    if (pattern?.of === file && isAbove(cell, pattern.at) && isLike(cells, cell, pattern.like))
      return pattern.id
    const text = packCells(cells, file, cell)
    // Begins with the row.
    const behind = packCell(cell, file).replace(/^\[\d+/, '')
    const key = `${behind} ${text}`
    let id = this.cells.get(key)
    if (id === undefined) this.cells.set(key, (id = this.tell('packed.cells', [text, behind])))
    const stated = Object.entries(cells)
    if (stated.every(([, one]) => one !== undefined && isBeside(one, cell)))
      this.pattern = { id, of: file, at: cell, like: stated.map(([field, one]) => [field, one.column]) }
    return id
  }

  private wordingOf(wording: FindingWording, columns: readonly number[]): number {
    let alike = this.wordings.get(wording)
    if (!alike) this.wordings.set(wording, (alike = []))
    for (const one of alike) if (isAt(columns, one.columns)) return one.id
    const places = columns.map((column) => `[${ROW_HERE},${column}]`)
    const { rule, severity, zh, en } = wording
    const texts = [zh.join(NAME_HERE), en.join(NAME_HERE), `[${places.join(',')}]`]
    const id = this.tell('packed.wording', [rule, severity, ...texts])
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
  /** The table's file. */
  of: string
  at: CellRef
  like: readonly [field: string, column: number][]
}
/** What rows of one kind are told as. */
interface ToldKind {
  value: number
  refused: readonly string[]
  cells: number
  /** Their findings; null where each row has its own. */
  said: readonly number[] | null
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

const isAbove = (a: CellRef, b: CellRef) => a.column === b.column && a.file === b.file && a.sheet === b.sheet

/** In a file of one sheet. */
function isOnOneRow(cells: readonly CellRef[], file: string): boolean {
  const [first] = cells
  if (!first || first.sheet !== undefined || first.file !== file) return false
  return cells.every((cell) => isBeside(cell, first))
}

function isLike(cells: ScoredIndicator['cells'], at: CellRef, like: Pattern['like']): boolean {
  let place = 0
  for (const field in cells) {
    const expected = like[place++]
    const cell = cells[field as keyof typeof cells]
    if (!cell || expected?.[0] !== field || expected[1] !== cell.column || !isBeside(cell, at)) return false
  }
  return place === like.length
}

function isAt(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false
  for (let place = 0; place < b.length; place++) if (a[place] !== b[place]) return false
  return true
}
