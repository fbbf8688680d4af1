import { looksNumeric } from '../cell-number'
import { isBlank } from '../blank'
import { compact } from '../normalise'
import { matchField } from '../synonyms'
import indicator from '../synonyms/indicator.json'
import { labelKind } from './broken-labels'
import { assignNames, type NamePiece } from './indicator-names'
import type { RebuiltRow } from './text-table'

type Field = keyof typeof indicator

interface DataRow {
  pieces: NamePiece[]
  values: string[]
  lines: number[]
}

const isPoints = (token: string) => isBlank(token) || (looksNumeric(token) && !/[%％]$/.test(token))
const isPercent = (token: string) => isBlank(token) || /[%％]$/.test(token)
const LEVELS: readonly string[] = ['level1', 'level2', 'level3', 'flatName']

/**
 * Puts printed lines of an indicator table together again. A line that ends in points (and the values that the header asks
 * for) is a row; what stands in front of them, and the lines above it without points, are the names of its levels.
 */
export class IndicatorLines {
  /** Cells of the header: a blank column for the label at the left, then its columns. */
  readonly header: string[]
  private readonly names: number
  private readonly values: (Field | null)[]
  private readonly data: DataRow[] = []
  private pending: NamePiece[] = []
  private done = false

  constructor(tokens: readonly string[]) {
    const side = labelKind(tokens[0]!) === 'side' ? 1 : 0
    const columns = tokens.slice(side)
    const fields = columns.map((token) => matchField<Field>(indicator, token)?.field ?? null)
    this.names =
      Math.max(
        0,
        fields.findLastIndex((field) => field !== null && LEVELS.includes(field)),
      ) + 1
    this.values = fields.slice(this.names)
    this.header = [side ? tokens[0]! : '', ...columns]
  }

  get isOpen(): boolean {
    return !this.done
  }

  /** Whether a line has points where a row of the table has them. */
  hasPoints(tokens: readonly string[]): boolean {
    return this.valuesFrom(tokens) !== null
  }

  add(tokens: readonly string[], lines: number[]): void {
    const from = this.valuesFrom(tokens)
    if (from === null) {
      if (this.continuesReason(tokens)) {
        const last = this.data.at(-1)!
        last.values[this.values.length - 1] += tokens.join('')
        last.lines.push(...lines)
      } else this.pending.push(...tokens.map((text) => ({ text, lines, isLineStart: true })))
      return
    }
    const values = tokens.slice(from, from + this.values.length)
    // A reason may hold blanks.
    if (from + values.length < tokens.length)
      values[values.length - 1] += tokens.slice(from + values.length).join('')
    const own = tokens.slice(0, from).map((text) => ({ text, lines, isLineStart: false }))
    this.data.push({ pieces: [...this.pending, ...own], values, lines: [...lines] })
    this.pending = []
  }

  /** All rows so far, names told apart; lines without points after the last row come last, as they are. */
  rows(): RebuiltRow[] {
    this.done = true
    const longest = Math.max(0, ...this.data.flatMap(({ pieces }) => onlyName(pieces)))
    const rows = this.data.map(({ pieces, values, lines }): RebuiltRow => {
      const names = assignNames(pieces, this.names, longest)
      const cells = ['', ...names, ...values]
      const above = pieces.flatMap((piece) => piece.lines).filter((line) => !lines.includes(line))
      return { cells, lines: [...new Set([...above, ...lines])] }
    })
    const left = this.pending.map(({ text, lines }) => ({ cells: [text], lines }))
    this.pending = []
    return [...rows, ...left]
  }

  /** `总分 100 96.31`: two numbers are points and score, one is the score. */
  total(tokens: readonly string[], lines: number[]): RebuiltRow {
    const numbers = tokens.filter((token) => looksNumeric(token))
    const others = tokens.filter((token) => !looksNumeric(token))
    const cells = this.header.map(() => '')
    cells[0] = others[0] ?? '总分'
    const weight = this.values.indexOf('weight')
    const score = this.values.indexOf('reportedScore')
    const place = (field: number, text: string | undefined) => {
      if (field >= 0 && text !== undefined) cells[1 + this.names + field] = text
    }
    if (numbers.length > 1) place(weight, numbers[0])
    place(score >= 0 ? score : weight, numbers.at(-1))
    others.slice(1).forEach((text, i) => (cells[1 + i] ||= text))
    return { cells, lines }
  }

  /** Where the values begin: points under 分值 and 得分, percent under 偏差度, at most one name more than there are levels. */
  private valuesFrom(tokens: readonly string[]): number | null {
    const needed = this.values.findLastIndex((field) => field === 'weight' || field === 'reportedScore') + 1
    if (needed === 0) return null
    for (let from = 0; from <= this.names + 1; from++) {
      if (tokens.length - from < needed) return null
      const fits = this.values.every((field, i) => {
        const token = tokens[from + i]
        if (token === undefined) return i >= needed
        if (field === 'weight' || field === 'reportedScore') return isPoints(compact(token))
        return field === 'reportedDeviation' ? isPercent(compact(token)) : true
      })
      if (fits) return from
    }
    return null
  }

  private continuesReason(tokens: readonly string[]): boolean {
    const last = this.data.at(-1)
    if (!last || this.pending.length > 0 || this.values.at(-1) !== 'reason') return false
    const reason = last.values[this.values.length - 1]
    return reason !== undefined && reason.length > 4 && !/[。；]$/.test(reason) && !/指标$/.test(tokens[0]!)
  }
}

/** Lengths of names that stand whole in front of their values. */
function onlyName(pieces: readonly NamePiece[]): number[] {
  const last = pieces.at(-1)
  return last && !last.isLineStart ? [last.text.length] : []
}
