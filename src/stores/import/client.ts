import type { ReadProgress } from '@/ingest'
import type { CheckedEvaluation } from '@/pipeline'
import {
  isOutOfMemory,
  outOfMemory,
  type CorrectionToStore,
  type KnownWorkspace,
  type LoadChunk,
} from '@/warehouse'
import { pathOf } from './paths'
import type {
  AnswerRequest,
  BatchSummary,
  CorrectionRequest,
  HandedFile,
  WorkerRequest,
  WorkerResponse,
  WorkerTask,
} from './messages'
import { storedTaxonomy } from '../taxonomy/stored'
import { startWorker } from '../start-worker'
import workerAddress from './worker.ts?worker&url'

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
  const asked = job.ask({ type: 'import', files: handed(files, 0, FIRST), total: files.length }, onProgress)
  const [answer] = await Promise.all([asked, handOver(job, files)])
  if (answer.type !== 'read') throw job.end(new Error(`worker said ${answer.type}`))
  return {
    summary: answer.summary,
    async *chunks(known) {
      try {
        for await (const message of job.askMany({ type: 'chunks', known, ahead: AHEAD })) {
          if (message.type !== 'chunk' || message.chunk === null) return
          job.tell({ type: 'taken' })
          yield message.chunk
        }
      } finally {
        job.end()
      }
    },
    discard: () => void job.end(),
  }
}

/** So many pieces are made before they are asked for: the database is to wait for none, and few are to be held. */
const AHEAD = 6

/** The files of the first message: few, so that the first results come at once. */
const FIRST = 16
/** Of each further one: the browser takes 0.2 ms of the page's time for each file that it hands over. */
const STEP = 50

const handed = (files: readonly File[], from: number, to: number): HandedFile[] =>
  files.slice(from, to).map((file) => ({ name: pathOf(file), file }))

/** Hands the rest over, some in each task, so that the page goes on answering. */
async function handOver(job: Job, files: readonly File[]): Promise<void> {
  for (let from = FIRST; from < files.length && !job.ended; from += STEP) {
    await new Promise((nextTask) => setTimeout(nextTask))
    job.tell({ type: 'files', files: handed(files, from, from + STEP) })
  }
}

/** Scores the import again with what the officer says of one of its tables. @returns the tables that became different */
export async function answerInWorker(request: AnswerRequest): Promise<CheckedEvaluation[]> {
  const job = new Job()
  try {
    const answer = await job.ask({ type: 'answer', request })
    if (answer.type !== 'answered') throw new Error(`worker said ${answer.type}`)
    return answer.changed
  } finally {
    job.end()
  }
}

let spare: Worker | null = null
const newWorker = () => startWorker(workerAddress)

/** Starts a worker for the import that is about to come: its code is then loaded when the files are let go. */
export function prepareWorker(): void {
  spare ??= newWorker()
}

function takeWorker(): Worker {
  const worker = spare ?? newWorker()
  spare = null
  return worker
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

const failure = (message: string): Error =>
  isOutOfMemory(message) ? outOfMemory(message) : new Error(message)

/** One worker and the question that it is at. */
class Job {
  ended = false
  private hasSpoken = false
  private readonly worker = takeWorker()
  private reject: ((reason: unknown) => void) | null = null
  private readonly abort = () => this.reject?.(this.end(this.signal?.reason))

  constructor(private readonly signal?: AbortSignal) {
    signal?.addEventListener('abort', this.abort)
  }

  ask(
    request: WorkerRequest,
    onProgress?: (progress: ReadProgress) => void,
    onAnswer?: (answer: WorkerResponse) => void,
  ): Promise<WorkerResponse> {
    return new Promise((resolve, reject) => {
      if (this.signal?.aborted) return reject(this.end(this.signal.reason) as Error)
      this.reject = reject
      this.worker.onerror = (event) => reject(this.end(failure(event.message || this.silent())) as Error)
      this.worker.onmessage = ({ data }: MessageEvent<WorkerResponse | { type?: undefined }>) => {
        // pdf.js takes the worker for its own and says that it is ready: no word of ours.
        if (data.type === undefined) return
        this.hasSpoken = true
        if (data.type === 'progress') onProgress?.(data.progress)
        else if (data.type === 'failed') reject(this.end(failure(data.message)) as Error)
        else if (onAnswer) onAnswer(data)
        else resolve(data)
      }
      this.send(request)
    })
  }

  /** A question with many answers; each is held until it is taken. */
  async *askMany(request: WorkerRequest): AsyncGenerator<WorkerResponse> {
    const held: WorkerResponse[] = []
    let come: () => void = () => undefined
    let failed: { reason: unknown } | null = null
    this.ask(request, undefined, (answer) => {
      held.push(answer)
      come()
    }).catch((reason: unknown) => {
      failed = { reason }
      come()
    })
    for (;;) {
      const next = held.shift()
      if (failed) throw (failed as { reason: unknown }).reason
      if (next) yield next
      else await new Promise<void>((woken) => (come = woken))
    }
  }

  private send(request: WorkerRequest): void {
    const task: WorkerTask = { ...request, taxonomy: storedTaxonomy() }
    this.worker.postMessage(task)
  }

  /** A worker that had begun and ends without a word was ended by the browser, for its memory. */
  private silent(): string {
    return this.hasSpoken ? 'out of memory' : 'worker failed to start'
  }

  /** Says something that is not answered. */
  tell(request: WorkerRequest): void {
    if (!this.ended) this.send(request)
  }

  /** Ends the worker. @returns what it was given, to be thrown */
  end(reason?: unknown): unknown {
    this.signal?.removeEventListener('abort', this.abort)
    this.ended = true
    this.worker.terminate()
    return reason
  }
}
