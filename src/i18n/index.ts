import { createI18n } from 'vue-i18n'
import { zhCN } from './zh-CN'

export type Locale = 'zh-CN' | 'en'

/** Chinese comes with the app; English is fetched when a view asks for it. */
export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN' as Locale,
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': zhCN } as unknown as Record<Locale, never>,
})

let wanted: Locale = 'zh-CN'

/** Switches the language once its texts are there; of two calls the later one counts. */
export async function speak(locale: Locale): Promise<void> {
  wanted = locale
  if (locale === 'en' && !i18n.global.availableLocales.includes('en')) {
    const { en } = await import('./en')
    i18n.global.setLocaleMessage('en', en as never)
  }
  if (wanted === locale) i18n.global.locale.value = locale
}
