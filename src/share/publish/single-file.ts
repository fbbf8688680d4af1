import { sha256 } from '@noble/hashes/sha2.js'
import { gunzipSync } from 'fflate'
import { isEngine, readAppIndex, singleParts } from './app-files'
import type { Publication } from './publication'
import { escapeHtml, publicationElement, withHead, type PublishedData, type SiteFile } from './site'

/**
 * Most bytes of data, gzipped, in one file: base64 makes 80 MB of them, which a browser still opens from disk in seconds; some
 * millions of indicator rows.
 */
export const MOST_IN_ONE_FILE = 60_000_000

/** The data of a publication are too large for one HTML file. */
export class TooLargeForOneFile extends Error {
  constructor(
    /** Of the data, gzipped. */
    readonly bytes: number,
  ) {
    super('too large for one file')
  }
}

/**
 * The page as one HTML file that opens from disk: the app as a classic script, everything else as base64 text before it. It may run its own script, start workers from its own bytes, and reach nothing.
 *
 * @param app the built app; may hold more than is needed
 * @throws TooLargeForOneFile
 */
export function singleFile(app: readonly SiteFile[], { publication, files }: PublishedData): Uint8Array {
  const size = files.reduce(
    (sum, { path, bytes }) => (publication.data?.whole.includes(path) ? sum + bytes.length : sum),
    0,
  )
  if (size > MOST_IN_ONE_FILE) throw new TooLargeForOneFile(size)
  const index = readAppIndex(app)
  const needed = new Set(singleParts(index, publication.form))
  const byPath = new Map(app.filter(({ path }) => needed.has(path)).map(({ path, bytes }) => [path, bytes]))
  const bytesOf = (path: string) => {
    const bytes = byPath.get(path)
    if (!bytes) throw new Error(`${path} is missing in the built app.`)
    return bytes
  }
  const text = (path: string) => new TextDecoder().decode(bytesOf(path))
  const script = inScript(new TextDecoder().decode(gunzipSync(bytesOf(index.single.script))))
  const style = text(index.single.style).replaceAll('</', '<\\/')
  const html = text('index.html')
  const { data } = publication
  const first = files.filter(({ path }) => path === data?.marts)
  const rest = files.filter(({ path }) => data?.whole.includes(path))
  const workers = index.single.workers
    .filter(({ path }) => needed.has(path))
    .map(({ name, path }) => ({ path: name, bytes: bytesOf(path) }))
  const engine = [...byPath].filter(([path]) => isEngine(path)).map(([path, bytes]) => ({ path, bytes }))
  const page = withHead(
    bare(html).replace('<html', '<html data-single'),
    publication,
    [
      `<meta http-equiv="Content-Security-Policy" content="${policy(html, script, style)}">`,
      `<link rel="icon" type="image/svg+xml" href="data:image/svg+xml;base64,${base64(bytesOf('favicon.svg'))}">`,
      `<style>${style}</style>`,
      publicationElement({ ...publication, data: data && { ...data, ranged: null } }),
    ].join('\n'),
  )
  const carried = [...rest, ...workers, ...smallestFirst(engine)]
  // The script last: the browser paints what stands above while it reads the rest, and then lets the script run.
  const body = [...first.map(carry), ...carried.map(carry), `<script>${script}</script>`].join('\n')
  return new TextEncoder().encode(
    page.replace(EMPTY, () => opening(publication)).replace('</body>', () => `${body}\n</body>`),
  )
}

const EMPTY = '<div id="app"></div>'

/** What a reader sees before the app is there, and whoever's browser runs no scripts: which data these are. */
const opening = ({ title, date }: Publication) =>
  EMPTY.replace(
    '><',
    () =>
      `><main class="before-app"><h1>${escapeHtml(title)}</h1><p>${escapeHtml(date)} · 正在打开… Opening…</p></main><`,
  )

const smallestFirst = (files: SiteFile[]) => files.sort((a, b) => a.bytes.length - b.bytes.length)

/** Found by `warehouse/adapters/shipped-files.ts`. */
const carry = ({ path, bytes }: SiteFile) =>
  `<script type="text/plain" data-file="${path}">${base64(bytes)}</script>`

/** The page without what it would fetch from beside itself, and without the rules of a page that is served. */
const bare = (html: string) =>
  html
    .replace(/<script\b[^>]*\bsrc=[^>]*><\/script>\s*/g, '')
    .replace(/<link\b[^>]*>\s*/g, '')
    .replace(/<meta\b[^>]*http-equiv="Content-Security-Policy"[^>]*>\s*/gi, '')

/** No text of a script ends it. */
const inScript = (script: string) => script.replace(/<(?=\/script|!--)/gi, '\\x3c')

/**
 * The rules of the app's own page (`build/content-policy.ts`), but that its script and style stand inside it: these two and
 * no others, workers from its own bytes, and no request to anywhere.
 */
function policy(html: string, script: string, style: string): string {
  const served =
    /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/i.exec(html)?.[1] ?? "default-src 'none'"
  const rules = new Map(
    served.split(';').flatMap((rule) => {
      const [directive, ...sources] = rule.trim().split(/\s+/)
      return directive ? [[directive, sources.join(' ')] as const] : []
    }),
  )
  rules.set('script-src', `'${hashOf(script)}' 'wasm-unsafe-eval'`)
  rules.set('style-src', `'${hashOf(style)}'`)
  rules.set('worker-src', 'blob:')
  rules.set('connect-src', "'none'")
  rules.set('img-src', 'data:')
  return [...rules].map(([directive, sources]) => `${directive} ${sources}`).join('; ')
}

const hashOf = (text: string) => `sha256-${base64(sha256(new TextEncoder().encode(text)))}`

function base64(bytes: Uint8Array): string {
  const pieces: string[] = []
  // A multiple of three, so that the pieces join; few enough to be arguments of one call.
  for (let at = 0; at < bytes.length; at += 24_576)
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + 24_576))))
  return pieces.join('')
}
