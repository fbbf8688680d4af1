import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { chartLabels, type ChartLocale, type ChartTheme } from '@/charts'
import { useView } from '@/stores/view'

/** What a chart is given by the place in which it is drawn. */
export interface DrawingSpace {
  theme: ChartTheme
  /** CSS pixels. */
  width: number
}

/** The charts' words in the language of the view, with its unit of amounts. */
export function useChartWords() {
  const { locale } = useI18n()
  const view = useView()
  const language = computed<ChartLocale>(() => (locale.value === 'en' ? 'en' : 'zh-CN'))
  const unit = computed(() => view.state.unit)
  const labels = computed(() => chartLabels(language.value, unit.value))
  return { language, labels, unit }
}
