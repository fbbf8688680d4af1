import { ref } from 'vue'

/**
 * Where the person wanted to go when the page's code did not come; null when all is well. Its file may be gone: a site that was
 * replaced has others, and a page that was opened before asks for the old ones where no service worker has kept them.
 */
export const lostPage = ref<string | null>(null)

/** Opens the site anew, as it is now, at the page that did not come. */
export function openAnew(): void {
  if (lostPage.value !== null) history.replaceState(null, '', lostPage.value)
  location.reload()
}
