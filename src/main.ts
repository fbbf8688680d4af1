import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { i18n } from './i18n'
import { router } from './router'
import { markWithheld } from './stores/publication'
import { guardText } from './stores/trusted-text'
import './styles/tokens.css'
import './styles/base.css'
import './styles/print.css'
import './styles/published.css'

guardText()
markWithheld()
createApp(App).use(createPinia()).use(router).use(i18n).mount('#app')
