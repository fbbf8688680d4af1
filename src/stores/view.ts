import { defineStore } from 'pinia'
import { computed, markRaw } from 'vue'
import { useRoute, useRouter, type RouteLocationRaw } from 'vue-router'
import type { EvaluationKind } from '@/engine'
import { carryOver, DEFAULT_VIEW, formatView, OPEN_FILTERS, parseView, type ViewState } from '@/share'
import type { Filter } from '@/warehouse'
import { choiceMade } from './repaint'
import { schemeReader } from './scheme-reader'
import { useWorkspace } from './workspace'

/** Filters that have one value or none. */
const SINGLE_FILTERS = [
  'rateFrom',
  'rateTo',
  'fundSource',
  'flagged',
  'lostOn',
  'totalFrom',
  'totalTo',
  'accused',
  'named',
] as const

/** The same object as long as it says the same, so that what shows it is not made anew when something else is chosen. */
const settled = <T>(make: () => T) =>
  computed<T>((before) => {
    const now = make()
    return before !== undefined && JSON.stringify(now) === JSON.stringify(before) ? before : now
  })

/** The state, each part for itself: what shows one of them hears of no other. */
function partByPart(whole: () => ViewState): Readonly<ViewState> {
  const parts = {}
  for (const name of Object.keys(DEFAULT_VIEW) as (keyof ViewState)[]) {
    const part = settled(() => whole()[name])
    Object.defineProperty(parts, name, { enumerable: true, get: () => part.value })
  }
  return markRaw(parts as ViewState)
}

/**
 * What the person has chosen. The URL is the only place that holds it: reading is parsing the route, choosing is
 * navigating, so that back, forward and a copied link always agree with the screen.
 */
export const useView = defineStore('view', () => {
  const route = useRoute()
  const router = useRouter()
  const workspace = useWorkspace()

  const parsed = computed(() => parseView(route.query, schemeReader.value))
  const state = partByPart(() => parsed.value.state)
  /** Parameters of the link that could not be used. */
  const ignored = computed(() => parsed.value.ignored)

  /** Department and project tables are never added together; department tables come first. */
  const kind = computed<EvaluationKind>(() => {
    const kinds = workspace.info?.kinds ?? []
    if (state.kind && kinds.includes(state.kind)) return state.kind
    return kinds.includes('department') || kinds.length === 0 ? 'department' : 'project'
  })

  /** The years that tables of this kind exist for, ascending. */
  const knownYears = computed(() => workspace.info?.yearsByKind[kind.value] ?? [])

  const yearsOf = (chosen: ViewState['years']): readonly number[] => {
    if (chosen === 'latest') return knownYears.value.slice(-1)
    return chosen === 'all' ? [] : chosen
  }
  const years = settled(() => yearsOf(state.years))

  /** The filter as it would be after a change of the state. */
  function filterWith(patch: Partial<ViewState>): Filter {
    const next = { ...state, ...patch }
    return {
      kind: kind.value,
      years: yearsOf(next.years),
      departments: next.departments,
      supervisors: next.supervisors,
      grades: next.grades,
      rateFrom: next.rateFrom,
      rateTo: next.rateTo,
      fundSource: next.fundSource,
      flagged: next.flagged,
      lostOn: next.lostOn,
      totalFrom: next.totalFrom,
      totalTo: next.totalTo,
      accused: next.accused,
      named: next.named,
    }
  }

  /** The filter of the page: everything that narrows it. */
  const filter = settled<Filter>(() => filterWith({}))

  /** Whether the figures are of a part of the district only. */
  const narrowed = computed(() => {
    const { departments, supervisors, grades, ...one } = state
    return (
      [departments, supervisors, grades].some((list) => list.length > 0) ||
      SINGLE_FILTERS.some((name) => one[name] !== null)
    )
  })

  /**
   * 对比上年: the same filter one year earlier, where it is on and one year is shown that there is a year before of.
   * Conditions such as a grade are asked of the earlier tables, as they are on every view over time.
   */
  const filterBefore = settled<Filter | null>(() => {
    const [year] = years.value
    if (!state.compare || years.value.length !== 1 || !knownYears.value.includes(year! - 1)) return null
    return { ...filter.value, years: [year! - 1] }
  })

  /** The same without the years: for views over time. */
  const filterAllYears = settled<Filter>(() => ({ ...filter.value, years: [] }))

  /** `2022`, `2019–2024` or `2019、2021`: the years in words for titles. */
  const yearsLabel = computed(() => {
    const list = years.value.length > 0 ? years.value : knownYears.value
    if (list.length === 0) return ''
    const contiguous = list.length > 1 && list.at(-1)! - list[0]! === list.length - 1
    return contiguous ? `${list[0]}–${list.at(-1)}` : list.join(state.lang === 'en' ? ', ' : '、')
  })

  /** Changes a part of the state; a new history entry, so that Back undoes it (`replace` for what is not a choice). */
  function update(patch: Partial<ViewState>, { replace = false } = {}) {
    choiceMade()
    const location = { path: route.path, query: formatView({ ...state, ...patch }) }
    return replace ? router.replace(location) : router.push(location)
  }

  /** All filters open again; years, threshold and language stay. */
  const clearFilters = () => update(OPEN_FILTERS)

  /** A link to another page that takes the filters along. */
  function to(path: string, patch: Partial<ViewState> = {}): RouteLocationRaw {
    return { path, query: formatView({ ...carryOver(state), ...patch }) }
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
    filterBefore,
    filterWith,
    narrowed,
    yearsLabel,
    update,
    clearFilters,
    to,
    toDepartment,
  }
})
