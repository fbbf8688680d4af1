import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Bilingual } from '@/engine'

/** Sentences that come from the engine in both languages, in the language of the view. */
export function useLanguage() {
  const { locale } = useI18n()
  const english = computed(() => locale.value === 'en')
  const say = (sentence: Bilingual) => (english.value ? sentence.en : sentence.zh)
  return { english, say }
}
