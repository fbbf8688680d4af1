import { useIntervalFn } from '@vueuse/core'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { QuestionStopped, WarehouseError, type Answer } from '@/warehouse'
import { useWorkspace } from './workspace'

/** Rows of an answer that are fetched and shown; more is counted nowhere and said plainly. */
export const ROW_LIMIT = 100_000

/** An answer, and the question that it is the answer to. */
export interface Answered {
  sql: string
  answer: Answer
  /** Milliseconds that it took. */
  elapsed: number
}

/**
 * Asks a question and follows it: running, answered, refused, stopped. It is asked anew when the text or the data of the
 * workspace changes; one that was overtaken, or whose page is left, is stopped.
 */
export function useQuestion(sql: () => string | null) {
  const workspace = useWorkspace()
  /** The last answer; kept while another question runs, and never to be taken for that one's: `isPast`. */
  const answered = shallowRef<Answered | null>(null)
  const error = shallowRef<Error | null>(null)
  const running = ref(false)
  /** Milliseconds that the running question has taken so far. */
  const elapsed = ref(0)
  let started = 0
  let stopper: AbortController | null = null
  const clock = useIntervalFn(() => (elapsed.value = performance.now() - started), 250, { immediate: false })

  async function ask() {
    stopper?.abort()
    // One that was overtaken says nothing any more.
    stopper = null
    running.value = false
    clock.pause()
    const text = sql()
    const warehouse = workspace.warehouse
    if (text === null || !warehouse || workspace.phase !== 'ready') {
      answered.value = error.value = null
      return
    }
    const own = (stopper = new AbortController())
    started = performance.now()
    elapsed.value = 0
    error.value = null
    running.value = true
    clock.resume()
    try {
      const answer = await warehouse.ask(text, { limit: ROW_LIMIT, signal: own.signal })
      if (stopper === own) answered.value = { sql: text, answer, elapsed: performance.now() - started }
    } catch (cause) {
      if (stopper !== own) return
      answered.value = null
      error.value = cause instanceof Error ? cause : new Error(String(cause))
    } finally {
      if (stopper === own) {
        running.value = false
        clock.pause()
      }
    }
  }

  const stop = () => stopper?.abort()
  watch(() => [sql(), workspace.version, workspace.phase], ask, { immediate: true })
  onScopeDispose(() => {
    stopper?.abort()
    stopper = null
  })
  /** What is asked now is another question than the one answered. */
  const isPast = computed(() => answered.value !== null && answered.value.sql !== sql())
  const stopped = computed(() => error.value instanceof QuestionStopped)
  const sentence = computed(() => (error.value instanceof WarehouseError ? error.value.sentence : null))
  return { answered, isPast, error, sentence, running, stopped, elapsed, ask, stop }
}
