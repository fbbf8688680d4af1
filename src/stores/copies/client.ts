import { toRaw } from 'vue'
import type { ComparedText } from '@/problems'
import type { FoundCopies } from './messages'
import { startWorker } from '../start-worker'
import workerAddress from './worker.ts?worker&url'

/**
 * Finds copies in a worker of its own.
 * @param signal aborting ends the worker; the promise then never settles into a result that nobody waits for
 */
export function findCopiesInWorker(
  texts: readonly ComparedText[],
  signal: AbortSignal,
): Promise<FoundCopies> {
  return new Promise((resolve, reject) => {
    const worker = startWorker(workerAddress)
    const end = () => worker.terminate()
    signal.addEventListener('abort', () => {
      end()
      reject(signal.reason as Error)
    })
    worker.onerror = (event) => {
      end()
      reject(new Error(event.message || 'worker failed to start'))
    }
    worker.onmessage = ({ data }: MessageEvent<FoundCopies>) => {
      end()
      resolve(data)
    }
    // Only what is compared travels; the cells stay here.
    worker.postMessage(
      toRaw(texts).map(({ id, text, department, year, table }) => ({ id, text, department, year, table })),
    )
  })
}
