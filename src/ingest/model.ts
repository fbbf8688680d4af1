import type { Bilingual, SelfEvaluation } from '@/engine'

/** A file to read: from a drop, a picker, or the disk. `name` is the relative path, as the person knows it. */
export interface InputFile {
  name: string
  size: number
  bytes: () => Promise<Uint8Array>
}

/** What the ledger says of one file. `rowsRead = rowsLoaded + rowsRejected`, always. */
export interface FileReport {
  file: string
  size: number
  /** `UTF-8`, `UTF-8 BOM`, `GB18030`, `UTF-16LE`, `UTF-16BE`; null when the bytes could not be decoded. */
  encoding: string | null
  /** `form-department`, `form-project`, `list-indicators`, `list-budgets`, `list-problems`; null = not recognised. */
  layout: string | null
  /** 0 to 1, as a decimal string with two digits. */
  confidence: string
  /** Why the layout was recognised: the recognisers' reasons. */
  reasons: Bilingual[]
  /** Columns of a list that are not ours: kept and named, not dropped in silence. */
  unknownColumns: string[]
  /** What the officer should know though nothing was lost: hidden rows and sheets, error cells, files left out. */
  notes: Bilingual[]
  /** Rows that hold at least one non-blank cell. */
  rowsRead: number
  rowsLoaded: number
  rowsRejected: number
}

/** 退回行: something that could not be loaded, with its place and what to do. Codes are listed in `rejects.ts`. */
export interface Reject {
  file: string
  /** Name of the sheet, or the page of a PDF (`第 3 页`); null where the container has none. */
  sheet: string | null
  row: number | null
  column: number | null
  code: string
  message: Bilingual
  /** The text that could not be read, cut to 200 characters. */
  text: string | null
}

export interface IngestResult {
  files: FileReport[]
  rejects: Reject[]
  evaluations: SelfEvaluation[]
}
