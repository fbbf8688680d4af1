import { TaxonomyError, type CategoryMatch } from '@/problems'
import type { ClassifyAnswer, ClassifyTask } from './messages'
import { startWorker } from '../start-worker'
import workerAddress from './worker.ts?worker&url'

/** A hundred sentences take 30 ms; who is silent for so long (ms) is lost in an expression. */
const PATIENCE = 8000

/**
 * Sorts texts by a taxonomy in a worker of its own, which is ended when it falls silent: an expression that never comes to an
 * end cannot hang the page.
 *
 * @throws TaxonomyError where the taxonomy cannot be read, or takes too long
 */
export function classifyInWorker(
  taxonomy: string,
  texts: readonly string[],
  signal?: AbortSignal,
): Promise<CategoryMatch[][]> {
  return new Promise((resolve, reject) => {
    const worker = startWorker(workerAddress)
    const found: CategoryMatch[][] = []
    let timer: ReturnType<typeof setTimeout>
    const end = () => {
      clearTimeout(timer)
      worker.terminate()
    }
    const wait = () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        end()
        reject(
          new TaxonomyError('', {
            zh: '有一条规则太慢，没有在限定时间内判完，请检查正则表达式。',
            en: 'A rule takes too long; check its regular expressions.',
          }),
        )
      }, PATIENCE)
    }
    signal?.addEventListener('abort', () => {
      end()
      reject(signal.reason as Error)
    })
    worker.onerror = (event) => {
      end()
      reject(new Error(event.message || 'worker failed to start'))
    }
    worker.onmessage = ({ data }: MessageEvent<ClassifyAnswer>) => {
      wait()
      if (data.type === 'some') {
        found.push(...data.categories)
        return
      }
      end()
      if (data.type === 'done') resolve(found)
      else reject(new TaxonomyError(data.path, { zh: data.zh, en: data.en }))
    }
    wait()
    const task: ClassifyTask = { taxonomy, texts: [...texts] }
    worker.postMessage(task)
  })
}
