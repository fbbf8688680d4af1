import type { EvaluationKind } from '@/engine'
import type { Warehouse } from '../warehouse'
import { sortedByName } from './order'
import type { WorkspaceInfo } from './rows'

type Counts = Omit<WorkspaceInfo, 'kinds' | 'yearsByKind' | 'departments'>

/** What the workspace holds: origin, kinds, years and departments of the tables that count, and counts of all. */
export async function workspaceInfo(w: Warehouse): Promise<WorkspaceInfo> {
  const [[counts], departments, kindYears] = await Promise.all([
    w.query<Counts>('FROM workspaceCount'),
    w.query<WorkspaceInfo['departments'][number]>('FROM departmentSpan'),
    w.query<{ kind: EvaluationKind; year: number }>('FROM kindYear'),
  ])
  const yearsOf = (kind: EvaluationKind) =>
    kindYears.filter((one) => one.kind === kind).map((one) => one.year)
  const yearsByKind = { department: yearsOf('department'), project: yearsOf('project') }
  return {
    ...counts!,
    kinds: (['department', 'project'] as const).filter((kind) => yearsByKind[kind].length > 0),
    yearsByKind,
    departments: await sortedByName(departments, ({ department }) => department),
  }
}
