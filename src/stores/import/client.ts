import type { ReadProgress } from '@/ingest'
import type { CorrectionToStore, KnownWorkspace, LoadChunk } from '@/warehouse'
import { pathOf } from './paths'
import type { BatchSummary, CorrectionRequest, WorkerRequest, WorkerResponse } from './messages'

export interface ReadFilesOptions {
  onProgress?: (progress: ReadProgress) => void
  /** Aborting ends the worker and rejects with the signal's reason; nothing of the batch is kept. */
  signal?: AbortSignal
}

/** A batch that was read and waits in its worker. */
export interface ReadBatch {
  summary: BatchSummary
  /** The pieces to be loaded, made one by one as they are asked for. The worker ends with the last. */
  chunks(known: KnownWorkspace): AsyncGenerator<LoadChunk>
  /** Gives the worker's memory back. */
  discard(): void
}

/** Reads and checks files in a worker of their own. Dropped or picked folders give files their paths as names. */
export async function readInWorker(
  files: readonly File[],
  { onProgress, signal }: ReadFilesOptions = {},
): Promise<ReadBatch> {
  signal?.throwIfAborted()
  const job = new Job(signal)
  const named = files.map((file) => ({ name: pathOf(file), file }))
  const answer = await job.ask({ type: 'import', files: named }, onProgress)
  if (answer.type !== 'read') throw job.end(new Error(`worker said ${answer.type}`))
  return {
    summary: answer.summary,
    async *chunks(known) {
      try {
        for (let first = true; ; first = false) {
          const next = await job.ask({ type: 'next', known: first ? known : null })
          if (next.type !== 'chunk' || next.chunk === null) return
          yield next.chunk
        }
      } finally {
        job.end()
      }
    },
    discard: () => void job.end(),
  }
}

/** Reads sheets again as the officer corrected them, and scores the import again. */
export async function correctInWorker(request: CorrectionRequest): Promise<CorrectionToStore> {
  const job = new Job()
  try {
    const answer = await job.ask({ type: 'correct', request })
    if (answer.type !== 'corrected') throw new Error(`worker said ${answer.type}`)
    return answer.correction
  } finally {
    job.end()
  }
}

/** One worker and the question that it is at. */
class Job {
  private readonly worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  private reject: ((reason: unknown) => void) | null = null
  private readonly abort = () => this.reject?.(this.end(this.signal?.reason))

  constructor(private readonly signal?: AbortSignal) {
    signal?.addEventListener('abort', this.abort)
  }

  ask(request: WorkerRequest, onProgress?: (progress: ReadProgress) => void): Promise<WorkerResponse> {
    return new Promise((resolve, reject) => {
      if (this.signal?.aborted) return reject(this.end(this.signal.reason) as Error)
      this.reject = reject
      this.worker.onerror = (event) =>
        reject(this.end(new Error(event.message || 'worker failed to start')) as Error)
      this.worker.onmessage = ({ data }: MessageEvent<WorkerResponse>) => {
        if (data.type === 'progress') onProgress?.(data.progress)
        else if (data.type === 'failed') reject(this.end(new Error(data.message)) as Error)
        else resolve(data)
      }
      this.worker.postMessage(request)
    })
  }

  /** Ends the worker. @returns what it was given, to be thrown */
  end(reason?: unknown): unknown {
    this.signal?.removeEventListener('abort', this.abort)
    this.worker.terminate()
    return reason
  }
}
