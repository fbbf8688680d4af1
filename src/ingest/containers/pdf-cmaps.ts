/**
 * The tables by which text in fonts that are not embedded (宋体 in GBK, as older systems print it) becomes Unicode. They
 * are Adobe's, BSD, unchanged (cmaps/LICENSE), and are loaded one by one when a PDF asks for them.
 */
const FILES: Record<string, URL> = {
  'GB-EUC-H': new URL('./cmaps/GB-EUC-H.bcmap', import.meta.url),
  'GB-EUC-V': new URL('./cmaps/GB-EUC-V.bcmap', import.meta.url),
  'GBpc-EUC-H': new URL('./cmaps/GBpc-EUC-H.bcmap', import.meta.url),
  'GBpc-EUC-V': new URL('./cmaps/GBpc-EUC-V.bcmap', import.meta.url),
  'GBK-EUC-H': new URL('./cmaps/GBK-EUC-H.bcmap', import.meta.url),
  'GBK-EUC-V': new URL('./cmaps/GBK-EUC-V.bcmap', import.meta.url),
  'GBKp-EUC-H': new URL('./cmaps/GBKp-EUC-H.bcmap', import.meta.url),
  'GBKp-EUC-V': new URL('./cmaps/GBKp-EUC-V.bcmap', import.meta.url),
  'GBK2K-H': new URL('./cmaps/GBK2K-H.bcmap', import.meta.url),
  'GBK2K-V': new URL('./cmaps/GBK2K-V.bcmap', import.meta.url),
  'UniGB-UCS2-H': new URL('./cmaps/UniGB-UCS2-H.bcmap', import.meta.url),
  'UniGB-UCS2-V': new URL('./cmaps/UniGB-UCS2-V.bcmap', import.meta.url),
  'UniGB-UTF16-H': new URL('./cmaps/UniGB-UTF16-H.bcmap', import.meta.url),
  'UniGB-UTF16-V': new URL('./cmaps/UniGB-UTF16-V.bcmap', import.meta.url),
  'Adobe-GB1-UCS2': new URL('./cmaps/Adobe-GB1-UCS2.bcmap', import.meta.url),
}

class CMapData {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const url = kind === 'cMapUrl' ? FILES[filename.replace(/\.bcmap$/, '')] : undefined
    if (!url) throw new Error(`${filename} is not shipped`)
    return load(url)
  }
}

async function load(url: URL): Promise<Uint8Array> {
  // Node's fetch does not read files; its modules must not be imported where a browser would look for them.
  if (url.protocol === 'file:' && typeof process !== 'undefined')
    return new Uint8Array(await process.getBuiltinModule('node:fs').promises.readFile(url))
  // Inside a single HTML file; a page opened from disk may not fetch even that.
  if (url.protocol === 'data:') return Uint8Array.from(atob(url.href.split(',')[1]!), (c) => c.charCodeAt(0))
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url.href}: ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

/** Options for the PDF library: where it gets these tables. */
export const cMapFactory = { BinaryDataFactory: CMapData }
