import type { ReadProgress } from '@/ingest'
import type { CheckedBatch } from './model'

/** Page → worker. A worker reads one batch; to cancel it, it is terminated, which also stops a file half read. */
export type WorkerRequest = { type: 'import'; files: { name: string; file: File }[] }

/** Worker → page. */
export type WorkerResponse =
  | { type: 'progress'; progress: ReadProgress }
  | { type: 'done'; batch: CheckedBatch }
  | { type: 'failed'; message: string }
