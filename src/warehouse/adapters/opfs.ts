import { WorkspaceBusyError } from '../errors'

const LOCK = 'jijing-workspace'
/** A page that reloads gives its lock back only when its worker has gone; milliseconds. */
const PATIENCE = 1500
const FILES = ['jijing.duckdb', 'jijing.duckdb.wal']

/**
 * The browser's private file system, or null where there is none: insecure origins, `file://`, some private windows.
 * Without Web Locks it counts as none, because two tabs on one file would destroy it.
 */
export async function opfsRoot(): Promise<FileSystemDirectoryHandle | null> {
  if (!('locks' in navigator) || typeof navigator.storage?.getDirectory !== 'function') return null
  return navigator.storage.getDirectory().catch(() => null)
}

/**
 * An OPFS database has one opener: whoever holds this lock.
 * @returns what lets the lock go
 * @throws WorkspaceBusyError when another tab holds it
 */
export function acquireWorkspaceLock(): Promise<() => void> {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(LOCK, { signal: AbortSignal.timeout(PATIENCE) }, () => {
        return new Promise<void>((release) => resolve(() => release()))
      })
      .catch(() => reject(new WorkspaceBusyError()))
  })
}

/**
 * Throws the stored workspace away. The person's own files are elsewhere and stay. Close the workspace first.
 * @throws WorkspaceBusyError when a tab still has it open
 */
export async function discardOpfs(): Promise<void> {
  const root = await opfsRoot()
  if (!root) return
  const release = await acquireWorkspaceLock()
  try {
    for (const file of FILES) await remove(root, file)
  } finally {
    release()
  }
}

async function remove(root: FileSystemDirectoryHandle, file: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await root.removeEntry(file)
    } catch (cause) {
      const name = cause instanceof DOMException ? cause.name : ''
      if (name === 'NotFoundError') return
      // The handle of a worker that was just ended is given back a moment later.
      if (name !== 'NoModificationAllowedError' || attempt === 20) throw cause
      await new Promise((again) => setTimeout(again, 100))
    }
  }
}
