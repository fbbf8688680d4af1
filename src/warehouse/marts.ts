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

/** The view of `figures.sql` that bears the note of which texts all of them were made. Made anew, it bears none. */
const NOTED = 'kindYear'

/**
 * Writes views and figures anew where there are none of this version, and the marts: half a second of each opening in a
 * browser, were it done each time.
 */
export async function openFigures(w: Warehouse, scripts: FigureScripts): Promise<void> {
  const figures = withShortForms(scripts.figures)
  const texts = digest(scripts.views + scripts.marts + figures)
  const [noted] = await w.query<{ note: string | null }>(
    'SELECT comment AS note FROM duckdb_views() WHERE view_name = ? AND database_name = current_database()',
    [NOTED],
  )
  if (noted?.note === texts && (await hasMarts(w, scripts))) return
  await w.transaction(async () => {
    await w.run(scripts.views)
    if (!(await hasMarts(w, scripts))) await w.run(martScript(scripts))
    await w.run(figures)
    await w.run(['COMMENT ON VIEW', NOTED, 'IS', `'${texts}'`].join(' '))
  })
}

async function hasMarts(w: Warehouse, { views, marts }: FigureScripts): Promise<boolean> {
  const [made] = await w.query<{ name: string }>(
    "SELECT table_name AS name FROM duckdb_tables() WHERE table_name = 'martVersion'",
  )
  const [version] = made ? await w.query<{ digest: string }>('SELECT digest FROM martVersion') : []
  return version?.digest === digest(views + marts)
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
