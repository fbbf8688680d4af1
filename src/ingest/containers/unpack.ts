import { Inflate } from 'fflate'
import { ARCHIVE_LIMITS, type ArchiveLimits } from './limits'
import { ContainerError } from './model'
import { packedBytesOf, readZipDirectory, type ZipEntry } from './zip-directory'

/** Bytes that are fed to the inflater at once: at most 1032 times as many can come out before the limits are looked at. */
const SLICE = 16_384

/**
 * Unpacks entries of one ZIP within the limits: what they declare is checked before, what really comes out while
 * unpacking, so that a directory that lies does not help a bomb.
 */
export class Unpacker {
  readonly entries: ZipEntry[]
  private total = 0

  /** @throws ContainerError for a damaged directory or too many entries. */
  constructor(
    private readonly bytes: Uint8Array,
    private readonly limits: ArchiveLimits = ARCHIVE_LIMITS,
  ) {
    this.entries = readZipDirectory(bytes)
    if (this.entries.length > limits.entries)
      throw new ContainerError('archive.too-many', { count: this.entries.length, limit: limits.entries })
  }

  /** @throws ContainerError: encrypted, damaged, beyond a limit, or packed by a method that is not read. */
  unpack(entry: ZipEntry): Uint8Array {
    if (entry.isEncrypted) throw new ContainerError('file.encrypted')
    this.admit(entry)
    const packed = packedBytesOf(this.bytes, entry)
    const unpacked = entry.method === 0 ? packed : this.inflate(packed, entry)
    if (unpacked.length !== entry.bytes || crc32(unpacked) !== entry.crc)
      throw new ContainerError('file.damaged', { kind: 'ZIP' })
    this.total += unpacked.length
    return unpacked
  }

  private admit({ bytes, packedBytes, method }: ZipEntry): void {
    const { entryBytes, totalBytes, ratio, ratioFrom } = this.limits
    const tooLarge = bytes > entryBytes || this.total + bytes > totalBytes
    if (tooLarge || (bytes > ratioFrom && bytes > packedBytes * ratio))
      throw new ContainerError('archive.too-large', { size: Math.ceil(bytes / 1024 / 1024) })
    if (method !== 0 && method !== 8) throw new ContainerError('archive.method', { method })
  }

  private inflate(packed: Uint8Array, { bytes }: ZipEntry): Uint8Array {
    const unpacked = new Uint8Array(bytes)
    let length = 0
    const inflater = new Inflate((chunk) => {
      // More than was declared: not a byte of it is kept.
      if (length + chunk.length > bytes) throw new ContainerError('file.damaged', { kind: 'ZIP' })
      unpacked.set(chunk, length)
      length += chunk.length
    })
    try {
      for (let at = 0; at < packed.length; at += SLICE)
        inflater.push(packed.subarray(at, at + SLICE), at + SLICE >= packed.length)
    } catch (error) {
      if (error instanceof ContainerError) throw error
      throw new ContainerError('file.damaged', { kind: 'ZIP' })
    }
    return unpacked.subarray(0, length)
  }
}

let table: Int32Array | null = null

/** CRC-32 as in ZIP and PNG: an entry that was damaged on its way is told from a good one. */
export function crc32(bytes: Uint8Array): number {
  table ??= Int32Array.from({ length: 256 }, (_, n) => {
    let value = n
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
    return value
  })
  let crc = -1
  for (let i = 0; i < bytes.length; i++) crc = table[(crc ^ bytes[i]!) & 0xff]! ^ (crc >>> 8)
  return (crc ^ -1) >>> 0
}
