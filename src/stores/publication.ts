import { parsePublication, PUBLICATION_ELEMENT, type Publication, type Withheld } from '@/share'

/** What this page was published as; null in the app itself. */
export const publication: Publication | null = parsePublication(
  // Stores are also read where there is no page: in a worker, in a test of a function.
  globalThis.document?.getElementById(PUBLICATION_ELEMENT)?.textContent,
)

/** A page for readers: it shows the data that came along, and opens no files. */
export const forReaders = publication?.form === 'readers'

/** The tool without data: no sample comes with it. */
export const withoutSample = publication?.form === 'tool'

/** Whether the publisher has left a part out. */
export const isWithheld = (part: Withheld): boolean => publication?.withheld.includes(part) ?? false

/** Style sheets hide what was left out (`styles/published.css`): each place would else say it for itself. */
export function markWithheld(): void {
  if (!publication) return
  const { dataset } = document.documentElement
  dataset.withheld = publication.withheld.join(' ')
  if (forReaders) dataset.readers = ''
}
