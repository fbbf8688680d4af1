import type { Bilingual, SelfEvaluation } from '@/engine'
import type { SheetRegions } from './regions'

/** A file to read: from a drop, a picker, or the disk. `name` is the relative path, as the person knows it. */
export interface InputFile {
  name: string
  size: number
  bytes: () => Promise<Uint8Array>
  /** The same as it comes, where the source can: a large list is then read without ever being held whole. */
  stream?: () => ReadableStream<Uint8Array>
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
  /** Tables that the file brought, whole or (a list) in part. */
  evaluations: number
  /** Time that reading the file took, in milliseconds. */
  elapsedMs: number
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

/** A sheet as it was read: shown with its regions, and read again when the officer corrects it. */
export interface SourceSheet {
  file: string
  /** Null where the container has no sheets. */
  sheet: string | null
  /** As in the ledger; null = not recognised. */
  layout: string | null
  /** Texts of the cells; index 0 is row 1 of the file. */
  rows: readonly (readonly string[])[]
  /** Of a very large list only some rows are kept: the others are holes in `rows`. */
  isPart?: true
  regions: SheetRegions
}

export interface IngestResult {
  files: FileReport[]
  rejects: Reject[]
  evaluations: SelfEvaluation[]
  sheets: SourceSheet[]
}
