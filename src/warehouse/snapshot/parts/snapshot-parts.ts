import { execFile } from 'node:child_process'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { NodeWarehouse } from '../../adapters/node-warehouse'
import type { LeftOut } from '../travels'
import { travellingPacked } from './travels-packed'

/** The texts that a part is put together by. */
export interface PartScripts {
  /** `schema.sql` and `packed.sql`: what the snapshot has. */
  tables: string
  /** `packed-rows.sql`: what the marts read. */
  rows: string
  views: string
  /** What makes the marts, and notes of which text. */
  marts: string
}

const WRITER = fileURLToPath(new URL('./write-parts.mjs', import.meta.url))

/**
 * A snapshot that is written part by part, with the memory of one part. While one is put to the others, by a process of its
 * own, the next may be read.
 */
export class SnapshotParts {
  #parts = 0
  #writing: Promise<void> = Promise.resolve()
  /** Largest resident memory of the writing processes so far, bytes. */
  maxRss = 0

  private constructor(
    /** Of this snapshot alone; holds as much as the snapshot, twice. */
    private readonly folder: string,
    private readonly without: readonly LeftOut[],
    private readonly memoryLimit: string,
  ) {}

  /** @param memoryLimit of DuckDB, in each writing process, e.g. `2GB` */
  static async begin(
    folder: string,
    { without, memoryLimit }: { without: readonly LeftOut[]; memoryLimit: string },
    { tables, rows, views, marts }: PartScripts,
  ): Promise<SnapshotParts> {
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'tables.sql'), tables)
    await writeFile(join(folder, 'schema.sql'), [tables, rows].join('\n'))
    await writeFile(join(folder, 'views.sql'), views)
    await writeFile(join(folder, 'marts.sql'), marts)
    return new SnapshotParts(folder, without, memoryLimit)
  }

  /**
   * Takes what travels of a workspace; it may be closed then. Its ids must be `t` and a number that goes on from part to part,
   * and no unit may be in two parts.
   */
  async add(w: NodeWarehouse): Promise<void> {
    const part = `part-${++this.#parts}`
    const fresh = join(w.loadFolder, part)
    await mkdir(fresh)
    for (const { table, select } of await travellingPacked(w, this.without)) {
      const file = join(fresh, `${table}.parquet`).replaceAll("'", "''")
      await w.run(['COPY (', select, ') TO', `'${file}'`, '(FORMAT parquet)'].join(' '))
    }
    await this.#writing
    await rename(fresh, join(this.folder, part))
    this.#writing = this.#write('add', part).then(() => rm(join(this.folder, part), { recursive: true }))
    // Told to whoever comes next.
    this.#writing.catch(() => undefined)
  }

  /**
   * Makes the marts of all parts.
   * @param id of the publication, whose first screen carries the same
   * @param origin whether it is the made-up district, which is known when all files have been read
   * @returns the path of the snapshot
   */
  async finish(id: string, origin: 'sample' | 'own'): Promise<string> {
    await this.#writing
    await this.#write('finish', id, origin)
    return join(this.folder, 'published.duckdb')
  }

  async #write(command: 'add' | 'finish', ...names: string[]): Promise<void> {
    const args = [WRITER, command, this.folder, this.memoryLimit, ...names]
    const { stdout } = await promisify(execFile)(process.execPath, args)
    const { maxRss } = JSON.parse(stdout) as { maxRss: number }
    this.maxRss = Math.max(this.maxRss, maxRss * 1024)
  }
}
