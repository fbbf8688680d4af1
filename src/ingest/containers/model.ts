import type { Bilingual } from '@/engine'
import type { RejectCode } from '../rejects'

/** One sheet of cells. A container with sheets names them; a CSV, a web page or a document has one without a name. */
export interface OpenedSheet {
  name?: string
  rows: string[][]
  /** Formulas that ended in an error (`#DIV/0!`): the cell is empty in `rows`. 0-based. */
  errors: { row: number; column: number; text: string }[]
}

/** A line of a document: a paragraph or a printed line is one cell, a row of a table has its cells. */
export interface DocumentLine {
  /** The page of a PDF, `第 3 页`. */
  page?: string
  /** 1-based: in the document, or on its page. */
  row: number
  cells: string[]
  /** Prose or a line that was printed, rather than a row of a table with cells of its own. */
  isText: boolean
}

/** What a container holds, opened. */
export interface Opened {
  /** What the ledger says: `XLSX`, `HTML · GB18030`, `PDF`. */
  encoding: string
  sheets: OpenedSheet[]
  /** The lines of a document that may be a report; then `sheets` is empty. */
  lines: DocumentLine[] | null
  notes: Bilingual[]
}

/** A container that cannot be opened: the code and words of its reject. */
export class ContainerError extends Error {
  constructor(
    readonly code: RejectCode,
    readonly params: Record<string, string | number> = {},
  ) {
    super(code)
  }
}
