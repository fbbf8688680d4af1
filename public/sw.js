// Keeps a copy of the page in the browser, so that it opens with its server gone. Plain JavaScript beside the page, because
// the same worker serves the app and every published site; what there is to keep stands in `sw-files.js`, which the build
// or the publisher writes: another list there is another version.
importScripts('./sw-files.js')

const { version, files, zipped } = self.jijingFiles
/** Sites under several paths of one server share their caches. */
const PREFIX = `jijing ${self.registration.scope} `
const CACHE = PREFIX + version
/** Named by content: what an older version has kept need not be fetched again. */
const HASHED = /-[\w-]{8,}\.[\w.]+$/
/** What has a gzipped twin beside it, where the publisher wrote one, and what it is. */
const TYPES = { js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml', json: 'application/json' }
/** Fetched at once. */
const TOGETHER = 4

const addressOf = (path) => new URL(path, self.registration.scope).href

self.addEventListener('install', (event) => event.waitUntil(keepAll()))
// What the open page fetches from now on is here already: nothing is fetched twice.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('message', (event) => {
  // Never by itself: the page asks the person first, who may be in the middle of something.
  if (event.data === 'jijing-update') self.skipWaiting()
  if (event.data === 'jijing-opened') event.waitUntil(forgetOthers())
})
self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET' || !request.url.startsWith(self.registration.scope)) return
  if (request.headers.has('range')) return
  event.respondWith(answer(request))
})

async function answer(request) {
  const cache = await caches.open(CACHE)
  const path = request.mode === 'navigate' ? addressOf('index.html') : request.url
  return (await cache.match(path)) ?? (await keptByOlder(path)) ?? keptWhenUsed(cache, request)
}

/** Pages of older versions may be open in other tabs, or about to be opened anew: their server has their files no more. */
async function keptByOlder(path) {
  if (!HASHED.test(path)) return undefined
  for (const name of await others()) {
    const found = await caches.match(path, { cacheName: name })
    if (found) return found
  }
  return undefined
}

const others = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE)

/** What the list leaves out is kept from its first use on. */
async function keptWhenUsed(cache, request) {
  const response = await fetch(request)
  if (response.ok && HASHED.test(request.url)) await cache.put(request, response.clone())
  return response
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
  await cache.put(address, known ?? (await fetched(path)))
}

async function fetched(path) {
  const address = addressOf(path)
  // What is not named by its content is asked of the server, never of the browser's own cache.
  if (!HASHED.test(path)) return whole(path, await fetch(address, { cache: 'no-cache' }))
  // What the page itself has fetched.
  const had = await fetch(address, { cache: 'only-if-cached', mode: 'same-origin' }).catch(() => null)
  if (had?.ok) return had
  return (await inflated(path)) ?? whole(path, await fetch(address))
}

function whole(path, response) {
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`)
  return response
}

/** From its gzipped twin: plain file servers compress nothing. Null where it has none. */
async function inflated(path) {
  const type = TYPES[path.split('.').at(-1)]
  if (!zipped || !type) return null
  const response = await fetch(`${addressOf(path)}.gz`).catch(() => null)
  if (!response?.ok) return null
  const bytes = new Uint8Array(await response.arrayBuffer())
  // Servers that know `.gz` as an encoding have had the browser inflate it: the first bytes tell.
  const isZipped = bytes[0] === 0x1f && bytes[1] === 0x8b
  const stream = new Blob([bytes]).stream()
  const body = isZipped ? stream.pipeThrough(new DecompressionStream('gzip')) : stream
  return new Response(await new Response(body).arrayBuffer(), { headers: { 'content-type': type } })
}

/** Once a page of this version is open and no other, which might be of an older one. A version on its way is a newer one. */
async function forgetOthers() {
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (open.length > 1 || self.registration.installing || self.registration.waiting) return
  for (const name of await others()) await caches.delete(name)
}
