import { until } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { Bilingual } from '@/engine'
import type { Answers, ReadProgress } from '@/ingest'
import type { CheckedEvaluation } from '@/pipeline'
import {
  WarehouseError,
  WorkspaceBusyError,
  workspaceInfo,
  type Warehouse,
  type WorkspaceInfo,
} from '@/warehouse'
import type { ReadBatch } from './import/client'
import type { BatchSummary } from './import/messages'
import { forReaders, publication, withoutSample } from './publication'
import { rememberVisit, visitedBefore } from './visit'

/** What an import is doing, for the progress bar. */
export interface ImportState {
  files: number
  progress: ReadProgress | null
  step: 'reading' | 'storing'
  /** While storing: tables handed to the database, of how many. */
  stored?: { tables: number; of: number }
}

/** How the last import ended; shown until the next one. */
export interface ImportOutcome {
  status: 'done' | 'cancelled' | 'failed'
  /** What came in; null where nothing did. */
  summary: BatchSummary | null
  elapsedMs: number
  message: Bilingual | null
}

const sentenceOf = (cause: unknown): Bilingual => {
  if (cause instanceof WarehouseError) return cause.sentence
  const detail = cause instanceof Error ? cause.message : String(cause)
  return { zh: detail, en: detail }
}

/** The database engine's code; the first screen of a published page does without. */
const engine = () => import('@/warehouse/wasm')
/** What changes a workspace; readers' pages do without for good. */
const writing = () => import('./workspace-writing')

/**
 * The workspace: the warehouse, what is in it, and everything that changes it. `version` goes up with each change,
 * so that queries know when to ask again.
 */
export const useWorkspace = defineStore('workspace', () => {
  const phase = ref<'opening' | 'ready' | 'failed'>('opening')
  const warehouse = shallowRef<Warehouse | null>(null)
  const info = shallowRef<WorkspaceInfo | null>(null)
  const error = shallowRef<Error | null>(null)
  const version = ref(0)
  /** Another tab holds the stored workspace; this one works in memory. */
  const heldElsewhere = ref(false)
  const importing = shallowRef<ImportState | null>(null)
  const outcome = shallowRef<ImportOutcome | null>(null)
  let abort: AbortController | null = null

  const isSample = computed(() => info.value?.origin === 'sample')

  /** To be called after each change of what the warehouse holds. */
  async function changed() {
    info.value = await workspaceInfo(warehouse.value!)
    version.value++
  }

  function failed(cause: unknown) {
    error.value = cause instanceof Error ? cause : new Error(String(cause))
    phase.value = 'failed'
  }

  async function openStored(): Promise<Warehouse> {
    const { openWasm } = await engine()
    try {
      return await openWasm({ persist: true, onLost: failed })
    } catch (cause) {
      if (!(cause instanceof WorkspaceBusyError)) throw cause
      heldElsewhere.value = true
      return openWasm({ persist: false, onLost: failed })
    }
  }

  /** Opens what was published, or the stored workspace; on a first visit that holds the sample district. */
  async function open() {
    phase.value = 'opening'
    error.value = null
    heldElsewhere.value = false
    try {
      await warehouse.value?.close()
      if (forReaders) {
        const { openPublishedWorkspace } = await import('./published-workspace')
        warehouse.value = await openPublishedWorkspace(publication!, failed)
        await changed()
        phase.value = 'ready'
        return
      }
      // On a first visit the sample is read while the database starts: two things that need not wait for each other.
      const { checkShipped, SAMPLE_DISTRICT } = await writing()
      const sample = visitedBefore() || withoutSample ? null : checkShipped(SAMPLE_DISTRICT)
      sample?.catch(() => undefined)
      warehouse.value = await openStored()
      await changed()
      const kept = warehouse.value.storage === 'opfs' && visitedBefore()
      if (info.value?.origin === 'empty' && !kept && !withoutSample)
        await store(await (sample ?? checkShipped(SAMPLE_DISTRICT)), 'sample')
      rememberVisit()
      phase.value = 'ready'
    } catch (cause) {
      failed(cause)
    }
  }

  /** Throws away what this browser has stored (never the person's files) and starts afresh. */
  async function discard() {
    await warehouse.value?.close().catch(() => undefined)
    warehouse.value = null
    await (await engine()).discardOpfs()
    await open()
  }

  async function store(
    batch: ReadBatch,
    origin: 'sample' | 'own',
    onStored: (tables: number) => void = () => undefined,
  ) {
    const target = warehouse.value!
    // The sample makes way for the person's own files, and the other way round: in one step, or not at all.
    try {
      const { clearWorkspace, knownWorkspace, loadChunks } = await writing()
      await target.transaction(async () => {
        if (info.value?.origin !== origin) await clearWorkspace(target)
        await loadChunks(target, batch.chunks(await knownWorkspace(target)), { origin, onStored })
      })
    } finally {
      batch.discard()
    }
    await changed()
  }

  /** Reads, checks and stores files in one step: afterwards all of them are in the workspace, or none. */
  async function importFiles(files: readonly File[], origin: 'sample' | 'own' = 'own') {
    // What is let go while the workspace opens is imported as soon as it is open; one import at a time.
    await until(phase).not.toBe('opening')
    if (phase.value !== 'ready' || importing.value) return
    const started = performance.now()
    abort = new AbortController()
    importing.value = { files: files.length, progress: null, step: 'reading' }
    outcome.value = null
    const end = (
      status: ImportOutcome['status'],
      summary: BatchSummary | null,
      message: ImportOutcome['message'] = null,
    ) => {
      outcome.value = { status, summary, elapsedMs: performance.now() - started, message }
    }
    try {
      const { readInWorker } = await import('./import/client')
      const batch = await readInWorker(files, {
        signal: abort.signal,
        onProgress: (progress) => {
          importing.value = { files: files.length, progress, step: 'reading' }
        },
      })
      const storing = (tables: number) => {
        const stored = { tables, of: batch.summary.evaluations }
        importing.value = { files: files.length, progress: null, step: 'storing', stored }
      }
      storing(0)
      await store(batch, origin, storing)
      end('done', batch.summary)
    } catch (cause) {
      if (abort.signal.aborted) end('cancelled', null)
      else end('failed', null, sentenceOf(cause))
    } finally {
      importing.value = null
      abort = null
    }
  }

  function cancelImport() {
    abort?.abort()
  }

  const openSample = async () => {
    const { fetchShipped, SAMPLE_DISTRICT } = await writing()
    await importFiles(await fetchShipped(SAMPLE_DISTRICT), 'sample')
  }
  const openRealTable = async () => {
    const { fetchShipped, REAL_TABLE } = await writing()
    await importFiles(await fetchShipped(REAL_TABLE))
  }

  /**
   * Empties the workspace. In a new worker, because only the end of the old one gives its memory back; and with a new
   * file, because a database keeps the bytes of rows that were deleted.
   */
  async function clear() {
    const old = warehouse.value!
    phase.value = 'opening'
    try {
      const { clearWorkspace } = await writing()
      await clearWorkspace(old)
      await old.close()
      warehouse.value = null
      const { discardOpfs, openWasm } = await engine()
      if (old.storage === 'opfs') await discardOpfs()
      warehouse.value = await (old.storage === 'opfs'
        ? openStored()
        : openWasm({ persist: false, onLost: failed }))
      outcome.value = null
      await changed()
      phase.value = 'ready'
    } catch (cause) {
      failed(cause)
    }
  }

  /** The officer says what a table does not (its year, its department): it is scored again and counts from now on. */
  async function answer(table: CheckedEvaluation, answers: Answers) {
    const target = warehouse.value!
    const { answerInWorker } = await import('./import/client')
    const { importedWith, replaceEvaluation } = await writing()
    const stored = await importedWith(target, table.id)
    await replaceEvaluation(target, ...(await answerInWorker({ id: table.id, answers, stored })))
    await changed()
  }

  /** The officer's choice between two tables of the same department and year. */
  async function decide(table: CheckedEvaluation, choice: 'keep' | 'replace') {
    const target = warehouse.value!
    const { existingKeys, removeEvaluation } = await writing()
    if (choice === 'keep') await removeEvaluation(target, table.id)
    else {
      const older = (await existingKeys(target)).filter(
        (key) =>
          key.evaluationId !== table.id &&
          key.kind === table.kind &&
          key.departmentKey === table.departmentKey &&
          key.year === table.year &&
          key.name === table.name,
      )
      // The copy that waited counts as soon as the one before it is gone.
      for (const key of older) await removeEvaluation(target, key.evaluationId)
    }
    await changed()
  }

  return {
    phase,
    warehouse,
    info,
    error,
    version,
    heldElsewhere,
    importing,
    outcome,
    isSample,
    changed,
    open,
    discard,
    importFiles,
    cancelImport,
    openSample,
    openRealTable,
    clear,
    answer,
    decide,
  }
})
