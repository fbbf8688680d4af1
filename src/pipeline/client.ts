import type { ReadProgress } from '@/ingest'
import type { WorkerRequest, WorkerResponse } from './messages'
import type { CheckedBatch } from './model'

export interface WorkerOptions {
  onProgress?: (progress: ReadProgress) => void
  /** Aborting terminates the worker and rejects with the signal's reason; nothing of the batch is kept. */
  signal?: AbortSignal
}

/**
 * `checkFiles` in a worker of its own, which ends with the batch. Files keep their relative paths where the browser
 * knows them (a dropped or picked folder).
 */
export function checkInWorker(files: readonly File[], options: WorkerOptions = {}): Promise<CheckedBatch> {
  const { onProgress, signal } = options
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
    const end = (settle: () => void) => {
      signal?.removeEventListener('abort', abort)
      worker.terminate()
      settle()
    }
    const abort = () => end(() => reject(signal!.reason))
    signal?.addEventListener('abort', abort)
    worker.addEventListener('error', (event) =>
      end(() => reject(new Error(event.message || 'worker failed to start'))),
    )
    worker.addEventListener('message', ({ data }: MessageEvent<WorkerResponse>) => {
      if (data.type === 'progress') onProgress?.(data.progress)
      else if (data.type === 'done') end(() => resolve(data.batch))
      else end(() => reject(new Error(data.message)))
    })
    const request: WorkerRequest = {
      type: 'import',
      files: files.map((file) => ({ name: file.webkitRelativePath || file.name, file })),
    }
    worker.postMessage(request)
  })
}
