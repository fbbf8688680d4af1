import type { Answers, Corrections, ReadProgress } from '@/ingest'
import type { CheckedEvaluation } from '@/pipeline'
import type { CorrectionToStore, KeptSheet, KnownWorkspace, LoadChunk } from '@/warehouse'

/** What a batch came to, as far as the page needs to know it: the batch itself stays in the worker. */
export interface BatchSummary {
  files: number
  evaluations: number
  rowsRead: number
  rowsLoaded: number
  rowsRejected: number
  /** In the order of the batch; empty where there are many. */
  departments: string[]
}

/** A sheet to be read again as the officer corrects it. */
export interface CorrectionRequest {
  importId: number
  /** Of the sheet that is corrected. */
  ordinal: number
  corrections: Corrections
  /** The sheets that are read again with it. */
  kept: KeptSheet[]
  /** All tables of the import. */
  stored: CheckedEvaluation[]
}

/** What the officer says where a table is silent. */
export interface AnswerRequest {
  id: string
  answers: Answers
  /** All tables of the import: the answer may let it tell its scheme. */
  stored: CheckedEvaluation[]
}

/** A file with the path that the person knows it by. */
export interface HandedFile {
  name: string
  file: File
}

/** Page → worker. A worker does one job; to cancel it, it is terminated, which also stops a file half read. */
export type WorkerRequest =
  | { type: 'import'; files: HandedFile[]; total: number }
  /** More files of the import: many at once would hold the page up, so they come some at a time. */
  | { type: 'files'; files: HandedFile[] }
  /** Asks for the pieces of the batch that was read, so many at first; `known` is the workspace that it is to join. */
  | { type: 'chunks'; known: KnownWorkspace; ahead: number }
  /** One piece was taken: another may be made. */
  | { type: 'taken' }
  | { type: 'correct'; request: CorrectionRequest }
  /** Asks for a lock to be held for life, so that the page learns of an end that fires no event. */
  | { type: 'live'; lock: string }
  | { type: 'answer'; request: AnswerRequest }

/** Worker → page. */
export type WorkerResponse =
  | { type: 'living' }
  | { type: 'progress'; progress: ReadProgress }
  | { type: 'read'; summary: BatchSummary }
  | { type: 'chunk'; chunk: LoadChunk | null }
  | { type: 'corrected'; correction: CorrectionToStore }
  | { type: 'answered'; changed: CheckedEvaluation[] }
  | { type: 'failed'; message: string }

/** A request as it travels: with the officer's own taxonomy (JSON), `''` = the shipped one. */
export type WorkerTask = WorkerRequest & { taxonomy: string }
