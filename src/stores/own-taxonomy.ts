import { defineStore, storeToRefs } from 'pinia'
import { computed } from 'vue'
import { parseTaxonomy, TAXONOMY, type Category, type Taxonomy } from '@/problems'
import { storeCategories, storedSentences } from '@/warehouse'
import { useCategoryNames } from './category-names'
import { useWorkspace } from './workspace'

/** How a changed taxonomy would sort the sentences of the workspace. */
export interface TaxonomyEffect {
  sentences: number
  changed: { text: string; before: string[]; after: string[] }[]
}

/** The taxonomy in force: the shipped one, or the officer's own, kept in this browser. */
export const useOwnTaxonomy = defineStore('own-taxonomy', () => {
  const workspace = useWorkspace()
  const { stored } = storeToRefs(useCategoryNames())

  const taxonomy = computed<Taxonomy>(() => {
    try {
      return stored.value === '' ? TAXONOMY : parseTaxonomy(stored.value)
    } catch {
      return TAXONOMY
    }
  })
  const isOwn = computed(() => taxonomy.value !== TAXONOMY)
  const byCode = computed(() => new Map(taxonomy.value.categories.map((one) => [one.code, one])))
  const categoryOf = (code: string): Category | null => byCode.value.get(code) ?? null

  /** Sorts each distinct text once. */
  async function sorted(text: string, signal?: AbortSignal) {
    const { classifyInWorker } = await import('./taxonomy/client')
    const sentences = workspace.warehouse ? await storedSentences(workspace.warehouse) : []
    const texts = [...new Set(sentences.map((one) => one.text))]
    const found = await classifyInWorker(text, texts, signal)
    const categories = new Map(texts.map((one, at) => [one, found[at]!]))
    return sentences.map((one) => ({ ...one, categories: categories.get(one.text)! }))
  }

  /** What would change, nothing stored. @throws TaxonomyError */
  async function tryOut(draft: Taxonomy, signal?: AbortSignal): Promise<TaxonomyEffect> {
    const sentences = await sorted(JSON.stringify(draft), signal)
    const changed = sentences.flatMap(({ text, codes, categories }) => {
      const after = categories.map(({ code }) => code)
      return [...codes].sort().join() === [...after].sort().join() ? [] : [{ text, before: codes, after }]
    })
    return { sentences: sentences.length, changed }
  }

  /** Takes a taxonomy into force and sorts the sentences of the workspace again. @throws TaxonomyError; nothing is changed then */
  async function apply(text: string): Promise<void> {
    const own = parseTaxonomy(text)
    const sentences = await sorted(text)
    if (workspace.warehouse) await storeCategories(workspace.warehouse, sentences)
    stored.value = JSON.stringify(own) === JSON.stringify(TAXONOMY) ? '' : text
    await workspace.changed()
  }
  const save = (draft: Taxonomy) => apply(JSON.stringify(draft))
  const reset = () => save(TAXONOMY)

  return { taxonomy, isOwn, categoryOf, tryOut, save, apply, reset }
})
