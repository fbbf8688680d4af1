import { WarehouseError } from '../errors'

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
 * @throws WarehouseError naming the file when the server does not have it, or not whole
 */
export async function readShipped(address: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readRaw(address)
  return isGzip(bytes) ? inflate(bytes, address) : bytes
}

async function readRaw(address: string): Promise<Uint8Array<ArrayBuffer>> {
  const found = await findShipped(address)
  return 'bytes' in found ? found.bytes : fetchBytes(found.url)
}

const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b

/** A shipped file that was cut, because some hosts refuse large files: its pieces joined, then inflated. */
export async function readShippedPieces(addresses: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  const pieces = await Promise.all(addresses.map(readRaw))
  const bytes = pieces.length === 1 ? pieces[0]! : new Uint8Array(await new Blob(pieces).arrayBuffer())
  return isGzip(bytes) ? inflate(bytes, addresses[0]!) : bytes
}

/** The same, as text in UTF-8. */
export const readShippedText = async (address: string): Promise<string> =>
  new TextDecoder().decode(await readShipped(address))

async function fetchBytes(url: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const response = await fetch(url)
    if (!response.ok) throw new Error(`HTTP ${response.status}`)
    return new Uint8Array(await response.arrayBuffer())
  } catch (cause) {
    throw notFetched(url, cause)
  }
}

async function inflate(bytes: Uint8Array<ArrayBuffer>, address: string): Promise<Uint8Array<ArrayBuffer>> {
  if (typeof DecompressionStream === 'undefined') throw new WarehouseError(TOO_OLD)
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
    return new Uint8Array(await new Response(stream).arrayBuffer())
  } catch (cause) {
    throw notFetched(address, cause)
  }
}

/** What to say of a shipped file that did not come as it was written. */
export function notFetched(address: string, cause: unknown): WarehouseError {
  const name = decodeURIComponent(address.split('/').at(-1) ?? address)
  const detail = cause instanceof Error ? cause.message : String(cause)
  return new WarehouseError(
    {
      zh: `没能取到 ${name}（${detail}）：它可能没有传完，或刚换成新的。请检查网络，稍后刷新本页；仍不行时，请告诉发布者。`,
      en: `${name} could not be fetched (${detail}): it may be incomplete, or just replaced. Check the network and reload in a moment; if that does not help, tell whoever published the page.`,
    },
    null,
    cause,
  )
}

const TOO_OLD = {
  zh: '这个浏览器太旧，解不开绩镜的文件。请换用新版的 Chrome、Edge 或 Firefox。',
  en: 'This browser is too old to unpack the files of Jijing. Use a current Chrome, Edge or Firefox.',
}

/** What the page carries inside itself, once it has been read that far. */
async function insidePage(address: string): Promise<Uint8Array<ArrayBuffer> | null> {
  if (document.documentElement.dataset.single === undefined) return null
  const found = carriedFile(address)
  if (found || document.readyState !== 'loading') return found
  await new Promise((parsed) => document.addEventListener('DOMContentLoaded', parsed, { once: true }))
  return carriedFile(address)
}

/** A file that the page carries, as base64 in `<script type="text/plain" data-file="…">`; null where it has none of that name. */
export function carriedFile(address: string): Uint8Array<ArrayBuffer> | null {
  const element = document.querySelector(`script[data-file="${CSS.escape(address)}"]`)
  // While the page is still being read, the last element may have only a part of its text.
  if (!element || (document.readyState === 'loading' && !element.nextElementSibling)) return null
  const text = atob(element.textContent ?? '')
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at)
  return bytes
}
