import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { NothingToPublish, TooLargeForOneFile, type PublishChoice } from '@/share'
import { useWorkspace } from '../workspace'
import { AppNotBuilt } from './app-files'
import { publishHere, STEPS, type PublishedHere, type Step } from './publish-here'

export { STEPS, type Step } from './publish-here'

/** How the last publication ended. */
export type PublishOutcome =
  | { status: 'done'; name: string; size: number; files: number; id: string }
  | { status: 'cancelled' }
  | { status: 'failed'; reason: 'nothing' | 'notBuilt' | 'tooLarge' | 'other'; detail: string }

/** Publishing from the browser: one at a time, and it goes on when its page is left. */
export const usePublishing = defineStore('publishing', () => {
  const workspace = useWorkspace()
  const step = ref<Step | null>(null)
  const outcome = shallowRef<PublishOutcome | null>(null)
  let abort: AbortController | null = null

  /** @returns the file to be downloaded; null when there is none, and `outcome` says why */
  async function publish(choice: PublishChoice, form: 'site' | 'single'): Promise<PublishedHere | null> {
    const { warehouse, info } = workspace
    if (abort || !warehouse || !info) return null
    const own = (abort = new AbortController())
    outcome.value = null
    try {
      const made = await publishHere(choice, {
        warehouse,
        origin: info.origin === 'sample' ? 'sample' : 'own',
        form,
        signal: own.signal,
        onStep: (next) => (step.value = next),
      })
      own.signal.throwIfAborted()
      outcome.value = {
        status: 'done',
        name: made.name,
        size: made.bytes.length,
        files: made.files,
        id: made.id,
      }
      return made
    } catch (cause) {
      outcome.value = own.signal.aborted ? { status: 'cancelled' } : failed(cause)
      return null
    } finally {
      step.value = null
      abort = null
    }
  }

  const cancel = () => {
    if (!abort) return
    abort.abort()
    // What DuckDB is at may never answer once its worker has ended.
    step.value = null
    outcome.value = { status: 'cancelled' }
    abort = null
  }

  return { step, steps: STEPS, outcome, publish, cancel }
})

function failed(cause: unknown): PublishOutcome {
  const reasons = [
    ['nothing', NothingToPublish],
    ['notBuilt', AppNotBuilt],
    ['tooLarge', TooLargeForOneFile],
  ] as const
  const reason = reasons.find(([, kind]) => cause instanceof kind)?.[0] ?? 'other'
  return { status: 'failed', reason, detail: cause instanceof Error ? cause.message : String(cause) }
}
