import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { i18n } from './i18n'
import { router } from './router'
import { keepOffline } from './stores/offline'
import { markWithheld } from './stores/publication'
import { guardText } from './stores/trusted-text'
import './styles/tokens.css'
import './styles/base.css'
import './styles/print.css'
import './styles/published.css'

/** Milliseconds after the page is there: its figures come first. */
const OFFLINE_AFTER = 3000

guardText()
markWithheld()
createApp(App).use(createPinia()).use(router).use(i18n).mount('#app')

// When everything that the first screen needs is there.
if (import.meta.env.PROD && !import.meta.env.SINGLE_FILE)
  addEventListener('load', () => setTimeout(() => void keepOffline(), OFFLINE_AFTER))
