import { useI18n } from 'vue-i18n'
import { useRouter, type RouteLocationRaw } from 'vue-router'
import type { DatumKey } from '@/charts'
import { useCategoryLink } from '@/components/problem/category'
import type { Grade } from '@/engine'
import { MAX_SQL, type ViewState } from '@/share'
import { forReaders } from '@/stores/publication'
import { useView } from '@/stores/view'
import { cellsBehind, type Aggregate } from '@/warehouse'

/** One of the three things that can be done with a mark, by its name. */
export interface MarkAction {
  /** 只看它: filters all others away. 展开: one level down. 看明细: the cells that the figure comes from. */
  id: 'only' | 'drill' | 'cells'
  label: string
  run: () => void
}

const GRADES: readonly Grade[] = ['优', '良', '中', '差']

/** The filter that leaves only what the mark stands for; `null` where no filter can say it. */
export function onlyThis(key: DatumKey): Partial<ViewState> | null {
  if (key.department) return { departments: [key.department] }
  if (key.fundSource && key.fundSource !== 'total') return { fundSource: key.fundSource }
  if (key.rule) return { accused: key.rule }
  if (key.category) return { named: key.category, ...(key.year ? { years: [key.year] } : {}) }
  const indicator = key.level3 ?? key.level1
  if (indicator) return { lostOn: indicator }
  // Filters are on recomputed grades and totals: a mark of the self-reported ones stands for other tables.
  if (key.side !== 'self') {
    const grade = GRADES.find((one) => one === key.grade)
    if (grade) return { grades: [grade] }
    if (key.bin) return { totalFrom: key.bin.from, totalTo: key.bin.to }
  }
  if (key.departments) return { departments: [...key.departments] }
  return key.year ? { years: [key.year] } : null
}

/** What the figure of a mark of many tables is about. */
function aggregateOf(key: DatumKey): Aggregate {
  const lostOn = key.level3 ?? key.level1
  if (lostOn) return { lostOn }
  return key.grade || key.bin || key.departments
    ? { totals: true }
    : { fundSource: key.fundSource ?? 'total' }
}

/** What can be done with a mark; empty where nothing can. */
export function useMarkActions() {
  const { t } = useI18n()
  const view = useView()
  const router = useRouter()
  const toCategory = useCategoryLink()

  /** Where 看明细 leads: the row of a table; the findings of a rule; the sentences of a category; the rows of many tables. */
  function detailsOf(key: DatumKey, only: Partial<ViewState> | null): RouteLocationRaw | null {
    const { department, evaluationId: table = null, cell } = key
    if (department) return cell ? view.toDepartment(department, { table, row: cell.row }) : null
    if (key.rule) return view.to('/findings', { rule: key.rule })
    if (key.category) return toCategory(key.category)
    if (!only || forReaders) return null
    const sql = cellsBehind(aggregateOf(key), view.filterWith(only))
    // A filter of a hundred departments makes a question that no link carries.
    return sql.length > MAX_SQL ? null : view.to('/query', { sql })
  }

  /** @param filtered false where the page takes no filter: then there is no 只看它 */
  return (key: DatumKey, filtered = true): MarkAction[] => {
    const actions: MarkAction[] = []
    const go = (id: MarkAction['id'], label: string, to: RouteLocationRaw) =>
      actions.push({ id, label, run: () => void router.push(to) })
    const only = onlyThis(key)
    const { department, evaluationId: table = null } = key
    if (only && filtered)
      actions.push({ id: 'only', label: t('app.mark.only'), run: () => void view.update(only) })
    if (department) go('drill', t('app.mark.drill'), view.toDepartment(department, { table }))
    else if (only) go('drill', t('app.mark.departments'), view.to('/departments', only))
    const details = detailsOf(key, only)
    if (details) go('cells', t('app.mark.cells'), details)
    return actions
  }
}
