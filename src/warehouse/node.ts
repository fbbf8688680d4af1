import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DuckDBInstance } from '@duckdb/node-api'
import { NodeWarehouse } from './adapters/node-warehouse'
import { WorkspaceBusyError, WorkspaceUnreadableError } from './errors'
import { lockDown } from './lock-down'
import { martScript } from './marts'
import { openSchema, STARTUP } from './open-schema'
import { ATTACHED, openAttached } from './snapshot/open-snapshot'
import { writeSnapshot as write, type SnapshotOptions } from './snapshot/write-node'
import { SnapshotParts } from './snapshot/parts/snapshot-parts'
import type { LeftOut } from './snapshot/travels'
import type { Warehouse } from './warehouse'

export type { NodeWarehouse } from './adapters/node-warehouse'
export type { SnapshotParts } from './snapshot/parts/snapshot-parts'
export { WorkspaceBusyError, WorkspaceUnreadableError } from './errors'

const script = (name: string) => readFileSync(fileURLToPath(new URL(name, import.meta.url)), 'utf8')
/** The tables, with indicators and findings as they stand in a workspace or in a snapshot. */
const tables = (...rows: ('./packed.sql' | './packed-rows.sql' | './flat.sql')[]) =>
  ['./schema.sql', ...rows].map(script).join('\n')
const rows = script('./packed-rows.sql')
const scripts = {
  views: script('./views.sql'),
  marts: script('./marts.sql'),
  figures: ['./figures.sql', './figures-problems.sql', './figures-findings.sql'].map(script).join('\n'),
}

/**
 * A workspace on the native DuckDB, for the command line and tests.
 *
 * @param path a `.duckdb` file, made when it does not exist. @default in memory
 * @throws WorkspaceBusyError when another process has the file; WorkspaceUnreadableError when it is damaged, no
 * workspace, or of another version
 */
export async function openNode(path?: string): Promise<NodeWarehouse> {
  const instance = await DuckDBInstance.create(path ?? ':memory:').catch((cause: unknown) => {
    if (/conflicting lock|being used by another process/i.test(String(cause))) throw new WorkspaceBusyError()
    throw new WorkspaceUnreadableError('damaged', cause)
  })
  const loadFolder = await mkdtemp(join(tmpdir(), 'jijing-load-'))
  try {
    const warehouse = new NodeWarehouse(
      instance,
      await instance.connect(),
      path === undefined ? 'memory' : 'file',
      loadFolder,
      martScript(scripts),
    )
    await warehouse.run(STARTUP)
    await openSchema(warehouse, { schema: tables('./packed.sql', './packed-rows.sql'), ...scripts })
    await warehouse.run(lockDown([loadFolder]))
    return warehouse
  } catch (cause) {
    instance.closeSync()
    await rm(loadFolder, { recursive: true, force: true })
    throw cause
  }
}

/**
 * Writes what travels of a workspace into a `.duckdb` file. The same rows give the same bytes.
 *
 * @param options.id of the publication, whose first screen carries the same
 */
export const writeSnapshot = (w: NodeWarehouse, options: SnapshotOptions): Promise<void> =>
  write(w, options, tables('./flat.sql'))

/**
 * Begins a snapshot that is written part by part, in a folder of its own.
 *
 * @param options.memoryLimit of DuckDB, e.g. `2GB`
 */
export const beginSnapshotParts = (
  folder: string,
  options: { without: readonly LeftOut[]; memoryLimit: string },
): Promise<SnapshotParts> =>
  SnapshotParts.begin(folder, options, {
    tables: tables('./packed.sql'),
    rows,
    views: scripts.views,
    marts: martScript(scripts),
  })

/** A snapshot as a published page opens it. */
export async function openSnapshot(path: string, id: string): Promise<Warehouse> {
  const instance = await DuckDBInstance.create(':memory:')
  const folder = await mkdtemp(join(tmpdir(), 'jijing-load-'))
  const warehouse = new NodeWarehouse(instance, await instance.connect(), 'file', folder, martScript(scripts))
  try {
    await warehouse.run(STARTUP)
    const file = path.replaceAll("'", "''")
    await warehouse.run(['ATTACH', `'${file}'`, 'AS', ATTACHED, '(READ_ONLY)'].join(' '))
    await openAttached(warehouse, { id, rows, ...scripts })
    await warehouse.run(lockDown([folder]))
    return warehouse
  } catch (cause) {
    await warehouse.close()
    throw cause
  }
}
