import type { Param } from '../warehouse'
import type { Filter } from './rows'

/** What the macros of `views.sql` split lists at; no cell of a table holds it. */
const SEPARATOR = '\u001f'

/** The arguments `kindIs, yearsIn, departmentsIn` of the macros of `views.sql`, to be bound. */
export const bindFilter = ({ kind, years, departments }: Filter): Param[] => [
  kind,
  years.join(SEPARATOR),
  departments.join(SEPARATOR),
]
