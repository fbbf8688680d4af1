import { decodeBytes } from '../bytes'
import { parseCsv } from '../csv'
import { fileKind, markupKind } from './kind'
import { ContainerError, type Opened } from './model'

/** What a file turned out to be: tables and lines, or files in a file. */
export type OpenedFile = Opened | { archive: Uint8Array }

export interface OpenedText extends Opened {
  /** 0-based rows whose quotes do not pair up. */
  brokenQuotes?: number[]
}

/**
 * Opens a file by what it is, not by its name: text, workbook, web page, document, archive. The readers of containers
 * are loaded when the first file of their kind comes.
 * @throws ContainerError: what cannot be opened, with the code of its reject
 */
export async function openFile(
  bytes: Uint8Array,
  name: string,
): Promise<OpenedText | { archive: Uint8Array }> {
  if (bytes.length === 0) throw new ContainerError('file.empty')
  const found = fileKind(bytes)
  switch (found.kind) {
    case 'workbook': {
      const { openWorkbook } = await import('./workbook')
      return openWorkbook(bytes, found.format)
    }
    case 'docx': {
      const { openDocx } = await import('./docx')
      return openDocx(bytes)
    }
    case 'pdf': {
      const { openPdf } = await import('./pdf')
      return openPdf(bytes)
    }
    case 'archive':
      return { archive: bytes }
    case 'encrypted':
      throw new ContainerError('file.encrypted')
    case 'other':
      throw new ContainerError('file.kind-not-supported', { kind: found.format })
    default:
      return openText(bytes, name)
  }
}

async function openText(bytes: Uint8Array, name: string): Promise<OpenedText> {
  const decoded = decodeBytes(bytes)
  if ('offset' in decoded) {
    const { encoding, offset } = decoded
    throw new ContainerError('file.undecodable', { encoding, offset })
  }
  const { text, encoding } = decoded
  switch (markupKind(text)) {
    case 'html': {
      const { htmlRows } = await import('./html')
      const lines = htmlRows(text)
      if (lines.length === 0) throw new ContainerError('file.empty')
      return { encoding: `HTML · ${encoding}`, sheets: [], lines, notes: [] }
    }
    case 'spreadsheetml': {
      const { openWorkbook } = await import('./workbook')
      return { ...openWorkbook(text, 'SpreadsheetML'), encoding: `SpreadsheetML · ${encoding}` }
    }
    case 'mhtml':
      throw new ContainerError('file.kind-not-supported', { kind: 'MHTML' })
    case 'xml':
      throw new ContainerError('file.kind-not-supported', { kind: 'XML' })
    default:
      break
  }
  const { rows, brokenQuotes } = parseCsv(text)
  const opened: OpenedText = {
    encoding,
    sheets: [{ rows, errors: [] }],
    lines: null,
    notes: [],
    brokenQuotes,
  }
  // A text may be a report; whether it is one shows only when it is no table.
  if (/\.(?:txt|text|md)$/i.test(name)) opened.lines = textLines(text)
  return opened
}

function textLines(text: string): Opened['lines'] {
  return text
    .replaceAll('\f', '\n')
    .split(/\r\n|\r|\n/)
    .map((line, i) => ({ row: i + 1, cells: [line.trim()], isText: true }))
}
