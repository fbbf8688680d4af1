import { gzipSync } from 'fflate'
import { readAppIndex, siteParts } from './app-files'
import { COMPRESSIBLE, OFFLINE_LIST, offlineList } from './offline'
import { PUBLICATION_ELEMENT, scriptJson, type Publication } from './publication'

/** A file of a site, by its path relative to the site. */
export interface SiteFile {
  path: string
  bytes: Uint8Array
}

/** What a published page needs beside the app: a snapshot and marts, named after their content. */
export interface PublishedData {
  publication: Publication
  files: SiteFile[]
}

/**
 * The site: of the app what its form needs, with what it says of itself in its page, and the data.
 * @param app the built app; may hold more than the form needs
 * @param gzip what compresses; Node.js has a better one than browsers have
 */
export function siteFiles(
  app: readonly SiteFile[],
  { publication, files }: PublishedData,
  gzip: Gzip = (bytes) => gzipSync(bytes, { level: 9, mtime: 0 }),
): SiteFile[] {
  const needed = new Set(siteParts(readAppIndex(app), publication.form))
  const own = app.filter(({ path }) => needed.has(path))
  const site = [
    ...own.map((file) => {
      if (file.path === 'index.html') return { ...file, bytes: pageOf(file.bytes, publication) }
      return file.path === MANIFEST ? { ...file, bytes: manifestOf(file.bytes, publication) } : file
    }),
    ...files,
  ]
  // Pieces for range requests are for servers that are there; offline the whole snapshot is read.
  const ranged = new Set(publication.data?.ranged?.pieces.map(({ path }) => path))
  const kept = site.flatMap(({ path }) => (ranged.has(path) ? [] : [path]))
  const version = `${readAppIndex(app).build}-${publication.id}`
  const list = new TextEncoder().encode(offlineList(version, kept, true))
  return withTwins([...site, { path: OFFLINE_LIST, bytes: list }], gzip)
}

/** Beside each file that compresses, itself gzipped: for servers that send such twins, and for the service worker. */
const withTwins = (files: readonly SiteFile[], gzip: Gzip): SiteFile[] =>
  files.flatMap((file) =>
    COMPRESSIBLE.test(file.path) ? [file, { path: `${file.path}.gz`, bytes: gzip(file.bytes) }] : [file],
  )

type Gzip = (bytes: Uint8Array) => Uint8Array

const MANIFEST = 'manifest.webmanifest'

/** An installed page has the name of what it shows. */
function manifestOf(bytes: Uint8Array, { title }: Publication): Uint8Array {
  const manifest = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>
  return new TextEncoder().encode(
    `${JSON.stringify({ ...manifest, name: title, short_name: title }, null, 2)}\n`,
  )
}

/** `index.html` with the publication in its head. The marts are asked for while the scripts are still on their way. */
function pageOf(html: Uint8Array, publication: Publication): Uint8Array {
  const marts = publication.data
    ? `<link rel="preload" href="./${publication.data.marts}" as="fetch" crossorigin>`
    : ''
  const text = new TextDecoder().decode(html)
  return new TextEncoder().encode(withHead(text, publication, `${marts}${publicationElement(publication)}`))
}

export const publicationElement = (publication: Publication) =>
  `<script type="application/json" id="${PUBLICATION_ELEMENT}">${scriptJson(publication)}</script>`

/** A page with its title, and more at the end of its head. */
export const withHead = (html: string, { title }: Publication, head: string) =>
  html
    .replace(/<title>[^<]*<\/title>/, () => `<title>${escapeHtml(title)}</title>`)
    .replace('</head>', () => `${head}</head>`)

export const escapeHtml = (text: string) =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
