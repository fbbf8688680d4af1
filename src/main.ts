import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { allTexts, i18n } from './i18n'
import { router } from './router'
import { keepOffline } from './stores/offline'
import { markWithheld } from './stores/publication'
import { guardText } from './stores/trusted-text'
import './styles/tokens.css'
import './styles/base.css'
import './styles/print.css'
import './styles/published.css'

/** Milliseconds after the page is there: its figures come first. */
const AFTERWARDS = 3000

guardText()
markWithheld()
createApp(App).use(createPinia()).use(router).use(i18n).mount('#app')

// When everything that the first screen needs is there: what dialogs and menus may say, and what is kept.
addEventListener('load', () =>
  setTimeout(() => {
    const kept = import.meta.env.PROD && !import.meta.env.SINGLE_FILE ? keepOffline() : Promise.resolve()
    // From what has been kept, where that can be.
    void kept.then(allTexts).catch(() => undefined)
  }, AFTERWARDS),
)
