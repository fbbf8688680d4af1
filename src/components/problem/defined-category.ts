import type { Category } from '@/problems'
import { useOwnTaxonomy } from '@/stores/own-taxonomy'
import { categoryOf } from './category'

/** A category with what it means; for pages that have the whole taxonomy anyway. */
export function definedCategory(code: string): Pick<Category, 'code' | 'name' | 'definition'> {
  const { categoryOf: known } = useOwnTaxonomy()
  return known(code) ?? { ...categoryOf(code), definition: { zh: '', en: '' } }
}
