import { inShortForm } from '../short-forms'
import type { Param, Warehouse } from '../warehouse'
import type { Filter } from './rows'

/** What the macros of `figures.sql` split lists at, and what stands between the conditions; no cell of a table holds them. */
export const SEPARATOR = '\u001f'
const NEXT = '\u001d'

/**
 * The arguments `kindIs, yearsIn, departmentsIn` of the macros of `figures.sql`, to be bound. The rarer conditions
 * travel behind the departments, so that every macro, and every query by hand, keeps its three arguments.
 */
export function bindFilter(filter: Filter): Param[] {
  const conditions = [
    filter.departments.join(SEPARATOR),
    (filter.supervisors ?? []).join(SEPARATOR),
    (filter.grades ?? []).join(SEPARATOR),
    filter.rateFrom ?? '',
    filter.rateTo ?? '',
    filter.fundSource ?? '',
    filter.flagged ?? '',
    filter.lostOn ?? '',
    filter.totalFrom ?? '',
    filter.totalTo ?? '',
    filter.accused ?? '',
    filter.named ?? '',
  ]
  const last = conditions.findLastIndex((condition) => condition !== '')
  return [filter.kind, filter.years.join(SEPARATOR), conditions.slice(0, last + 1).join(NEXT)]
}

/**
 * Asks about the tables that a filter chooses.
 *
 * @param sql a question whose first three values are those of `bindFilter`
 * @param further the values behind them
 */
export function askChosen<Row>(
  w: Warehouse,
  sql: string,
  filter: Filter,
  ...further: readonly Param[]
): Promise<Row[]> {
  const [kind, years, conditions] = bindFilter(filter) as [Param, Param, Param]
  return conditions === ''
    ? w.query<Row>(inShortForm(sql), [kind, years, ...further])
    : w.query<Row>(sql, [kind, years, conditions, ...further])
}
