import { defineStore } from 'pinia'
import { ref } from 'vue'

/** Milliseconds that a short message stays. */
const SHOWN_FOR = 4000

/** Sentences for screen readers: routes, imports and filters say here what happened. */
export const useAnnouncer = defineStore('announcer', () => {
  const message = ref('')
  function say(text: string) {
    message.value = text
  }

  /** What stands on the screen for a few seconds, and is said too: a copy was made, a file was saved. */
  const shown = ref('')
  let timer: ReturnType<typeof setTimeout> | undefined
  function show(text: string) {
    say(text)
    shown.value = text
    clearTimeout(timer)
    timer = setTimeout(() => (shown.value = ''), SHOWN_FOR)
  }
  return { message, say, shown, show }
})
