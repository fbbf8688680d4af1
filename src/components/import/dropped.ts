import { rememberPath } from '@/stores/import/paths'

function readEntries(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject))
}

/** Files that systems leave in folders and nobody means: `.DS_Store`, `Thumbs.db`, Office's lock files. */
const LEFT_BEHIND = /^(?:\.|~\$)|^(?:thumbs\.db|desktop\.ini)$/i

async function filesIn(entry: FileSystemEntry, inFolder: boolean): Promise<File[]> {
  if (entry.isFile) {
    if (inFolder && LEFT_BEHIND.test(entry.name)) return []
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    )
    return [rememberPath(file, entry.fullPath.replace(/^\//, '') || file.name)]
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const files: File[] = []
  // A reader hands out at most a hundred entries at a time.
  for (let batch = await readEntries(reader); batch.length > 0; batch = await readEntries(reader))
    files.push(...(await Promise.all(batch.map((child) => filesIn(child, true)))).flat())
  return files
}

/** The files of a drop; folders are opened, whatever their depth, and each file keeps its path in its folder. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  // Entries must be taken before the first await: afterwards the browser has emptied the list.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  if (entries.length === 0) return [...transfer.files]
  return (await Promise.all(entries.map((entry) => filesIn(entry, false)))).flat()
}

/** The files of a picker; of a picked folder without those that nobody means. */
export function pickedFiles(list: FileList | null): File[] {
  return [...(list ?? [])].filter((file) => file.webkitRelativePath === '' || !LEFT_BEHIND.test(file.name))
}
