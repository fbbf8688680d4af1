import { ref } from 'vue'

/** A newer version has been fetched and waits; it takes over when the person says so. */
export const updateWaits = ref(false)
let waiting: ServiceWorker | null = null

/** Who answers for this page since it was opened: its files are of that version. None on a first visit. */
const openedBy = globalThis.navigator?.serviceWorker?.controller ?? null

/** How long (ms) who asks for the page to be kept waits for it at most. */
const PATIENCE = 20_000

/**
 * Has the browser keep the page, so that it opens with its server gone. Called when the page has nothing else to do: what is
 * kept is fetched then. Browsers let secure origins alone do this (https, localhost).
 * @returns when it is kept, or is not going to be for now
 */
export async function keepOffline(): Promise<void> {
  if (!('serviceWorker' in navigator) || !isSecureContext) return
  // The list of files beside it must not come from the browser's own cache either: it is what tells of a newer version.
  const registration = await navigator.serviceWorker
    .register('./sw.js', { updateViaCache: 'none' })
    .catch(() => null)
  if (!registration) return
  const watch = (worker: ServiceWorker | null) =>
    worker?.addEventListener('statechange', () => tell(registration))
  watch(registration.installing)
  registration.addEventListener('updatefound', () => watch(registration.installing))
  tell(registration)
  lookForNewer(registration)
  const { controller } = navigator.serviceWorker
  if (controller && controller === openedBy) controller.postMessage('jijing-opened')
  if (controller) return
  await new Promise((over) => {
    navigator.serviceWorker.addEventListener('controllerchange', over, { once: true })
    setTimeout(over, PATIENCE)
  })
}

/** A tab may stay open for days: browsers themselves look when a page is opened. */
const EVERY = 3_600_000

/** Asks for a newer version every hour, and when the person comes back to the tab. */
function lookForNewer(registration: ServiceWorkerRegistration): void {
  // With the server gone there is none.
  const look = () => void registration.update().catch(() => undefined)
  setInterval(look, EVERY)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') look()
  })
}

/** On a first visit the worker takes over by itself; only a second version waits. */
function tell(registration: ServiceWorkerRegistration): void {
  if (!registration.waiting || !registration.active) return
  waiting = registration.waiting
  updateWaits.value = true
}

/** Lets the newer version take over, and opens the page anew at the same place. */
export function updateNow(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting?.postMessage('jijing-update')
}
