import { WorkspaceBusyError, WorkspaceUnreadableError } from '../errors'
import { isStump } from '../snapshot/whole-file'

const LOCK = 'jijing-workspace'
/** A page that reloads gives its lock back only when its worker has gone; milliseconds. */
const PATIENCE = 1500
const [DATABASE, LOG] = ['jijing.duckdb', 'jijing.duckdb.wal'] as const
const FILES = [DATABASE, LOG]
/** A log in which nothing is written yet: DuckDB's entry of its version, WAL_VERSION (98) = 2, as its serializer writes it. */
const EMPTY_LOG = new Uint8Array([0x64, 0, 98, 0x65, 0, 2, 0, 0xff, 0xff])

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
 * DuckDB-WASM opens a log of no bytes for reading alone, and can then write nothing ("File is not opened in write mode"),
 * though the data are whole: each transaction ends with a checkpoint. So one is laid down where it is missing or empty.
 *
 * @throws WorkspaceUnreadableError where the database has been cut to a stump, which DuckDB would read for ever
 */
export async function layDownLog(): Promise<void> {
  try {
    const root = await navigator.storage.getDirectory()
    const database = await (await root.getFileHandle(DATABASE)).getFile()
    if (isStump(database.size)) throw new WorkspaceUnreadableError('damaged')
    const log = await root.getFileHandle(LOG, { create: true })
    if (database.size === 0 || (await log.getFile()).size > 0) return
    const writer = await log.createWritable()
    await writer.write(EMPTY_LOG)
    await writer.close()
  } catch (cause) {
    if (cause instanceof WorkspaceUnreadableError) throw cause
    // No workspace yet, or another opener has it: opening it tells.
  }
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
