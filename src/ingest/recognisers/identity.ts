import type { EvaluationKind } from '@/engine'
import { unitOf } from './unit'
import { tidyName, withoutCode } from '../normalise'
import type { HeadEntry, HeadLabel } from './head'

/** A value of the head with the place that it was read from. 0-based. */
export interface Placed {
  text: string
  row: number
  column: number
}

/** Which label names the evaluated unit, surest first: a project is evaluated by who carries it out, a department by its name. */
const DEPARTMENT_ORDER: Record<EvaluationKind, readonly HeadLabel[]> = {
  project: ['implementer', 'unitName', 'reporter'],
  department: ['unitName', 'implementer', 'reporter'],
}

/** The first non-blank value of a label, tidied and without its code prefix. */
export function headValue(entries: readonly HeadEntry[], label: HeadLabel): Placed | null {
  for (const entry of entries) {
    if (entry.label !== label || entry.value === null || unitOf(entry.value)) continue
    const text = withoutCode(tidyName(entry.value))
    if (text !== '') return { text, row: entry.row, column: entry.column }
  }
  return null
}

/** The evaluated unit; never the authority above it (主管部门), which is not asked to evaluate itself. */
export function recogniseDepartment(entries: readonly HeadEntry[], kind: EvaluationKind): Placed | null {
  for (const label of DEPARTMENT_ORDER[kind]) {
    const found = headValue(entries, label)
    if (found) return found
  }
  return null
}
