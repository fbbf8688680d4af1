import { decodeBytes } from '../bytes'
import { ContainerError } from './model'

/** One entry of a ZIP, as its directory declares it; nothing is unpacked yet. */
export interface ZipEntry {
  name: string
  isFolder: boolean
  isEncrypted: boolean
  /** 0 = stored, 8 = deflate. */
  method: number
  crc: number
  packedBytes: number
  /** As declared: checked while unpacking. */
  bytes: number
  /** Of the local header in the file. */
  offset: number
}

const END = 0x06054b50
const END_64 = 0x06064b50
const END_64_LOCATOR = 0x07064b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50

/**
 * The directory at the end of a ZIP (APPNOTE.TXT 4.3.12–4.3.16, ZIP64 included). Names are UTF-8 where the flag says so,
 * else whatever decodes without a wrong byte: Windows in Chinese writes GBK and no flag.
 * @throws ContainerError where there is no directory, or it points outside of the file.
 */
export function readZipDirectory(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const { count, start } = directoryPlace(view)
    const entries: ZipEntry[] = []
    let at = start
    for (let i = 0; i < count; i++) {
      if (view.getUint32(at, true) !== CENTRAL) throw damaged()
      const { entry, length } = readEntry(view, bytes, at)
      entries.push(entry)
      at += length
    }
    return entries
  } catch (error) {
    if (error instanceof RangeError) throw damaged()
    throw error
  }
}

const damaged = () => new ContainerError('file.damaged', { kind: 'ZIP' })

function directoryPlace(view: DataView): { count: number; start: number } {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) !== END) continue
    const count = view.getUint16(at + 10, true)
    const start = view.getUint32(at + 16, true)
    if (count !== 0xffff && start !== 0xffffffff) return { count, start }
    const locator = at - 20
    if (view.getUint32(locator, true) !== END_64_LOCATOR) return { count, start }
    const end64 = Number(view.getBigUint64(locator + 8, true))
    if (view.getUint32(end64, true) !== END_64) throw damaged()
    return {
      count: Number(view.getBigUint64(end64 + 32, true)),
      start: Number(view.getBigUint64(end64 + 48, true)),
    }
  }
  throw damaged()
}

function readEntry(view: DataView, bytes: Uint8Array, at: number): { entry: ZipEntry; length: number } {
  const flags = view.getUint16(at + 8, true)
  const nameLength = view.getUint16(at + 28, true)
  const extraLength = view.getUint16(at + 30, true)
  const commentLength = view.getUint16(at + 32, true)
  const rawName = bytes.subarray(at + 46, at + 46 + nameLength)
  const sizes = {
    bytes: view.getUint32(at + 24, true),
    packedBytes: view.getUint32(at + 20, true),
    offset: view.getUint32(at + 42, true),
  }
  readZip64(view, at + 46 + nameLength, extraLength, sizes)
  const name = entryName(rawName, (flags & 0x800) !== 0)
  const entry: ZipEntry = {
    name,
    isFolder: name.endsWith('/'),
    isEncrypted: (flags & 1) !== 0,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    ...sizes,
  }
  return { entry, length: 46 + nameLength + extraLength + commentLength }
}

/** The extra field 1 holds, in this order, those of the three that did not fit into 32 bits. */
function readZip64(
  view: DataView,
  start: number,
  length: number,
  sizes: { bytes: number; packedBytes: number; offset: number },
): void {
  for (let at = start; at + 4 <= start + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    let value = at + 4
    for (const field of ['bytes', 'packedBytes', 'offset'] as const) {
      if (sizes[field] !== 0xffffffff) continue
      sizes[field] = Number(view.getBigUint64(value, true))
      value += 8
    }
  }
}

function entryName(raw: Uint8Array, isUtf8: boolean): string {
  const decoded = isUtf8 ? null : decodeBytes(raw)
  const name = decoded && 'text' in decoded ? decoded.text : new TextDecoder().decode(raw)
  return name.replaceAll('\\', '/')
}

/** The packed bytes of an entry. @throws ContainerError where its local header is not where the directory says. */
export function packedBytesOf(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const { offset } = entry
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL) throw damaged()
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (start + entry.packedBytes > bytes.length) throw damaged()
  return bytes.subarray(start, start + entry.packedBytes)
}
