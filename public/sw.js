// Keeps a copy of the page in the browser, so that it opens with its server gone. Plain JavaScript beside the page, because
// the same worker serves the app and every published site; what there is to keep stands in `sw-files.js`, which the build
// or the publisher writes: another list there is another version.
importScripts('./sw-files.js')

const { version, files } = self.jijingFiles
/** Sites under several paths of one server share their caches. */
const PREFIX = `jijing ${self.registration.scope} `
const CACHE = PREFIX + version
/** Named by content: what an older version has kept need not be fetched again. */
const HASHED = /-[\w-]{8,}\.[\w.]+$/
/** Fetched at once. */
const TOGETHER = 4

const addressOf = (path) => new URL(path, self.registration.scope).href

self.addEventListener('install', (event) => event.waitUntil(keepAll()))
self.addEventListener('activate', (event) => event.waitUntil(forgetOlder()))
// Never by itself: the page asks the person first, who may be in the middle of something.
self.addEventListener('message', ({ data }) => data === 'jijing-update' && self.skipWaiting())
self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET' || !request.url.startsWith(self.registration.scope)) return
  if (request.headers.has('range')) return
  event.respondWith(answer(request))
})

async function answer(request) {
  const cache = await caches.open(CACHE)
  const path = request.mode === 'navigate' ? addressOf('index.html') : request.url
  return (await cache.match(path)) ?? fetch(request)
}

async function keepAll() {
  const cache = await caches.open(CACHE)
  const waiting = [...files]
  const keepNext = async () => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) await keep(cache, path)
  }
  await Promise.all(Array.from({ length: TOGETHER }, keepNext))
}

async function keep(cache, path) {
  const address = addressOf(path)
  if (await cache.match(address)) return
  const known = HASHED.test(path) ? await caches.match(address) : undefined
  // What is not named by its content is asked of the server, never of the browser's own cache.
  const response = known ?? (await fetch(address, HASHED.test(path) ? {} : { cache: 'no-cache' }))
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`)
  await cache.put(address, response)
}

async function forgetOlder() {
  for (const name of await caches.keys())
    if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name)
}
