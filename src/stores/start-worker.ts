import { gunzipSync } from 'fflate'
import { carriedFile } from '@/warehouse'

/** Start scripts by the address that each imports: one `blob:` serves all workers of a kind. */
const starters = new Map<string, string>()

/**
 * Starts a worker that is under the page's policy. A worker that is loaded from an address has the policy that its server
 * sends along, on a plain file server none; one from a `blob:` has that of the page, and what it imports runs under it.
 *
 * @param address of its module, from `import address from './worker.ts?worker&url'`
 */
export function startWorker(address: string): Worker {
  if (import.meta.env.SINGLE_FILE) return new Worker(starters.get(address) ?? carriedStarter(address))
  let starter = starters.get(address)
  if (!starter) {
    const module = JSON.stringify(new URL(address, document.baseURI).href)
    starter = URL.createObjectURL(new Blob([`import ${module}`], { type: 'text/javascript' }))
    starters.set(address, starter)
  }
  return new Worker(starter, { type: 'module' })
}

/** A page opened from disk carries its workers. At once, as a worker is started: so inflated here, not by the browser's stream. */
function carriedStarter(address: string): string {
  const name = address.split('/').at(-1)!
  const script = carriedFile(name)
  if (!script) throw new Error(`${name} is not in this page`)
  const text = new Blob([gunzipSync(script) as Uint8Array<ArrayBuffer>], { type: 'text/javascript' })
  const starter = URL.createObjectURL(text)
  starters.set(address, starter)
  return starter
}
