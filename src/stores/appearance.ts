import { useEventListener, useMediaQuery } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { speak } from '@/i18n'
import { useView } from './view'

/** Puts the language and theme of the view into effect on the document, and tells which theme is on. */
export const useAppearance = defineStore('appearance', () => {
  const view = useView()
  const systemIsDark = useMediaQuery('(prefers-color-scheme: dark)')
  /** Paper is white: charts are drawn anew in the light theme before the page is printed. */
  const printing = ref(false)
  useEventListener(window, 'beforeprint', () => (printing.value = true))
  useEventListener(window, 'afterprint', () => (printing.value = false))
  const chosenTheme = computed(() =>
    view.state.theme === 'system' ? (systemIsDark.value ? 'dark' : 'light') : view.state.theme,
  )
  const theme = computed(() => (printing.value ? 'light' : chosenTheme.value))
  watch(
    theme,
    (value) => {
      document.documentElement.dataset.theme = value
    },
    { immediate: true, flush: 'sync' },
  )
  watch(
    () => view.state.lang,
    (lang) => {
      void speak(lang)
      document.documentElement.lang = lang
    },
    { immediate: true, flush: 'sync' },
  )
  return { theme, printing }
})
