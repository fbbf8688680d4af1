import { withShortForms } from './short-forms'
import type { Warehouse } from './warehouse'

/** The texts of the files that make figures of the tables, in this order. */
export interface FigureScripts {
  /** `views.sql`. */
  views: string
  /** `marts.sql`, which copies what the views give. */
  marts: string
  /** `figures.sql` and its fellows, views with parameters upon the marts. */
  figures: string
}

/**
 * The script that makes the marts, and notes of which text they were made: marts that another version of the app has left
 * behind are made anew.
 */
export function martScript({ views, marts }: FigureScripts): string {
  return [
    marts,
    'CREATE OR REPLACE TABLE martVersion AS SELECT',
    `'${digest(views + marts)}'`,
    'AS digest',
  ].join(' ')
}

/** Writes views and figures anew, and the marts where there are none of this version. */
export function openFigures(w: Warehouse, scripts: FigureScripts): Promise<void> {
  return w.transaction(async () => {
    await w.run(scripts.views)
    const [made] = await w.query<{ name: string }>(
      "SELECT table_name AS name FROM duckdb_tables() WHERE table_name = 'martVersion'",
    )
    const [version] = made ? await w.query<{ digest: string }>('SELECT digest FROM martVersion') : []
    if (version?.digest !== digest(scripts.views + scripts.marts)) await w.run(martScript(scripts))
    await w.run(withShortForms(scripts.figures))
  })
}

/**
 * Changes tables that figures are made of: everything or nothing, and the marts made anew with it. A change without it would
 * leave every figure as it was.
 */
export function changeFigures<T>(w: Warehouse, work: () => Promise<T>): Promise<T> {
  return w.transaction(async () => {
    const result = await work()
    await w.refresh()
    return result
  })
}

/** FNV-1a: tells one text from another, and protects nothing. */
function digest(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
