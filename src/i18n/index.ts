import { createI18n } from 'vue-i18n'

type Messages = Record<string, unknown>

const files = import.meta.glob<Messages>('./*/*.json', { eager: true, import: 'default' })

/** One JSON a language and page: `zh-CN/overview.json` holds the keys `overview.*`. */
function messagesOf(locale: string): Messages {
  const messages: Messages = {}
  for (const [path, content] of Object.entries(files)) {
    const match = /^\.\/([^/]+)\/([^/]+)\.json$/.exec(path)
    if (match?.[1] === locale) messages[match[2]!] = content
  }
  return messages
}

export type Locale = 'zh-CN' | 'en'

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN' as Locale,
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': messagesOf('zh-CN'), en: messagesOf('en') } as Record<Locale, never>,
})
