import { normaliseDepartment } from '@/ingest'
import {
  preparePublication,
  recordFirstScreen,
  singleFile,
  siteFiles,
  type PublishChoice,
  type PublishTools,
  type SiteFile,
} from '@/share'
import { loadBatch, placedBatch, type Warehouse } from '@/warehouse'
import { fetchAppFiles } from './app-files'

/** What publishing is at, in this order. */
export const STEPS = ['reading', 'snapshot', 'firstScreen', 'app', 'packing'] as const
export type Step = (typeof STEPS)[number]

export interface Here {
  warehouse: Warehouse
  origin: 'sample' | 'own'
  form: 'site' | 'single'
  signal: AbortSignal
  onStep: (step: Step) => void
}

export interface PublishedHere {
  name: string
  bytes: Uint8Array
  type: string
  /** Of the publication. */
  id: string
  files: number
}

/**
 * Publishes what is in the workspace: the same as `jijing publish`, by the same code, as a ZIP of the site or as one HTML
 * file. The snapshot is written by DuckDB-WASM, the command line's by the native DuckDB: the same rows in other bytes.
 *
 * @throws NothingToPublish, AppNotBuilt; the signal's reason when it was cancelled
 */
export async function publishHere(choice: PublishChoice, here: Here): Promise<PublishedHere> {
  const { warehouse, origin, form, signal, onStep } = here
  onStep('reading')
  const batch = await placedBatch(warehouse)
  signal.throwIfAborted()
  const input = {
    batch,
    // The files themselves are not kept: their names and sizes are.
    sources: ({ files }: typeof batch) =>
      Promise.resolve(files.map(({ file, size }) => ({ file, size, sha256: null }))),
    isSample: () => Promise.resolve(origin === 'sample'),
  }
  const data = await preparePublication(input, choice, {
    know: normaliseDepartment,
    database: databaseOf(signal, onStep),
  })
  signal.throwIfAborted()
  onStep('app')
  const app = await fetchAppFiles('readers', form === 'single', signal, () => undefined)
  onStep('packing')
  // The bar is drawn before the page is busy.
  await new Promise((drawn) => setTimeout(drawn, 50))
  const name = `${choice.title}-${choice.date}`
  const { id } = data.publication
  if (form === 'single')
    return { name: `${name}.html`, bytes: singleFile(app, data), type: 'text/html', id, files: 1 }
  const files = siteFiles(app, data)
  return {
    name: `${name}.zip`,
    bytes: await zipped(files, choice.date),
    type: 'application/zip',
    id,
    files: files.length,
  }
}

const databaseOf =
  (signal: AbortSignal, onStep: (step: Step) => void): PublishTools['database'] =>
  async (published, { id, origin, without }) => {
    onStep('snapshot')
    const { makeSnapshot } = await import('@/warehouse/wasm')
    const { bytes, opened } = await makeSnapshot((w) => loadBatch(w, published, { origin }), {
      id,
      without,
      signal,
    })
    try {
      onStep('firstScreen')
      return { snapshot: bytes, recording: await recordFirstScreen(opened, id) }
    } finally {
      await opened.close()
    }
  }

/** The same files and date give the same bytes: each file has the date of the publication. */
async function zipped(files: readonly SiteFile[], date: string): Promise<Uint8Array> {
  const { zipSync } = await import('fflate')
  const entries = files.map(({ path, bytes }) => {
    const level: 0 | 6 = /\.(?:gz|part|png)$/.test(path) ? 0 : 6
    return [path, [bytes, { level, mtime: new Date(`${date}T00:00:00`) }]] as const
  })
  return zipSync(Object.fromEntries(entries.map(([path, entry]) => [path, [...entry]])) as never)
}
