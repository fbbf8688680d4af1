/**
 * A worker that is ended by the browser, or ends itself, fires no event: its questions would wait for ever. It holds a lock
 * as long as it lives (`holdLife` in the worker), and whoever is granted that lock knows that it is gone.
 */

/** In the worker: holds the lock from now on. @returns once it is held; at once where there are no Web Locks */
export function holdLife(lock: string): Promise<void> {
  if (!('locks' in navigator)) return Promise.resolve()
  return new Promise((held) => {
    navigator.locks
      .request(lock, () => {
        held()
        return new Promise(() => undefined)
      })
      .catch(() => held())
  })
}

/**
 * In the page, once the worker has said that it holds the lock.
 * @param signal aborted when the worker is ended on purpose
 */
export function watchLife(lock: string, signal: AbortSignal, gone: () => void): void {
  if (!('locks' in navigator)) return
  navigator.locks
    .request(lock, { signal }, () => {
      if (!signal.aborted) gone()
    })
    .catch(() => undefined)
}
