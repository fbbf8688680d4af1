import type { CellRef } from '@/engine'
import type { DocumentLine } from '../containers/model'
import { headingLevel } from './headings'

/** A paragraph with the place of each of its lines. */
export interface Paragraph {
  text: string
  /** 0 for prose, 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）. */
  level: number
  /** Where each line begins in `text`, and where it stands in the file. */
  starts: { at: number; cell: CellRef }[]
}

/** The place of the line that holds the character `at`. */
export function placeAt(paragraph: Paragraph, at: number): CellRef {
  return (paragraph.starts.findLast((start) => start.at <= at) ?? paragraph.starts[0]!).cell
}

/** A heading with its number, on a line of its own, is not longer. */
const LONGEST_HEADING = 40
const ENDS = /[。！？!?；;：:]["”’）)]?$/
/** A line that fills less of the page than this ends where its paragraph ends. */
const FULL = 0.85

/**
 * Lines as printed → paragraphs: hard line breaks, blank lines between all lines and page breaks are closed. A paragraph
 * ends at a line that is short and ends a sentence; a heading (一、 （一） 1.) begins one, and is one where it says a title.
 */
export function paragraphsOf(lines: readonly DocumentLine[], file: string): Paragraph[] {
  const filled = lines.filter((line) => line.cells.join('').trim() !== '')
  const width = usualWidth(filled)
  const paragraphs: Paragraph[] = []
  let open: Paragraph | null = null
  let lastLength = 0
  for (const line of filled) {
    const text = line.cells.join(' ').trim()
    const cell: CellRef = { file, row: line.row, column: 1 }
    if (line.page !== undefined) cell.sheet = line.page
    const level = headingLevel(text) ?? 0
    const isFull = lastLength >= width * FULL
    const begins =
      !open ||
      level > 0 ||
      (ENDS.test(open.text) && !isFull) ||
      (isTitle(open) && !isFull) ||
      /^[一二三四五六七八九十]是/.test(text)
    if (begins || !open) {
      open = { text, level, starts: [{ at: 0, cell }] }
      paragraphs.push(open)
    } else {
      const joint = /[\w.,]$/.test(open.text) && /^\w/.test(text) ? ' ' : ''
      // A figure is never cut by a blank: 208. / 02 on two lines is 208.02.
      const isFigure = /[\d.]$/.test(open.text) && /^[\d.]/.test(text)
      const at = open.text.length
      open.text += (isFigure ? '' : joint) + text
      open.starts.push({ at, cell })
    }
    lastLength = text.length
  }
  return paragraphs
}

/** A numbered title on a line of its own, without the end of a sentence. */
export function isTitle({ text, level }: Paragraph): boolean {
  return level > 0 && text.length <= LONGEST_HEADING && !/[。；;，,：:]/.test(text.slice(2))
}

/** Of nine lines in ten, the longest: what a line holds when it is full. */
function usualWidth(lines: readonly DocumentLine[]): number {
  const lengths = lines.map((line) => line.cells.join(' ').trim().length).sort((a, b) => a - b)
  return lengths[Math.floor(lengths.length * 0.9)] ?? 0
}
