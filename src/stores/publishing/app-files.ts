import { APP_INDEX, readAppIndex, singleParts, siteParts, type Publication, type SiteFile } from '@/share'

/** The app cannot give itself away: it is not built (`npm run dev`), or its server does not have its list of files. */
export class AppNotBuilt extends Error {}

/**
 * The app's own files that a published page is made of, fetched from where this page came from.
 * @throws AppNotBuilt
 */
export async function fetchAppFiles(
  form: Publication['form'],
  single: boolean,
  signal: AbortSignal,
  onFile: (done: number, total: number) => void,
): Promise<SiteFile[]> {
  const index = await fetchFile(APP_INDEX, signal).catch(() => null)
  // A development server answers with its page.
  if (!index || index.bytes[0] !== '{'.charCodeAt(0)) throw new AppNotBuilt()
  const parsed = readAppIndex([index])
  const paths = single ? singleParts(parsed, form) : siteParts(parsed, form)
  const files: SiteFile[] = [index]
  for (let at = 0; at < paths.length; at += TOGETHER) {
    const some = paths.slice(at, at + TOGETHER)
    files.push(...(await Promise.all(some.map((path) => fetchFile(path, signal)))))
    onFile(Math.min(at + TOGETHER, paths.length), paths.length)
  }
  return files
}

/** Files that are asked for at once. */
const TOGETHER = 12

async function fetchFile(path: string, signal: AbortSignal): Promise<SiteFile> {
  const response = await fetch(new URL(path, document.baseURI), { signal })
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`)
  let bytes = new Uint8Array(await response.arrayBuffer())
  // A server that knows `.gz` as an encoding has had the browser inflate it.
  if (path.endsWith('.gz') && !(bytes[0] === 0x1f && bytes[1] === 0x8b)) {
    const { gzipSync } = await import('fflate')
    bytes = gzipSync(bytes, { level: 9, mtime: 0 }) as Uint8Array<ArrayBuffer>
  }
  return { path, bytes }
}
