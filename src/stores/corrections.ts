import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { Corrections } from '@/ingest'
import {
  forgetAlias,
  importedIn,
  saveAlias,
  sheetsReadWith,
  storeCorrection,
  type AliasDecision,
  type SourceHead,
} from '@/warehouse'
import { useWorkspace } from './workspace'

/** What the officer corrects: how a sheet was read, and which names are one unit. */
export const useCorrections = defineStore('corrections', () => {
  const workspace = useWorkspace()
  const busy = ref(false)
  const error = ref<string | null>(null)
  /** What stood before each correction of this visit, the latest last: taken back one by one. Shallow, because a worker takes no proxies. */
  const undone = shallowRef<{ head: SourceHead; before: Corrections }[]>([])
  const canUndo = computed(() => undone.value.length > 0)

  async function run(work: () => Promise<void>): Promise<boolean> {
    busy.value = true
    error.value = null
    try {
      await work()
      await workspace.changed()
      return true
    } catch (cause) {
      error.value = cause instanceof Error ? cause.message : String(cause)
      return false
    } finally {
      busy.value = false
    }
  }

  /** Reads one sheet again with these corrections in place of those that it had. */
  async function apply(head: SourceHead, corrections: Corrections): Promise<void> {
    const target = workspace.warehouse!
    const { correctInWorker } = await import('./import/client')
    const kept = await sheetsReadWith(target, head)
    const stored = await importedIn(target, head.importId)
    const { importId, ordinal } = head
    await storeCorrection(target, await correctInWorker({ importId, ordinal, corrections, kept, stored }))
  }

  /** Corrects a sheet; everything that depends on it is scored again. @returns whether it worked */
  function correct(head: SourceHead, corrections: Corrections): Promise<boolean> {
    return run(async () => {
      await apply(head, corrections)
      undone.value = [...undone.value, { head, before: head.corrections }]
    })
  }

  /** Takes the latest correction of this visit back. */
  function undo(): Promise<boolean> {
    return run(async () => {
      const last = undone.value.at(-1)
      if (!last) return
      await apply(last.head, last.before)
      undone.value = undone.value.slice(0, -1)
    })
  }

  const decideAlias = (decision: AliasDecision) => run(() => saveAlias(workspace.warehouse!, decision))
  const takeBackAlias = (decision: AliasDecision) => run(() => forgetAlias(workspace.warehouse!, decision))

  return { busy, error, canUndo, correct, undo, decideAlias, takeBackAlias }
})
