import type { RouteLocationRaw } from 'vue-router'
import { CATEGORIES, type Category } from '@/problems'
import { useView } from '@/stores/view'

const BY_CODE = new Map(CATEGORIES.map((category) => [category.code, category]))

/** The category of a code; a code that the taxonomy no longer has stands for itself. */
export function categoryOf(code: string): Pick<Category, 'code' | 'name' | 'definition'> {
  return BY_CODE.get(code) ?? { code, name: { zh: code, en: code }, definition: { zh: '', en: '' } }
}

/** The address of a category's page, the filters taken along. */
export function useCategoryLink(): (code: string) => RouteLocationRaw {
  const view = useView()
  return (code) => view.to(`/problems/category/${encodeURIComponent(code)}`)
}
