import { computed, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { Warehouse } from '@/warehouse'
import { questionAsked } from './repaint'
import { useWorkspace } from './workspace'

export interface Rows<T> {
  /** The last answer; kept while a new one is on its way, so that nothing jumps. */
  data: Readonly<Ref<T | null>>
  error: ShallowRef<Error | null>
  status: ComputedRef<'loading' | 'ready' | 'error'>
  /** Asks again (after an error). */
  retry: () => void
}

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
  const asked = shallowRef(0)

  async function run() {
    const warehouse = workspace.warehouse
    const turn = ++asked.value
    // A workspace that is being opened is empty for a moment: its answers would be shown as if nothing were there.
    if (!warehouse || workspace.phase !== 'ready') return
    const answered = questionAsked()
    try {
      const rows = await ask(warehouse)
      if (turn !== asked.value) return
      data.value = rows
      error.value = null
    } catch (cause) {
      if (turn !== asked.value) return
      error.value = cause instanceof Error ? cause : new Error(String(cause))
    } finally {
      answered()
    }
  }

  // Three sources, not one list: a list is new whenever anything in it was looked at, and every choice on a page would ask every
  // question of it again.
  watch([() => workspace.version, () => workspace.phase, () => JSON.stringify(key())], run, {
    immediate: true,
  })

  const status = computed(() => (error.value ? 'error' : data.value === null ? 'loading' : 'ready'))
  return { data, error, status, retry: run }
}
