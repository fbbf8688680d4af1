import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { saveReviews, type Review } from '@/warehouse'
import { useWorkspace } from './workspace'

/** 复核: records the bureau's word in the workspace; what was recorded on this visit can be taken back step by step. */
export const useReviews = defineStore('reviews', () => {
  const workspace = useWorkspace()
  const error = ref<string | null>(null)
  const done = shallowRef<{ evaluationId: string; before: readonly Review[] }[]>([])
  const canUndo = computed(() => done.value.length > 0)
  // An emptied workspace has nothing to take back.
  watch(
    () => workspace.info?.evaluations,
    (tables) => {
      if (tables === 0) done.value = []
    },
  )

  async function write(evaluationId: string, reviews: readonly Review[]): Promise<readonly Review[] | null> {
    error.value = null
    try {
      const before = await saveReviews(workspace.warehouse!, evaluationId, reviews)
      await workspace.changed()
      return before
    } catch (cause) {
      error.value = cause instanceof Error ? cause.message : String(cause)
      return null
    }
  }

  /** Records, all of them or none. @returns whether it worked */
  async function save(evaluationId: string, reviews: readonly Review[]): Promise<boolean> {
    const before = await write(evaluationId, reviews)
    if (before) done.value = [...done.value, { evaluationId, before }]
    return before !== null
  }

  /** Takes the latest word of this visit back. */
  async function undo(): Promise<void> {
    const last = done.value.at(-1)
    if (last && (await write(last.evaluationId, last.before))) done.value = done.value.slice(0, -1)
  }

  return { error, canUndo, save, undo }
})
