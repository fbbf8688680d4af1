import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import type { DatumKey } from '@/charts'
import type { Grade } from '@/engine'
import type { ViewState } from '@/share'
import { useView } from '@/stores/view'

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
  const grade = GRADES.find((one) => one === key.grade)
  // The filter is on the recomputed grade: the bar of the self-reported one stands for other tables.
  if (grade && key.side === 'recomputed') return { grades: [grade] }
  return key.year ? { years: [key.year] } : null
}

/** What can be done with a mark; empty where nothing can. */
export function useMarkActions() {
  const { t } = useI18n()
  const view = useView()
  const router = useRouter()

  return (key: DatumKey): MarkAction[] => {
    const actions: MarkAction[] = []
    const only = onlyThis(key)
    const { department, evaluationId: table = null, cell } = key
    if (only) actions.push({ id: 'only', label: t('app.mark.only'), run: () => void view.update(only) })
    if (department) {
      const to = view.toDepartment(department, { table })
      actions.push({ id: 'drill', label: t('app.mark.drill'), run: () => void router.push(to) })
    } else if (only) {
      const to = view.to('/departments', only)
      actions.push({ id: 'drill', label: t('app.mark.departments'), run: () => void router.push(to) })
    }
    if (department && cell) {
      const to = view.toDepartment(department, { table, row: cell.row })
      actions.push({ id: 'cells', label: t('app.mark.cells'), run: () => void router.push(to) })
    }
    return actions
  }
}
