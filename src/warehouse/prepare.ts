import { WarehouseError } from './errors'
import type { Warehouse } from './warehouse'

/** Goes up when `schema.sql` changes in a way that an older stored workspace cannot be read with. */
export const SCHEMA_VERSION = '1'

/**
 * Brings a database, new or stored, to the state in which the queries work. Extensions are never fetched: offline that
 * fetch corrupts DuckDB-WASM, and nothing of the app may ask another host.
 * @throws WarehouseError when the stored workspace is of another version
 */
export async function prepareDatabase(warehouse: Warehouse, sql: { schema: string; views: string }): Promise<void> {
  await warehouse.run('SET autoload_known_extensions = false')
  await warehouse.run('SET autoinstall_known_extensions = false')
  const tables = await warehouse.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_name = 'meta'",
  )
  if (tables.length === 0) {
    await warehouse.run(sql.schema)
    await warehouse.query('INSERT INTO meta VALUES (?, ?)', ['schemaVersion', SCHEMA_VERSION])
  }
  const [stored] = await warehouse.query<{ value: string }>("SELECT value FROM meta WHERE key = 'schemaVersion'")
  if (stored?.value !== SCHEMA_VERSION)
    throw new WarehouseError({
      zh: `浏览器中保存的工作区是另一版本（${stored?.value ?? '?'}）建立的，这一版打不开。请丢弃后重新导入原始文件。`,
      en: `The stored workspace was made by another version (${stored?.value ?? '?'}). Discard it and import your files again.`,
    })
  await warehouse.run(sql.views)
}
