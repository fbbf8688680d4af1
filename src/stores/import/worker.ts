import { applyAnswers } from '@/ingest'
import { readAndCheck, rescore, type CheckedEvaluation, type CheckedFiles } from '@/pipeline'
import { classifyBy, parseTaxonomy } from '@/problems'
import { batchChunks, holdLife, placeBatch, type KnownWorkspace } from '@/warehouse'
import { correctTables } from './correct-tables'
import { HandedFiles } from './handed-files'
import type { AnswerRequest, BatchSummary, WorkerRequest, WorkerResponse, WorkerTask } from './messages'

/**
 * Reads, scores and makes ready for the database, so that the page has nothing to do but to hand pieces on: even a
 * batch of a million rows is never copied into the page.
 */
const post = (message: WorkerResponse, transfer: Transferable[] = []) =>
  self.postMessage(message, { transfer })

/** Until it is sure that the page will learn of this worker's end, no long work is begun. */
let life = Promise.resolve()
let batch: CheckedFiles | null = null
/** So many pieces may still be made. */
let ahead = 0
let wake: () => void = () => undefined
let handed: HandedFiles | null = null

self.addEventListener('message', ({ data }: MessageEvent<WorkerTask>) => {
  goBy(data.taxonomy)
  work(data).catch((error: unknown) =>
    post({ type: 'failed', message: error instanceof Error ? error.message : String(error) }),
  )
})

/** An own taxonomy that cannot be read any more must not keep files from being read. */
function goBy(taxonomy: string): void {
  try {
    classifyBy(taxonomy === '' ? null : parseTaxonomy(taxonomy))
  } catch {
    classifyBy(null)
  }
}

async function work(request: WorkerRequest): Promise<void> {
  switch (request.type) {
    case 'import': {
      const { files, total } = request
      const all = (handed = new HandedFiles(total))
      handed.add(files)
      await life
      batch = await readAndCheck(all, {
        onProgress: throttled(),
        expected: () => ({ files: total, bytes: all.bytes }),
      })
      post({ type: 'read', summary: summaryOf(batch) })
      return
    }
    case 'files':
      handed?.add(request.files)
      return
    case 'chunks':
      await sendChunks(request.known, request.ahead)
      return
    case 'live':
      await (life = holdLife(request.lock))
      post({ type: 'living' })
      return
    case 'taken':
      ahead++
      wake()
      return
    case 'correct':
      post({ type: 'corrected', correction: correctTables(request.request) })
      return
    case 'answer':
      post({ type: 'answered', changed: answered(request.request) })
  }
}

/** The import scored again with the answer in it; only what became different is written. */
function answered({ id, answers, stored }: AnswerRequest): CheckedEvaluation[] {
  const after = rescore(stored.map((table) => (table.id === id ? applyAnswers(table, answers) : table)))
  return after.filter((table, i) => table.id === id || table.scheme !== stored[i]!.scheme)
}

/** Ten words a second are progress enough; each costs the page a rendering. */
function throttled() {
  let last = -Infinity
  return (progress: Extract<WorkerResponse, { type: 'progress' }>['progress']) => {
    const now = performance.now()
    if (now - last < 100 && progress.filesDone < progress.filesTotal) return
    last = now
    post({ type: 'progress', progress })
  }
}

/** Makes pieces while the database loads those before, as many ahead as were asked for. */
async function sendChunks(known: KnownWorkspace, atFirst: number): Promise<void> {
  const { tables, ...read } = batch!
  const places = placeBatch(tables.heads, known)
  ahead = atFirst
  for (const chunk of batchChunks({ ...read, evaluations: tables.checked() }, places, known)) {
    post({ type: 'chunk', chunk }, [chunk.bytes.buffer])
    ahead--
    // Between two pieces what the page says is heard.
    await new Promise<void>((nextTask) => setTimeout(nextTask))
    while (ahead <= 0) await new Promise<void>((woken) => (wake = woken))
  }
  post({ type: 'chunk', chunk: null })
}

/** With more departments than this the overview is the place to go. */
const DEPARTMENTS_NAMED = 3

function summaryOf({ files, tables: { heads } }: CheckedFiles): BatchSummary {
  const total = (field: 'rowsRead' | 'rowsLoaded' | 'rowsRejected') =>
    files.reduce((sum, file) => sum + file[field], 0)
  const departments = [...new Set(heads.flatMap(({ department }) => department ?? []))]
  return {
    files: files.length,
    evaluations: heads.length,
    rowsRead: total('rowsRead'),
    rowsLoaded: total('rowsLoaded'),
    rowsRejected: total('rowsRejected'),
    departments: departments.length > DEPARTMENTS_NAMED ? [] : departments,
  }
}
