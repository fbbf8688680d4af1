/**
 * Files that came with the page: beside it on its server, or, where the page is a single file opened from disk, inside it.
 * The one place that knows the difference.
 */
export type Shipped = { url: string } | { bytes: Uint8Array<ArrayBuffer> }

/** Where the file of this address is to be had: its bytes where the page carries it, else its full address. */
export async function findShipped(address: string): Promise<Shipped> {
  const inside = await insidePage(address)
  return inside ? { bytes: inside } : { url: new URL(address, document.baseURI).href }
}

/**
 * The content of a shipped file, inflated where it is gzip. Servers that know `.gz` as an encoding have the browser
 * inflate it already: the first bytes tell.
 * @throws Error naming the file when the server does not have it
 */
export async function readShipped(address: string): Promise<Uint8Array<ArrayBuffer>> {
  const found = await findShipped(address)
  const bytes = 'bytes' in found ? found.bytes : await fetchBytes(found.url)
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? inflate(bytes) : bytes
}

/** The same, as text in UTF-8. */
export const readShippedText = async (address: string): Promise<string> =>
  new TextDecoder().decode(await readShipped(address))

async function fetchBytes(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** The page carries files as base64 text in `<script type="text/plain" data-file="…">`, at its end. */
async function insidePage(address: string): Promise<Uint8Array<ArrayBuffer> | null> {
  if (document.documentElement.dataset.single === undefined) return null
  const find = () => document.querySelector(`script[data-file="${CSS.escape(address)}"]`)
  let element = find()
  if (!element && document.readyState === 'loading') {
    await new Promise((parsed) => document.addEventListener('DOMContentLoaded', parsed, { once: true }))
    element = find()
  }
  if (!element) return null
  const text = atob(element.textContent ?? '')
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}
