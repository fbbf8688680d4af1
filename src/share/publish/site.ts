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

/** The data that ships with the app: never part of what is published. */
const NOT_PUBLISHED = /\.csv$/
/** The files of the app that a page can come to, from `index.html` on. */
export function reachableFiles(app: readonly SiteFile[]): SiteFile[] {
  const byName = new Map(app.map((file) => [file.path.split('/').at(-1)!, file]))
  const decoder = new TextDecoder()
  const reached = new Set<SiteFile>()
  const walk = (file: SiteFile) => {
    if (reached.has(file) || NOT_PUBLISHED.test(file.path)) return
    reached.add(file)
    if (!/\.(?:html|js|css|webmanifest)$/.test(file.path)) return
    for (const [name] of decoder
      .decode(file.bytes)
      .matchAll(/[\w.-]+\.(?:js|css|gz|svg|png|bcmap|webmanifest)\b/g)) {
      const next = byName.get(name)
      if (next) walk(next)
    }
  }
  for (const file of app) if (!file.path.includes('/')) walk(file)
  return app.filter((file) => reached.has(file))
}

/** The site: the app with what it says of itself in its page, and the data. */
export function siteFiles(app: readonly SiteFile[], { publication, files }: PublishedData): SiteFile[] {
  const own = reachableFiles(app)
  return [
    ...own.map((file) =>
      file.path === 'index.html' ? { ...file, bytes: pageOf(file.bytes, publication) } : file,
    ),
    ...files,
  ]
}

/** `index.html` with the publication in its head. The marts are asked for while the scripts are still on their way. */
function pageOf(html: Uint8Array, publication: Publication): Uint8Array {
  const marts = publication.data
    ? `<link rel="preload" href="./${publication.data.marts}" as="fetch" crossorigin>`
    : ''
  const head = `${marts}<script type="application/json" id="${PUBLICATION_ELEMENT}">${scriptJson(publication)}</script>`
  const text = new TextDecoder()
    .decode(html)
    .replace(/<title>[^<]*<\/title>/, () => `<title>${escapeHtml(publication.title)}</title>`)
    .replace('</head>', () => `${head}</head>`)
  return new TextEncoder().encode(text)
}

export const escapeHtml = (text: string) =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
