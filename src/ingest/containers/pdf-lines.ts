import { withoutRadicals } from './radicals'

/** A piece of text where the page shows it; in points, y upwards. */
export interface PlacedText {
  text: string
  x: number
  y: number
  width: number
  height: number
  endsLine: boolean
}

/**
 * The pieces of one page as lines, in the order in which the file gives them (that of reading, cell by cell in tables).
 * A gap becomes a blank; a change of height of more than half a letter begins a new line.
 */
export function pdfLines(pieces: readonly PlacedText[]): string[] {
  const lines: string[] = []
  let line = ''
  let last: PlacedText | null = null
  const end = () => {
    const text = withoutRadicals(line).trim()
    if (text !== '') lines.push(text)
    line = ''
    last = null
  }
  for (const piece of pieces) {
    if (last && piece.text !== '') {
      const size = Math.max(last.height, piece.height, 1)
      const before = last as PlacedText
      if (Math.abs(piece.y - before.y) > size / 2) end()
      else if (piece.x - (before.x + before.width) > size / 3 && !/\s$/.test(line)) line += ' '
    }
    line += piece.text
    if (piece.text.trim() !== '') last = piece
    if (piece.endsLine) end()
  }
  end()
  return lines
}
