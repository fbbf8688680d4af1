import { useLocalStorage } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed } from 'vue'

/** A question that the officer keeps under a name. */
export interface OwnQuery {
  name: string
  sql: string
}

const isQuery = (value: unknown): value is OwnQuery =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as OwnQuery).name === 'string' &&
  typeof (value as OwnQuery).sql === 'string'

/** Saved queries, in this browser. What cannot be read any more is left out. */
export const useOwnQueries = defineStore('own-queries', () => {
  const stored = useLocalStorage<unknown>('jijing.queries', [])
  const own = computed<OwnQuery[]>(() => (Array.isArray(stored.value) ? stored.value.filter(isQuery) : []))

  /** Keeps a query; one of the same name makes way. */
  function save(name: string, sql: string) {
    stored.value = [...own.value.filter((one) => one.name !== name), { name, sql }]
  }
  function remove(name: string) {
    stored.value = own.value.filter((one) => one.name !== name)
  }
  return { own, save, remove }
})
