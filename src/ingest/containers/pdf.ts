import type { Bilingual } from '@/engine'
import { ContainerError, type DocumentLine, type Opened } from './model'
import { pdfLines, type PlacedText } from './pdf-lines'

/** Fewer characters on a page than this are a stamp or a page number, not its text. */
const LEAST_TEXT = 20

/**
 * The text layer of a PDF as lines, page by page. A page without one is a picture: if all are, the file is named as
 * scanned, else those pages are.
 * @throws ContainerError: scanned, encrypted, damaged
 */
export async function openPdf(bytes: Uint8Array): Promise<Opened> {
  const { getDocumentProxy } = await import('unpdf')
  const { cMapFactory } = await import('./pdf-cmaps')
  let pdf: Awaited<ReturnType<typeof getDocumentProxy>>
  try {
    // A copy: the library takes the buffer away from its caller.
    pdf = await getDocumentProxy(bytes.slice(), {
      verbosity: 0,
      disableFontFace: true,
      useSystemFonts: false,
      useWorkerFetch: false,
      cMapUrl: 'cmaps/',
      cMapPacked: true,
      ...cMapFactory,
    })
  } catch (error) {
    if ((error as Error).name === 'PasswordException') throw new ContainerError('file.encrypted')
    throw new ContainerError('file.damaged', { kind: 'PDF' })
  }
  try {
    const lines: DocumentLine[] = []
    const scanned: number[] = []
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const { items } = await page.getTextContent()
      const texts = items.flatMap((item): PlacedText[] => {
        if (!('str' in item)) return []
        const [, , , , x, y] = item.transform as number[]
        return [
          { text: item.str, x: x!, y: y!, width: item.width, height: item.height, endsLine: item.hasEOL },
        ]
      })
      page.cleanup()
      const found = pdfLines(texts)
      if (found.join('').replace(/\s/g, '').length < LEAST_TEXT) scanned.push(number)
      found.forEach((text, i) =>
        lines.push({ page: `第 ${number} 页`, row: i + 1, cells: [text], isText: true }),
      )
    }
    if (scanned.length === pdf.numPages) throw new ContainerError('file.scanned-pdf', { pages: pdf.numPages })
    return { encoding: 'PDF', sheets: [], lines, notes: scannedNote(scanned) }
  } catch (error) {
    // A page may be damaged where the file as a whole is not.
    if (error instanceof ContainerError) throw error
    throw new ContainerError('file.damaged', { kind: 'PDF' })
  } finally {
    await pdf.destroy().catch(() => undefined)
  }
}

function scannedNote(pages: readonly number[]): Bilingual[] {
  if (pages.length === 0) return []
  const list = pages.slice(0, 10).join('、') + (pages.length > 10 ? ' …' : '')
  return [
    {
      zh: `第 ${list} 页是图片，没有文字，未读入`,
      en: `page(s) ${list} are pictures without text; they were not read`,
    },
  ]
}
