import type { ProblemText } from '@/engine'
import { filledCells, placeOf, type Filled, type Grid } from '../grid'
import { answers, regionOf, type Region, type TextRow } from './text-row'

type Piece = { text: string; row: number; column: number }

/** Gathers 存在问题 and 改进措施 of one table, whether they stand side by side or one under the other. */
export class ProblemTexts {
  private readonly problems: Piece[] = []
  private readonly measures: Piece[] = []
  /** `存在问题 | 改进措施` as a header: from this column on, the rows below are measures. */
  private measuresFrom: number | null = null
  /** `情况说明 | 存在问题和改进措施` as a header: what stands left of this column is no problem. */
  private problemsFrom = 0

  constructor(private readonly grid: Grid) {}

  /** A row with a label of problems or measures. */
  addLabelled(row: number, found: TextRow): void {
    this.measuresFrom = null
    this.problemsFrom = found.problemsFrom ?? 0
    if (found.problemsFrom !== null) return
    this.add(found.region, row, found.texts)
    if (found.second) this.add(found.second.region, row, found.second.texts)
    const isHeader = found.texts.length === 0 && found.second?.texts.length === 0
    if (isHeader) this.measuresFrom = found.second!.column
  }

  /** A row without a label below one of `region`. */
  addContinuation(row: number, region: Region): void {
    const cells = filledCells(this.grid, row).filter((cell) => cell.column >= this.problemsFrom)
    if (this.measuresFrom === null) {
      this.add(region, row, cells)
      return
    }
    const from = this.measuresFrom
    this.add(
      'problems',
      row,
      cells.filter((cell) => cell.column < from),
    )
    this.add(
      'measures',
      row,
      cells.filter((cell) => cell.column >= from),
    )
  }

  private add(region: Region, row: number, texts: readonly Filled[]): void {
    const list = region === 'measures' ? this.measures : this.problems
    for (const { text, column } of answers(texts)) list.push({ text: withoutLabel(text), row, column })
  }

  /** As many measures as problems: one for one; else all the measures belong to each problem. */
  result(): ProblemText[] {
    const all = this.measures.map((measure) => measure.text).join('\n') || null
    const paired = this.measures.length === this.problems.length
    return this.problems.map(({ text, row, column }, i) => ({
      text,
      measure: paired ? this.measures[i]!.text : all,
      cell: placeOf(this.grid, row, column),
    }))
  }
}

/** `存在问题：部分设备老化` in the cell beside the label 存在问题: the label is not part of the answer. */
function withoutLabel(text: string): string {
  const label = /^([^:：]{2,14})[:：]\s*(?=\S)/.exec(text)
  return label && PROBLEM_REGIONS.has(regionOf(label[1]!)) ? text.slice(label[0].length) : text
}

const PROBLEM_REGIONS: ReadonlySet<Region | null> = new Set(['problems', 'measures', 'problemsAndMeasures'])
