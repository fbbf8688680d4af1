import { WarehouseError } from '../errors'
import { SCHEMA_VERSION } from '../open-schema'
import { openFigures, type FigureScripts } from '../marts'
import type { Warehouse } from '../warehouse'

/** The database under which a snapshot is attached. */
export const ATTACHED = 'published'

/** What makes views upon a snapshot. */
export interface SnapshotScripts extends FigureScripts {
  /** Of the publication. */
  id: string
  /** The text of `packed-rows.sql`. */
  rows: string
}

/**
 * Makes an attached snapshot the workspace: its tables under their own names, and the views upon them. Views are never in
 * the snapshot, so that they are always those of the app that shows it. One that was published by parts has its rows packed,
 * and its marts with it: making them would read all of it.
 *
 * @throws WarehouseError when the snapshot is not the one that the page was published with
 */
export async function openAttached(w: Warehouse, { id, rows, ...scripts }: SnapshotScripts): Promise<void> {
  const [found] = await w
    .query<{ id: string; version: number }>(
      'SELECT p.id, w.schemaVersion AS version FROM published.publication AS p, published.workspace AS w',
    )
    .catch(() => [])
  if (found?.id !== id || found.version !== SCHEMA_VERSION) throw new WarehouseError(OTHER)
  const tables = await w.query<{ schema: string; name: string }>(
    `SELECT schema_name AS "schema", table_name AS name FROM duckdb_tables()
     WHERE database_name = ? AND table_name <> 'publication'`,
    [ATTACHED],
  )
  // The names come with the file: quoted, whatever they are.
  const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
  const named = tables
    .map(({ schema, name }) => `${quoted(schema)}.${quoted(name)}`)
    .map((name) => ['CREATE VIEW', name, 'AS FROM', `${ATTACHED}.${name};`].join(' '))
  const isPacked = tables.some(({ schema }) => schema === 'packed')
  await w.run(['CREATE SCHEMA packed;', ...named, isPacked ? rows : FLAT].join('\n'))
  await openFigures(w, scripts)
}

/** A snapshot that is not packed has its rows as they are told; what `packed.sql` has of them stands upon those. */
const FLAT = `
  CREATE VIEW packed.indicator AS FROM main.indicator;
  CREATE VIEW packed.findingRow AS SELECT *, CAST(NULL AS VARCHAR) AS called, CAST(NULL AS INTEGER) AS line FROM finding;`

const OTHER = {
  zh: '数据文件与页面不是同一次发布的，可能正在更新。请稍后刷新本页。',
  en: 'The data file and the page are not of one publication; it may be being updated. Reload in a moment.',
}
