import { stat, readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { collectFiles, type CollectedFiles } from '../collect-files'

/** Files that are read together. */
export interface Part extends CollectedFiles {
  /** The path that they are named by. */
  path: string
}

/**
 * What `--by-parts` reads at once: each path that the command line names; of a folder that has subfolders each of these, and
 * the files beside them as one more. In the order of their names.
 */
export async function collectParts(paths: readonly string[], cwd: string): Promise<Part[]> {
  const parts: Part[] = []
  const add = async (path: string, within: readonly string[]) => {
    const collected = await collectFiles(within, cwd)
    if (collected.files.length + collected.skipped.length > 0) parts.push({ path, ...collected })
  }
  for (const path of paths) {
    const info = await stat(resolve(cwd, path)).catch(() => null)
    const entries = info?.isDirectory() ? await readdir(resolve(cwd, path), { withFileTypes: true }) : []
    const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    if (folders.length === 0) await add(path, [path])
    else {
      for (const name of folders.map((folder) => folder.name).sort())
        await add(join(path, name), [join(path, name)])
      // As a folder would: what a folder skips is skipped here too.
      const beside = entries.filter((entry) => entry.isFile() && !/^(?:\.|~\$)/.test(entry.name))
      await add(path, beside.map(({ name }) => join(path, name)).sort())
    }
  }
  return parts
}
