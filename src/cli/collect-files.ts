import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import type { InputFile } from '@/ingest'

/** What offices keep tables and reports in: of a folder, only these are read; those of a kind that cannot be read become rejects. */
const DOCUMENTS =
  /\.(?:csv|tsv|txt|xlsx?|xls[mb]|et|ods|docx?|wps|rtf|pdf|ofd|html?|mht(?:ml)?|xml|zip|rar|7z)$/i

export interface CollectedFiles {
  files: InputFile[]
  /** Files of the folders that are no documents, by name. */
  skipped: string[]
}

/**
 * The files that a command line names, folders walked with all their subfolders, in the order of their names. A path that
 * does not exist becomes a file whose bytes cannot be read, so that it is reported like any other.
 */
export async function collectFiles(paths: readonly string[], cwd: string): Promise<CollectedFiles> {
  const found: CollectedFiles = { files: [], skipped: [] }
  for (const path of paths) {
    const info = await stat(resolve(cwd, path)).catch(() => null)
    if (info?.isDirectory()) await walk(path, cwd, found)
    else found.files.push(inputFile(path, cwd, info?.size ?? 0))
  }
  return found
}

async function walk(folder: string, cwd: string, found: CollectedFiles): Promise<void> {
  const entries = await readdir(resolve(cwd, folder), { withFileTypes: true })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    // Hidden files and the lock files of Office (`~$表.xlsx`) belong to programs.
    if (/^(?:\.|~\$)/.test(entry.name)) continue
    if (entry.isDirectory()) await walk(path, cwd, found)
    else if (!DOCUMENTS.test(entry.name)) found.skipped.push(path)
    else found.files.push(inputFile(path, cwd, (await stat(resolve(cwd, path))).size))
  }
}

function inputFile(name: string, cwd: string, size: number): InputFile {
  const path = resolve(cwd, name)
  return {
    name,
    size,
    bytes: async () => new Uint8Array(await readFile(path)),
    stream: () => Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>,
  }
}
