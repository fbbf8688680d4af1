import { readZipDirectory } from './zip-directory'

/** What a file is by its content, whatever its name says. `other` is named in the reject. */
export type FileKind =
  | { kind: 'text' }
  | { kind: 'workbook'; format: 'XLSX' | 'XLSB' | 'XLS' | 'ODS' }
  | { kind: 'docx' }
  | { kind: 'pdf' }
  | { kind: 'archive' }
  | { kind: 'encrypted'; format: string }
  | { kind: 'other'; format: string }

const startsWith = (bytes: Uint8Array, signature: readonly number[]) =>
  signature.every((byte, i) => bytes[i] === byte)

const OTHERS: readonly { format: string; bytes: readonly number[] }[] = [
  { format: 'RAR', bytes: [0x52, 0x61, 0x72, 0x21] },
  { format: '7Z', bytes: [0x37, 0x7a, 0xbc, 0xaf] },
  { format: 'GZIP', bytes: [0x1f, 0x8b, 0x08] },
  { format: 'PNG', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { format: 'JPEG', bytes: [0xff, 0xd8, 0xff] },
  { format: 'TIFF', bytes: [0x49, 0x49, 0x2a, 0x00] },
  { format: 'GIF', bytes: [0x47, 0x49, 0x46, 0x38] },
  { format: 'RTF', bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
]

/** BIFF without its container: Excel 2 to 4, still written by some old systems. The record's length tells it from a tab. */
const BARE_BIFF = [
  [0x09, 0x00, 0x04, 0x00],
  [0x09, 0x02, 0x06, 0x00],
  [0x09, 0x04, 0x06, 0x00],
  [0x09, 0x08, 0x08, 0x00],
  [0x09, 0x08, 0x10, 0x00],
] as const

/** What a file is by its first bytes, and, where many formats share those, by what is inside. */
export function fileKind(bytes: Uint8Array): FileKind {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return zipKind(bytes)
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return compoundKind(bytes)
  if (BARE_BIFF.some((signature) => startsWith(bytes, signature))) return { kind: 'workbook', format: 'XLS' }
  // Some systems put a line or a byte order mark in front of `%PDF-`; readers look at the first kilobyte.
  if (indexOf(bytes.subarray(0, 1024), latin('%PDF-')) >= 0) return { kind: 'pdf' }
  const other = OTHERS.find((candidate) => startsWith(bytes, candidate.bytes))
  return other ? { kind: 'other', format: other.format } : { kind: 'text' }
}

function zipKind(bytes: Uint8Array): FileKind {
  let names: Set<string>
  try {
    names = new Set(readZipDirectory(bytes).map(({ name }) => name))
  } catch {
    // Damaged: opening it as an archive says so.
    return { kind: 'archive' }
  }
  const has = (start: string) => [...names].some((name) => name.startsWith(start))
  if (names.has('[Content_Types].xml')) {
    if (names.has('xl/workbook.bin')) return { kind: 'workbook', format: 'XLSB' }
    if (has('xl/')) return { kind: 'workbook', format: 'XLSX' }
    if (has('word/')) return { kind: 'docx' }
    if (has('ppt/')) return { kind: 'other', format: 'PPTX' }
  }
  if (names.has('OFD.xml')) return { kind: 'other', format: 'OFD' }
  if (names.has('content.xml') && names.has('mimetype'))
    return isOpenText(bytes) ? { kind: 'other', format: 'ODT' } : { kind: 'workbook', format: 'ODS' }
  return { kind: 'archive' }
}

/** The member `mimetype` comes first and, where programs follow the standard, is stored as it is. */
const isOpenText = (bytes: Uint8Array) =>
  indexOf(bytes.subarray(0, 200), latin('opendocument.text')) >= 0 ||
  indexOf(bytes.subarray(0, 200), latin('opendocument.presentation')) >= 0

/** Office files of 1997–2003 share a container; the names of its streams, in UTF-16, tell them apart. */
function compoundKind(bytes: Uint8Array): FileKind {
  const has = (stream: string) => indexOf(bytes, utf16(stream)) >= 0
  if (has('EncryptedPackage')) return { kind: 'encrypted', format: 'Office' }
  if (has('Workbook') || has('Book')) return { kind: 'workbook', format: 'XLS' }
  if (has('WordDocument')) return { kind: 'other', format: 'DOC' }
  if (has('PowerPoint Document')) return { kind: 'other', format: 'PPT' }
  return { kind: 'other', format: 'OLE' }
}

const latin = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0))
const utf16 = (text: string) => Uint8Array.from([...text].flatMap((char) => [char.charCodeAt(0), 0]))

function indexOf(bytes: Uint8Array, wanted: Uint8Array): number {
  for (let at = bytes.indexOf(wanted[0]!); at >= 0; at = bytes.indexOf(wanted[0]!, at + 1))
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return at
  return -1
}

/** What a decoded text is, where it is marked up: a table as a web page, a workbook of Excel 2003 as XML, or plain. */
export function markupKind(text: string): 'html' | 'spreadsheetml' | 'mhtml' | 'xml' | null {
  const start = text.slice(0, 4096)
  if (/^\s*<\?xml/i.test(start) || /^\s*<[\w:]*Workbook[\s>]/.test(start)) {
    if (/urn:schemas-microsoft-com:office:spreadsheet/.test(start)) return 'spreadsheetml'
    if (/<html[\s>]/i.test(start)) return 'html'
    return 'xml'
  }
  if (
    /^\s*(?:<!--[\s\S]*?-->\s*)?<(?:!doctype\s+html|html|head|body|meta|style|table|div|center|font|p)[\s>]/i.test(
      start,
    )
  )
    return 'html'
  return /^\s*MIME-Version:/i.test(start) ? 'mhtml' : null
}
