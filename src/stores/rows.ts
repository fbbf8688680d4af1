import { useTimeoutFn } from '@vueuse/core'
import { computed, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { Warehouse } from '@/warehouse'
import { questionAsked } from './repaint'
import { useWorkspace } from './workspace'

export interface Rows<T> {
  /** The last answer; kept while a new one is on its way, so that nothing jumps. */
  data: Readonly<Ref<T | null>>
  /**
   * True once the answer to what is asked now has been awaited for so long that a person reads: until then `data` is still
   * the answer to what was asked before, and must not be shown as if it were this one's.
   */
  isLate: Readonly<Ref<boolean>>
  /** Another question is on its way: what shows `data` will be made anew in a moment. */
  isPending: Readonly<Ref<boolean>>
  error: ShallowRef<Error | null>
  status: ComputedRef<'loading' | 'ready' | 'error'>
  /** Asks again (after an error). */
  retry: () => void
}

/** Milliseconds that the last answer may stand under a new question: shorter than a glance, longer than nearly every answer. */
const LATE_MS = 200

/**
 * Runs a query now and again whenever the workspace's data or what `key` reads (filters, a threshold) changes.
 * An answer that was overtaken by a newer question is dropped.
 *
 * @param key a getter of everything the query depends on; compared as JSON
 * @param ask the question; runs only while a warehouse is open
 */
export function useRows<T>(key: () => unknown, ask: (warehouse: Warehouse) => Promise<T>): Rows<T> {
  const workspace = useWorkspace()
  const data = shallowRef<T | null>(null)
  const error = shallowRef<Error | null>(null)
  const isLate = shallowRef(false)
  const isPending = shallowRef(false)
  let asked = 0
  const clock = useTimeoutFn(() => (isLate.value = true), LATE_MS, { immediate: false })

  const question = computed(() => JSON.stringify(key()))
  let answeredQuestion = ''

  function arrived(asked: string) {
    answeredQuestion = asked
    clock.stop()
    isLate.value = isPending.value = false
  }

  async function run() {
    const warehouse = workspace.warehouse
    const turn = ++asked
    const now = question.value
    // The same question of data that grow (an import) is answered again: its last answer was true, and may stand.
    if (now === answeredQuestion) arrived(now)
    else {
      isPending.value = true
      clock.start()
    }
    // A workspace that is being opened is empty for a moment: its answers would be shown as if nothing were there.
    if (!warehouse || workspace.phase !== 'ready') return
    const answered = questionAsked()
    try {
      const rows = await ask(warehouse)
      if (turn !== asked) return
      data.value = rows
      error.value = null
      arrived(now)
    } catch (cause) {
      if (turn !== asked) return
      error.value = cause instanceof Error ? cause : new Error(String(cause))
      arrived(now)
    } finally {
      answered()
    }
  }

  // Three sources, not one list: a list is new whenever anything in it was looked at, and every choice on a page would ask every
  // question of it again.
  watch([() => workspace.version, () => workspace.phase, question], run, {
    immediate: true,
  })

  const status = computed(() => (error.value ? 'error' : data.value === null ? 'loading' : 'ready'))
  return { data, error, isLate, isPending, status, retry: run }
}
