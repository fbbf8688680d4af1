import type { RouteLocationRaw } from 'vue-router'
import type { CategoryName } from '@/problems'
import { useCategoryNames } from '@/stores/category-names'
import { useView } from '@/stores/view'

/** The category of a code, by the taxonomy in force; a code that it does not have stands for itself. */
export function categoryOf(code: string): CategoryName {
  return useCategoryNames().categoryOf(code) ?? { code, name: { zh: code, en: code } }
}

/** The address of a category's page, the filters taken along. */
export function useCategoryLink(): (code: string) => RouteLocationRaw {
  const view = useView()
  return (code) => view.to(`/problems/category/${encodeURIComponent(code)}`)
}
