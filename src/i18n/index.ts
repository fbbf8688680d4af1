import { createI18n } from 'vue-i18n'
import { firstTexts } from './first-screen'

export type Locale = 'zh-CN' | 'en'

/** The first screen's Chinese comes with the app; the other pages' and English are fetched when they are asked for. */
export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN' as Locale,
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': firstTexts } as unknown as Record<Locale, never>,
})

let wanted: Locale = 'zh-CN'
let complete: Promise<void> | null = null

/** Fetches the texts of all pages, once; what failed is tried again by the next call. Pages wait for it (`src/router.ts`). */
export function allTexts(): Promise<void> {
  complete ??= import('./zh-CN').then(
    ({ zhCN }) => i18n.global.setLocaleMessage('zh-CN', zhCN as never),
    (cause: unknown) => {
      complete = null
      throw cause
    },
  )
  return complete
}

/** Switches the language once its texts are there; of two calls the later one counts. */
export async function speak(locale: Locale): Promise<void> {
  wanted = locale
  if (locale === 'en' && !i18n.global.availableLocales.includes('en')) {
    const { en } = await import('./en')
    i18n.global.setLocaleMessage('en', en as never)
  }
  if (wanted === locale) i18n.global.locale.value = locale
}
