import { placeOf, type Grid } from './grid'
import type { Reject } from './model'
import { reject, type RejectCode } from './rejects'

/** What the officer calls a field, for the sentences of rejects. */
export const FIELD_NAMES: Record<string, string> = {
  initialBudget: '年初预算数',
  adjustedBudget: '全年预算数',
  executed: '全年执行数',
  reportedRate: '执行率',
  weight: '分值',
  reportedScore: '得分',
  reviewedScore: '复核得分',
  reportedDeviation: '偏差度',
  total: '总分',
}

/** Collects, while one sheet is read, what could not be read. */
export class FormSink {
  readonly rejects: Reject[] = []
  /** 0-based rows of which nothing was loaded. */
  readonly rejectedRows = new Set<number>()

  constructor(private readonly grid: Grid) {}

  /** A cell that should be a number and is not: the cell is lost, its row is not. */
  malformed(row: number, column: number, text: string, field: string): void {
    this.cell(row, column, text, 'cell.number-malformed', { field: FIELD_NAMES[field] ?? field })
  }

  cell(row: number, column: number, text: string, code: RejectCode, params?: Record<string, string>): void {
    const { file, ...place } = placeOf(this.grid, row, column)
    this.rejects.push(reject(file, code, { ...place, text, params }))
  }

  /** A row of which nothing is loaded; `column` points at its first cell. */
  row(row: number, column: number, text: string, code: RejectCode): void {
    this.rejectedRows.add(row)
    this.cell(row, column, text, code)
  }
}
