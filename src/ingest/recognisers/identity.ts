import type { EvaluationKind } from '@/engine'
import { unitOf } from './unit'
import { tidyName, withoutCode, withoutUnitCode } from '../normalise'
import type { HeadEntry, HeadLabel } from './head'

/** A value of the head with the place that it was read from. 0-based. */
export interface Placed {
  text: string
  row: number
  column: number
}

/** Which label names the evaluated unit, surest first: a project is evaluated by who carries it out, a department by its name. */
const DEPARTMENT_ORDER: Record<EvaluationKind, readonly HeadLabel[]> = {
  project: ['implementer', 'unitName', 'budgetDepartment', 'reporter'],
  department: ['unitName', 'budgetDepartment', 'implementer', 'reporter'],
}

/** `某市水利局 605`: under 主管部门及代码 the code stands behind. */
const CODE_BEHIND = /(?<=\p{Script=Han})\s*[-－—]?\s*[（(【[]?[\d０-９]{3,}[）)】\]]?$/u

/** The first non-blank value of a label, tidied and without its code. */
export function headValue(entries: readonly HeadEntry[], label: HeadLabel): Placed | null {
  for (const entry of entries) {
    if (entry.label !== label || entry.value === null || unitOf(entry.value)) continue
    const text = label === 'name' ? tidyName(withoutCode(entry.value.trim())) : unitName(entry.value)
    if (text !== '') return { text, row: entry.row, column: entry.column }
  }
  return null
}

function unitName(value: string): string {
  return tidyName(withoutUnitCode(value.trim()).replace(CODE_BEHIND, ''))
}

/**
 * The authority above; in forms of transfers that of the region, not the ministry. 预算部门 is that where another unit
 * (预算单位, 实施单位) is the evaluated one.
 */
export function recogniseSupervisor(entries: readonly HeadEntry[], department: Placed | null): Placed | null {
  const stated = headValue(entries, 'supervisor') ?? headValue(entries, 'centralSupervisor')
  if (stated) return stated
  const above = headValue(entries, 'budgetDepartment')
  return above && department && above.text !== department.text ? above : null
}

/** The evaluated unit; never the authority above it (主管部门), which is not asked to evaluate itself. */
export function recogniseDepartment(entries: readonly HeadEntry[], kind: EvaluationKind): Placed | null {
  for (const label of DEPARTMENT_ORDER[kind]) {
    const found = headValue(entries, label)
    if (found) return found
  }
  return null
}
