import type { InputFile } from '@/ingest'
import { checkFiles, type CheckedBatch } from '@/pipeline'
import { batchChunks, placeBatch, type KnownWorkspace, type LoadChunk } from '@/warehouse'
import { correctTables } from './correct-tables'
import type { BatchSummary, WorkerRequest, WorkerResponse } from './messages'

/**
 * Reads, scores and makes ready for the database, so that the page has nothing to do but to hand pieces on: even a
 * batch of a million rows is never copied into the page.
 */
const post = (message: WorkerResponse, transfer: Transferable[] = []) =>
  self.postMessage(message, { transfer })

let batch: CheckedBatch | null = null
let chunks: Iterator<LoadChunk> | null = null

self.addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
  work(data).catch((error: unknown) =>
    post({ type: 'failed', message: error instanceof Error ? error.message : String(error) }),
  )
})

async function work(request: WorkerRequest): Promise<void> {
  if (request.type === 'import') {
    batch = await checkFiles(request.files.map(inputFile), { onProgress: throttled() })
    post({ type: 'read', summary: summaryOf(batch) })
  } else if (request.type === 'next') sendNext(request.known)
  else post({ type: 'corrected', correction: correctTables(request.request) })
}

const inputFile = ({ name, file }: { name: string; file: File }): InputFile => ({
  name,
  size: file.size,
  bytes: async () => new Uint8Array(await file.arrayBuffer()),
})

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

function sendNext(known: KnownWorkspace | null): void {
  if (known && batch) chunks = batchChunks(batch, placeBatch(batch.evaluations, known), known.importId)
  const next = chunks?.next()
  if (!next || next.done) post({ type: 'chunk', chunk: null })
  else post({ type: 'chunk', chunk: next.value }, [next.value.bytes.buffer])
}

/** With more departments than this the overview is the place to go. */
const DEPARTMENTS_NAMED = 3

function summaryOf({ files, evaluations }: CheckedBatch): BatchSummary {
  const total = (field: 'rowsRead' | 'rowsLoaded' | 'rowsRejected') =>
    files.reduce((sum, file) => sum + file[field], 0)
  const departments = [...new Set(evaluations.flatMap(({ department }) => department ?? []))]
  return {
    files: files.length,
    evaluations: evaluations.length,
    rowsRead: total('rowsRead'),
    rowsLoaded: total('rowsLoaded'),
    rowsRejected: total('rowsRejected'),
    departments: departments.length > DEPARTMENTS_NAMED ? [] : departments,
  }
}
