import { execFile } from 'node:child_process'
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { NodeWarehouse } from '../adapters/node-warehouse'
import { travellingTables, type LeftOut } from './travels'

export interface SnapshotOptions {
  /** Of the publication; its first screen carries the same. */
  id: string
  /** Where to write it; what stands there is replaced. */
  path: string
  without: readonly LeftOut[]
}

const WRITER = fileURLToPath(new URL('./write-snapshot.mjs', import.meta.url))

/**
 * Writes what travels of a workspace into a `.duckdb` file, by a process that is given nothing else (see
 * `write-snapshot.mjs`). The same rows give the same bytes.
 *
 * @param schema the text of `schema.sql` and `flat.sql`
 */
export async function writeSnapshot(
  w: NodeWarehouse,
  { id, path, without }: SnapshotOptions,
  schema: string,
): Promise<void> {
  const folder = await mkdtemp(join(w.loadFolder, 'snapshot-'))
  try {
    await writeFile(join(folder, 'schema.sql'), schema)
    for (const { table, select } of await travellingTables(w, without)) {
      const file = join(folder, `${table}.csv`).replaceAll("'", "''")
      await w.run(['COPY (', select, ') TO', `'${file}'`, '(FORMAT csv, HEADER, FORCE_QUOTE *)'].join(' '))
    }
    const env = { ...process.env, DUCKDB_JE_MALLOC_CONF: 'zero:true' }
    await promisify(execFile)(process.execPath, [WRITER, folder, id], { env })
    await copyFile(join(folder, 'published.duckdb'), path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
