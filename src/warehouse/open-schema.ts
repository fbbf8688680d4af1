import { WorkspaceUnreadableError } from './errors'
import { openFigures, type FigureScripts } from './marts'
import type { Warehouse } from './warehouse'

/** Goes up whenever `schema.sql`, `packed.sql`, `packed-rows.sql` or `flat.sql` changes; views are written anew where they are of another text and need no version. */
export const SCHEMA_VERSION = 7

/** The texts of the `.sql` files: each adapter has its own way to come by them. */
export interface SchemaScripts extends FigureScripts {
  /** `schema.sql`, `packed.sql` and `packed-rows.sql`. */
  schema: string
}

/**
 * First statements after opening. DuckDB would else fetch missing extensions from the internet at first use, and offline
 * that fetch corrupts the instance.
 */
export const STARTUP = `SET autoload_known_extensions = false; SET autoinstall_known_extensions = false`

/**
 * Makes a new database a workspace, or sees that an existing one is a workspace of this version.
 * @throws WorkspaceUnreadableError when the database was written by another version, or is not a workspace
 */
export async function openSchema(w: Warehouse, { schema, ...scripts }: SchemaScripts): Promise<void> {
  const tables = await w.query<{ name: string }>(
    "SELECT table_name AS name FROM duckdb_tables() WHERE schema_name = 'main'",
  )
  if (tables.length === 0) await create(w, schema)
  else if (!tables.some(({ name }) => name === 'workspace')) throw new WorkspaceUnreadableError('version')
  const [found] = await w
    .query<{ version: number }>('SELECT schemaVersion AS version FROM workspace')
    .catch(() => [])
  if (found?.version !== SCHEMA_VERSION) throw new WorkspaceUnreadableError('version')
  await openFigures(w, scripts)
}

async function create(w: Warehouse, schema: string): Promise<void> {
  await w.transaction(async () => {
    await w.run(schema)
    await w.query("INSERT INTO workspace VALUES (?::INTEGER, 'empty', NULL)", [SCHEMA_VERSION])
  })
}
