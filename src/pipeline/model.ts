import type { CellRef, ScoredEvaluation } from '@/engine'
import type { FileReport, Reject, SourceSheet } from '@/ingest'

/** One category of a sentence, with the words of the sentence that decided it. */
export interface CategoryMatch {
  code: string
  matched: string[]
}

/** 问题: a sentence from 存在问题, a problems CSV, or the column 偏差原因分析及改进措施. */
export interface Problem {
  text: string
  measure: string | null
  source: 'problem' | 'reason'
  categories: CategoryMatch[]
  cell: CellRef
}

export interface CheckedEvaluation extends ScoredEvaluation {
  /** The sentences with their categories; takes the place of the uncategorised `problems` of the table. */
  classified: Problem[]
  /** The department's name as it is compared: equal keys are one unit. Null where the table names none. */
  departmentKey: string | null
}

/** What comes out of one batch (what was dropped, or named on the command line, at once). */
export interface CheckedBatch {
  files: FileReport[]
  rejects: Reject[]
  evaluations: CheckedEvaluation[]
  /** The sheets as they were read, to be shown and to be read again with corrections. */
  sheets: SourceSheet[]
}

/** What makes a table the submission of a unit and year. */
export type TableHead = Pick<
  CheckedEvaluation,
  'id' | 'kind' | 'department' | 'departmentKey' | 'year' | 'name'
>

/** The tables of a batch, checked one after the other, so that a million rows are never held at once. */
export interface CheckedTables {
  /** Of all tables, in their order. */
  heads: readonly TableHead[]
  /** Checks them, from the first, each time that it is called. */
  checked: () => Iterable<CheckedEvaluation>
}

/** A batch that was read and is checked as its tables are asked for. */
export interface CheckedFiles extends Omit<CheckedBatch, 'evaluations'> {
  tables: CheckedTables
}
