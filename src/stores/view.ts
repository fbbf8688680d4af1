import { defineStore } from 'pinia'
import { computed } from 'vue'
import { useRoute, useRouter, type RouteLocationRaw } from 'vue-router'
import type { EvaluationKind } from '@/engine'
import { carryOver, formatView, OPEN_FILTERS, parseView, type ViewState } from '@/share'
import type { Filter } from '@/warehouse'
import { useWorkspace } from './workspace'

/**
 * What the person has chosen. The URL is the only place that holds it: reading is parsing the route, choosing is
 * navigating, so that back, forward and a copied link always agree with the screen.
 */
export const useView = defineStore('view', () => {
  const route = useRoute()
  const router = useRouter()
  const workspace = useWorkspace()

  const parsed = computed(() => parseView(route.query))
  const state = computed(() => parsed.value.state)
  /** Parameters of the link that could not be used. */
  const ignored = computed(() => parsed.value.ignored)

  /** Department and project tables are never added together; department tables come first. */
  const kind = computed<EvaluationKind>(() => {
    const kinds = workspace.info?.kinds ?? []
    if (state.value.kind && kinds.includes(state.value.kind)) return state.value.kind
    return kinds.includes('department') || kinds.length === 0 ? 'department' : 'project'
  })

  /** The years that tables of this kind exist for, ascending. */
  const knownYears = computed(() => workspace.info?.yearsByKind[kind.value] ?? [])

  const years = computed<readonly number[]>(() => {
    const chosen = state.value.years
    if (chosen === 'latest') return knownYears.value.slice(-1)
    if (chosen === 'all') return []
    return chosen
  })

  /** The filter of the page: everything that narrows it. */
  const filter = computed<Filter>(() => ({
    kind: kind.value,
    years: years.value,
    departments: state.value.departments,
    supervisors: state.value.supervisors,
    grades: state.value.grades,
    rateFrom: state.value.rateFrom,
    rateTo: state.value.rateTo,
    fundSource: state.value.fundSource,
    flagged: state.value.flagged,
  }))

  /** Whether the figures are of a part of the district only. */
  const narrowed = computed(() => {
    const { departments, supervisors, grades, rateFrom, rateTo, fundSource, flagged } = state.value
    return (
      [departments, supervisors, grades].some((list) => list.length > 0) ||
      [rateFrom, rateTo, fundSource, flagged].some((value) => value !== null)
    )
  })

  /** The same without the years: for views over time. */
  const filterAllYears = computed<Filter>(() => ({ ...filter.value, years: [] }))

  /** `2022`, `2019–2024` or `2019、2021`: the years in words for titles. */
  const yearsLabel = computed(() => {
    const list = years.value.length > 0 ? years.value : knownYears.value
    if (list.length === 0) return ''
    const contiguous = list.length > 1 && list.at(-1)! - list[0]! === list.length - 1
    return contiguous ? `${list[0]}–${list.at(-1)}` : list.join(state.value.lang === 'en' ? ', ' : '、')
  })

  /** Changes a part of the state; a new history entry, so that Back undoes it (`replace` for what is not a choice). */
  function update(patch: Partial<ViewState>, { replace = false } = {}) {
    const location = { path: route.path, query: formatView({ ...state.value, ...patch }) }
    return replace ? router.replace(location) : router.push(location)
  }

  /** All filters open again; years, threshold and language stay. */
  const clearFilters = () => update(OPEN_FILTERS)

  /** A link to another page that takes the filters along. */
  function to(path: string, patch: Partial<ViewState> = {}): RouteLocationRaw {
    return { path, query: formatView({ ...carryOver(state.value), ...patch }) }
  }

  /** A link to a department's page. */
  function toDepartment(department: string, patch: Partial<ViewState> = {}): RouteLocationRaw {
    return to(`/departments/${encodeURIComponent(department)}`, patch)
  }

  return {
    state,
    ignored,
    kind,
    knownYears,
    years,
    filter,
    filterAllYears,
    narrowed,
    yearsLabel,
    update,
    clearFilters,
    to,
    toDepartment,
  }
})
