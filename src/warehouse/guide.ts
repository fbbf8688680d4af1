import type { Bilingual } from '@/engine'
import columnWords from './guide/columns.json'
import relationWords from './guide/relations.json'
import type { Warehouse } from './warehouse'

/** A column as a person who writes SQL needs it. */
export interface GuideColumn {
  name: string
  /** DuckDB's name of its type. */
  type: string
  /** Null only where the guide forgot it, which a test refuses. */
  meaning: Bilingual | null
}

/** A table, a view, or a view with parameters. */
export interface GuideRelation {
  name: string
  kind: 'table' | 'view' | 'macro'
  meaning: Bilingual | null
  /** What stands behind FROM, runnable as it is: `yearFigures('department', '', '', '90')`. */
  call: string
  columns: GuideColumn[]
}

/** Arguments that make every view with parameters show something, by the name of the parameter. */
const ARGUMENTS: Record<string, string> = {
  kindIs: "'department'",
  thresholdIs: "'90'",
  ruleIs: 'NULL',
  severityIs: 'NULL',
}
const ALL = "''"

const wordsOf = (words: Record<string, Bilingual>, name: string): Bilingual | null =>
  Object.hasOwn(words, name) ? words[name]! : null
/** A column means the same everywhere, unless its relation says otherwise. */
const meaningOf = (relation: string, column: string) =>
  wordsOf(columnWords, `${relation}.${column}`) ?? wordsOf(columnWords, column)

/** What a table or a column of it means, for whoever looks at what travels. */
export const tableMeaning = (table: string) => wordsOf(relationWords, table)
export const columnMeaning = (table: string, column: string) => meaningOf(table, column)

/**
 * What there is to ask, with its meaning: tables, views and macros as DuckDB has them at this moment, so that the guide
 * can neither name what is gone nor leave out what is new.
 */
export async function schemaGuide(w: Warehouse): Promise<GuideRelation[]> {
  const found = await w.query<{ relation: string; kind: 'table' | 'view'; name: string; type: string }>(
    `SELECT
       table_name AS relation, CASE WHEN view_name IS NULL THEN 'table' ELSE 'view' END AS kind,
       column_name AS name, data_type AS type
     FROM duckdb_columns() AS c
     LEFT JOIN duckdb_views() AS v ON v.view_name = c.table_name AND NOT v.internal
     WHERE NOT c.internal AND c.schema_name = 'main' AND c.database_name = current_database()
     ORDER BY kind, c.table_oid, column_index`,
  )
  const macros = await w.query<{ relation: string; parameters: string[] }>(
    `SELECT function_name AS relation, parameters
     FROM duckdb_functions()
     WHERE function_type = 'table_macro' AND NOT internal AND database_name = current_database()
     ORDER BY function_oid`,
  )
  const relations = new Map<string, GuideRelation>()
  const add = (name: string, kind: GuideRelation['kind'], call: string) => {
    const relation = { name, kind, call, meaning: wordsOf(relationWords, name), columns: [] }
    relations.set(name, relation)
    return relation as GuideRelation
  }
  for (const { relation, kind, name, type } of found) {
    const known = relations.get(relation) ?? add(relation, kind, relation)
    known.columns.push({ name, type, meaning: meaningOf(relation, name) })
  }
  for (const { relation, parameters } of macros) {
    const call = `${relation}(${parameters.map((one) => ARGUMENTS[one] ?? ALL).join(', ')})`
    const known = add(relation, 'macro', call)
    const columns = await w.query<{ name: string; type: string }>(
      // Nothing that came from outside: a name of ours, and the arguments above.
      ['SELECT column_name AS name, column_type AS type FROM (DESCRIBE FROM', call, ')'].join(' '),
    )
    known.columns.push(...columns.map((one) => ({ ...one, meaning: meaningOf(relation, one.name) })))
  }
  return [...relations.values()]
}
