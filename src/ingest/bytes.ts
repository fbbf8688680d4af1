/** Text of a file, with the name of the encoding that fitted without a single wrong byte. */
export interface DecodedText {
  text: string
  encoding: 'UTF-8' | 'UTF-8 BOM' | 'GB18030' | 'UTF-16LE' | 'UTF-16BE'
}

/** No encoding fits: where the first wrong byte stands (0-based) under the likeliest one. */
export interface UndecodableBytes {
  encoding: DecodedText['encoding']
  offset: number
}

/**
 * Bytes → text, without ever replacing a byte: byte order mark, else UTF-16 where zero bytes betray it, else strict
 * UTF-8, else GB18030 (which contains GBK and GB2312). Statistical guessing is not used: on short Chinese texts it
 * takes GBK for Big5 or Shift_JIS.
 */
export function decodeBytes(bytes: Uint8Array): DecodedText | UndecodableBytes {
  const marked = byteOrderMark(bytes)
  if (marked) return decodeAs(bytes.subarray(marked.length), marked.encoding, marked.length)
  const zeros = zeroBytes(bytes)
  if (zeros) return decodeAs(bytes, zeros, 0)
  const utf8 = decoded(bytes, 'UTF-8')
  return utf8 === null ? decodeAs(bytes, 'GB18030', 0) : { text: utf8, encoding: 'UTF-8' }
}

/** The encoding that the first bytes of a file are in, and how many of them are its mark: as `decodeBytes` tells it. */
export function byteOrderOf(head: Uint8Array): { encoding: DecodedText['encoding']; skipped: number } {
  const marked = byteOrderMark(head)
  if (marked) return { encoding: marked.encoding, skipped: marked.length }
  const zeros = zeroBytes(head)
  if (zeros) return { encoding: zeros, skipped: 0 }
  try {
    decoderFor('UTF-8').decode(head, { stream: true })
    return { encoding: 'UTF-8', skipped: 0 }
  } catch {
    return { encoding: 'GB18030', skipped: 0 }
  }
}

/** A decoder that throws a TypeError at a byte that does not fit. */
export const decoderFor = (encoding: DecodedText['encoding']) =>
  new TextDecoder(LABELS[encoding], { fatal: true, ignoreBOM: true })

function byteOrderMark(bytes: Uint8Array): { encoding: DecodedText['encoding']; length: number } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'UTF-8 BOM', length: 3 }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'UTF-16LE', length: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'UTF-16BE', length: 2 }
  return null
}

/** Text in UTF-8 or GB18030 holds no zero byte; in UTF-16 each comma, digit and line break brings one. */
function zeroBytes(bytes: Uint8Array): 'UTF-16LE' | 'UTF-16BE' | null {
  const seen = Math.min(bytes.length, 65_536)
  let even = 0
  let odd = 0
  for (let i = 0; i < seen; i++) {
    if (bytes[i] !== 0) continue
    if (i % 2 === 0) even++
    else odd++
  }
  if (even === 0 && odd === 0) return null
  return odd >= even ? 'UTF-16LE' : 'UTF-16BE'
}

const LABELS: Record<DecodedText['encoding'], string> = {
  'UTF-8': 'utf-8',
  'UTF-8 BOM': 'utf-8',
  GB18030: 'gb18030',
  'UTF-16LE': 'utf-16le',
  'UTF-16BE': 'utf-16be',
}

function decodeAs(
  bytes: Uint8Array,
  encoding: DecodedText['encoding'],
  skipped: number,
): DecodedText | UndecodableBytes {
  const text = decoded(bytes, encoding)
  if (text !== null) return { text, encoding }
  return { encoding, offset: skipped + firstWrongByte(bytes, LABELS[encoding]) }
}

/** Null where a byte does not fit. */
function decoded(bytes: Uint8Array, encoding: DecodedText['encoding']): string | null {
  try {
    return decoderFor(encoding).decode(bytes)
  } catch {
    return null
  }
}

/** The decoder does not say where it failed: halve the prefix until it does. A cut-off last character: the end. */
function firstWrongByte(bytes: Uint8Array, label: string): number {
  let good = 0
  let bad = bytes.length + 1
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    try {
      new TextDecoder(label, { fatal: true }).decode(bytes.subarray(0, middle), { stream: true })
      if (middle === bytes.length) return Math.max(0, bytes.length - 1)
      good = middle
    } catch {
      bad = middle
    }
  }
  return good
}
