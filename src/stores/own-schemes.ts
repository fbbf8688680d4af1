import { useLocalStorage } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed } from 'vue'
import { parseScheme, schemeById, SCHEMES, type Scheme } from '@/engine'

/** Schemes that the officer has saved or imported, in this browser. What cannot be read any more is left out. */
export const useOwnSchemes = defineStore('own-schemes', () => {
  const stored = useLocalStorage<string[]>('jijing.schemes', [])

  const own = computed<Scheme[]>(() =>
    stored.value.flatMap((text) => {
      try {
        return [parseScheme(text, SCHEMES)]
      } catch {
        return []
      }
    }),
  )

  /** Keeps a scheme; one of the same id makes way. */
  function keep(scheme: Scheme) {
    const others = own.value.filter(({ id }) => id !== scheme.id)
    stored.value = [...others, scheme].map((one) => JSON.stringify(one))
  }

  /** Saves a changed scheme under a name of its own. */
  function saveAs(name: string, scheme: Scheme): Scheme {
    const saved: Scheme = {
      ...scheme,
      id: `own-${Date.now().toString(36)}`,
      formerly: [],
      title: { zh: name, en: name },
      kinds: [...scheme.kinds],
    }
    keep(saved)
    return saved
  }

  /** @throws SchemeError with the JSON path and a sentence */
  function importText(text: string): Scheme {
    const scheme = parseScheme(text, SCHEMES)
    keep(scheme)
    return scheme
  }

  function remove(id: string) {
    stored.value = own.value.filter((one) => one.id !== id).map((one) => JSON.stringify(one))
  }

  return { own, saveAs, importText, remove, shipped: SCHEMES, byId: schemeById }
})
