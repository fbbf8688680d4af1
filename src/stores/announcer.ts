import { defineStore } from 'pinia'
import { ref } from 'vue'

/** Sentences for screen readers: routes, imports and filters say here what happened. */
export const useAnnouncer = defineStore('announcer', () => {
  const message = ref('')
  function say(text: string) {
    message.value = text
  }
  return { message, say }
})
