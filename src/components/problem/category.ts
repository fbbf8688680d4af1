import { CATEGORIES, type Category } from '@/problems'

const BY_CODE = new Map(CATEGORIES.map((category) => [category.code, category]))

/** The category of a code; a code that the taxonomy no longer has stands for itself. */
export function categoryOf(code: string): Pick<Category, 'code' | 'name' | 'definition'> {
  return BY_CODE.get(code) ?? { code, name: { zh: code, en: code }, definition: { zh: '', en: '' } }
}
