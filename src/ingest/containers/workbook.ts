import { read, set_cptable, utils, type CellObject, type Range, type WorkBook } from '@e965/xlsx'
import { zipSync } from 'fflate'
import type { Bilingual } from '@/engine'
import { ContainerError, type Opened, type OpenedSheet } from './model'
import { Unpacker } from './unpack'
import { cellText } from './workbook-cell'

type Format = 'XLSX' | 'XLSB' | 'XLS' | 'ODS' | 'SpreadsheetML'

// Workbooks from before 1997 hold text in the code page of their machine: the platform's decoders know them all, so no
// table is shipped. Once set, the library asks here for UTF-8 and UTF-16 too.
set_cptable({
  utils: {
    hascp: () => true,
    decode: (page: number, data: string | ArrayLike<number>) =>
      decoderOf(page).decode(
        typeof data === 'string'
          ? Uint8Array.from(data, (char) => char.charCodeAt(0))
          : Uint8Array.from(data),
      ),
    encode: (_page: number, text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0) & 0xff),
  },
})

const CODE_PAGES: Record<number, string> = {
  936: 'gb18030',
  950: 'big5',
  1200: 'utf-16le',
  1201: 'utf-16be',
  54936: 'gb18030',
  65001: 'utf-8',
}

function decoderOf(page: number): TextDecoder {
  const label = CODE_PAGES[page] ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : 'gb18030')
  return new TextDecoder(label, { ignoreBOM: true })
}

/**
 * All sheets of a workbook as texts, cells as Excel shows them. Merged cells have their value once, at the top left, as in
 * a CSV. Hidden sheets, rows and columns are read like the others and said in the notes.
 * @param content bytes; for SpreadsheetML the decoded text
 * @throws ContainerError: encrypted, damaged, a decompression bomb
 */
export function openWorkbook(content: Uint8Array | string, format: Format): Opened {
  const workbook = readWorkbook(content, format)
  const notes: Bilingual[] = []
  const states = workbook.Workbook?.Sheets ?? []
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true
  const sheets = workbook.SheetNames.flatMap((name, i): OpenedSheet[] => {
    const sheet = workbook.Sheets[name] as DenseSheet | undefined
    if (!sheet?.['!data']) return []
    const opened = openSheet(name, sheet, date1904)
    if (opened.rows.length === 0) return []
    if (states[i]?.Hidden)
      notes.push({
        zh: `工作表“${name}”是隐藏的，也已读入`,
        en: `sheet “${name}” is hidden; it was read too`,
      })
    notes.push(...hiddenParts(name, sheet, opened))
    return [opened]
  })
  return { encoding: format, sheets, lines: null, notes }
}

/** What `dense: true` gives. */
interface DenseSheet {
  '!data'?: (CellObject[] | undefined)[]
  '!merges'?: Range[]
  '!rows'?: ({ hidden?: boolean } | undefined)[]
  '!cols'?: ({ hidden?: boolean } | undefined)[]
}

function readWorkbook(content: Uint8Array | string, format: Format): WorkBook {
  const options = {
    dense: true,
    cellText: false,
    cellNF: true,
    cellHTML: false,
    cellFormula: false,
    cellStyles: true,
  } as const
  if (typeof content === 'string') {
    // Decoded already: what its prolog says of the encoding is no longer so.
    const xml = new TextEncoder().encode(content.replace(/(<\?xml[^>]*?)\s+encoding=["'][^"']*["']/i, '$1'))
    return guarded(() => read(xml, { ...options, type: 'array' }), format)
  }
  const bytes = format === 'XLS' ? content : withinLimits(content)
  return guarded(() => read(bytes, { ...options, type: 'array' }), format)
}

function guarded(open: () => WorkBook, format: Format): WorkBook {
  try {
    return open()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    if (/password|encrypt/i.test(reason)) throw new ContainerError('file.encrypted')
    throw new ContainerError('file.damaged', { kind: format })
  }
}

/** Parts that hold no cells: leaving them out is faster, and pictures may be large. */
const NOT_CELLS =
  /(?:^|\/)(?:media|drawings|charts|theme|printerSettings|Pictures|Thumbnails|embeddings|vbaProject)/

/** The same workbook with every part unpacked under our limits, so that the library never inflates anything itself. */
function withinLimits(bytes: Uint8Array): Uint8Array {
  const unpacker = new Unpacker(bytes)
  const parts: Record<string, Uint8Array> = {}
  for (const entry of unpacker.entries)
    if (!entry.isFolder && !NOT_CELLS.test(entry.name)) parts[entry.name] = unpacker.unpack(entry)
  return zipSync(parts, { level: 0 })
}

const NOTHING: string[] = []

function openSheet(name: string, sheet: DenseSheet, date1904: boolean): OpenedSheet {
  const data = sheet['!data']!
  hideCovered(data, sheet['!merges'] ?? [])
  const rows: string[][] = []
  const errors: OpenedSheet['errors'] = []
  for (let row = 0; row < data.length; row++) {
    const cells = data[row]
    if (!cells || cells.length === 0) {
      rows.push(NOTHING)
      continue
    }
    const texts = Array<string>(cells.length).fill('')
    cells.forEach((cell, column) => {
      if (!cell || cell.v === undefined) return
      const text = cellText(cell, date1904)
      if (text === null)
        errors.push({ row, column, text: String(cell.w ?? ERRORS[cell.v as number] ?? '#N/A') })
      else texts[column] = text
    })
    rows.push(texts)
  }
  while (rows.length > 0 && rows.at(-1)!.every((text) => text.trim() === '')) rows.pop()
  return { name, rows, errors }
}

const ERRORS: Record<number, string> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
}

const COVERED: CellObject = { t: 'z' }

/** Values that a merge covers are kept in the file and never shown. */
function hideCovered(data: (CellObject[] | undefined)[], merges: readonly Range[]): void {
  for (const { s, e } of merges)
    for (let row = s.r; row <= Math.min(e.r, data.length - 1); row++)
      for (let column = s.c; column <= Math.min(e.c, (data[row]?.length ?? 0) - 1); column++)
        if (row !== s.r || column !== s.c) data[row]![column] = COVERED
}

function hiddenParts(name: string, sheet: DenseSheet, { rows }: OpenedSheet): Bilingual[] {
  const hiddenRows = (sheet['!rows'] ?? []).flatMap((row, i) =>
    row?.hidden && rows[i]?.some((text) => text.trim() !== '') ? [i + 1] : [],
  )
  const width = Math.max(0, ...rows.slice(0, 1000).map((row) => row.length))
  const hiddenColumns = (sheet['!cols'] ?? []).flatMap((column, i) =>
    column?.hidden && i < width ? [utils.encode_col(i)] : [],
  )
  const notes: Bilingual[] = []
  const list = (items: readonly (string | number)[]) =>
    items.slice(0, 10).join('、') + (items.length > 10 ? ' …' : '')
  if (hiddenRows.length > 0)
    notes.push({
      zh: `工作表“${name}”有 ${hiddenRows.length} 个隐藏行（第 ${list(hiddenRows)} 行），也已读入`,
      en: `sheet “${name}” has ${hiddenRows.length} hidden row(s) (${list(hiddenRows)}); they were read too`,
    })
  if (hiddenColumns.length > 0)
    notes.push({
      zh: `工作表“${name}”有隐藏列（${list(hiddenColumns)}），也已读入`,
      en: `sheet “${name}” has hidden columns (${list(hiddenColumns)}); they were read too`,
    })
  return notes
}
