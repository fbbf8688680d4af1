import type { ReadProgress } from '@/ingest'
import type { CheckedEvaluation } from '@/pipeline'
import {
  isOutOfMemory,
  outOfMemory,
  WarehouseError,
  watchLife,
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

/** A started worker, and when it holds the lock that says that it lives. */
interface Live {
  worker: Worker
  lock: string
  held: Promise<void>
}

let spare: Live | null = null

function newWorker(): Live {
  const worker = startWorker(workerAddress)
  const lock = 'locks' in navigator ? crypto.randomUUID() : ''
  const held = new Promise<void>((living) => {
    worker.addEventListener('message', ({ data }: MessageEvent<WorkerResponse>) => {
      if (data.type === 'living') living()
    })
  })
  const task: WorkerTask = { type: 'live', lock, taxonomy: storedTaxonomy() }
  if (lock) worker.postMessage(task)
  // One that breaks down before it is needed is given to no import.
  worker.onerror = () => {
    if (spare?.worker === worker) spare = null
  }
  return { worker, lock, held }
}

/** Starts a worker for the import that is about to come: its code is then loaded when the files are let go. */
export function prepareWorker(): void {
  spare ??= newWorker()
}

function takeWorker(): Live {
  const live = spare ?? newWorker()
  spare = null
  return live
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

/** It ended without having said why; most often the browser ended it for its memory. */
const brokenDown = (detail: string): Error =>
  isOutOfMemory(detail)
    ? outOfMemory(detail)
    : new WarehouseError({
        zh: `读取文件的程序意外停止${detail ? `（${detail}）` : ''}。请再试一次；仍不行时，请关闭其他标签页，或把文件分几批导入。`,
        en: `What reads the files stopped${detail ? ` (${detail})` : ''}. Try again; if that does not help, close other tabs or import the files in parts.`,
      })

/** One worker and the question that it is at. */
class Job {
  private readonly worker: Worker
  private readonly over = new AbortController()
  /** Why it ended, where that was no choice of ours: whatever is asked of it from then on fails so. */
  private failed: { reason: unknown } | null = null
  private reject: ((reason: unknown) => void) | null = null
  private readonly abort = () => this.fail(this.signal?.reason)

  constructor(private readonly signal?: AbortSignal) {
    const { worker, lock, held } = takeWorker()
    this.worker = worker
    signal?.addEventListener('abort', this.abort)
    // Heard as long as it lives: it may break down while nothing is asked of it, such as between reading and storing.
    this.worker.onerror = (event) => this.fail(brokenDown(event.message))
    this.worker.onmessageerror = () => this.fail(brokenDown('messageerror'))
    void held.then(() => watchLife(lock, this.over.signal, () => this.fail(brokenDown(''))))
  }

  get ended(): boolean {
    return this.over.signal.aborted
  }

  ask(
    request: WorkerRequest,
    onProgress?: (progress: ReadProgress) => void,
    onAnswer?: (answer: WorkerResponse) => void,
  ): Promise<WorkerResponse> {
    return new Promise((resolve, reject) => {
      if (this.failed) return reject(this.failed.reason as Error)
      if (this.signal?.aborted) return reject(this.end(this.signal.reason) as Error)
      this.reject = reject
      this.worker.onmessage = ({ data }: MessageEvent<WorkerResponse | { type?: undefined }>) => {
        // pdf.js takes the worker for its own and says that it is ready: no word of ours.
        if (data.type === undefined || data.type === 'living') return
        if (data.type === 'progress') onProgress?.(data.progress)
        else if (data.type === 'failed') this.fail(failure(data.message))
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

  private fail(reason: unknown): void {
    if (this.ended) return
    this.failed = { reason }
    this.end()
    this.reject?.(reason)
  }

  /** Says something that is not answered. */
  tell(request: WorkerRequest): void {
    if (!this.ended) this.send(request)
  }

  /** Ends the worker. @returns what it was given, to be thrown */
  end(reason?: unknown): unknown {
    this.signal?.removeEventListener('abort', this.abort)
    this.over.abort()
    this.worker.terminate()
    return reason
  }
}
