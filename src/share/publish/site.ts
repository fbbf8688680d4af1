import { readAppIndex, siteParts } from './app-files'
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
 */
export function siteFiles(app: readonly SiteFile[], { publication, files }: PublishedData): SiteFile[] {
  const needed = new Set(siteParts(readAppIndex(app), publication.form))
  const own = app.filter(({ path }) => needed.has(path))
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
