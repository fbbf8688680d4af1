import { useLocalStorage } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { CATEGORY_NAMES, type CategoryName } from '@/problems'
import { TAXONOMY_KEY } from './taxonomy/stored'

/**
 * What categories are called, by the taxonomy in force: the shipped one, or the officer's own, kept in this browser. What
 * recognises them is much larger and another store's (`own-taxonomy.ts`): most pages only name them.
 */
export const useCategoryNames = defineStore('category-names', () => {
  /** The officer's own taxonomy as JSON; empty = the shipped one. */
  const stored = useLocalStorage(TAXONOMY_KEY, '')
  const own = shallowRef<readonly CategoryName[] | null>(null)
  watch(
    stored,
    async (text) => {
      const names =
        text === '' ? null : await import('./taxonomy/own-names').then((one) => one.ownNames(text))
      // Of two taxonomies the later one counts.
      if (text === stored.value) own.value = names
    },
    { immediate: true },
  )
  const byCode = computed(() => new Map((own.value ?? CATEGORY_NAMES).map((one) => [one.code, one])))
  const categoryOf = (code: string): CategoryName | null => byCode.value.get(code) ?? null

  return { stored, categoryOf }
})
