import { withoutNumber } from './headings'
import { isTitle, type Paragraph } from './paragraphs'

/** A numbered part of a report. */
export interface Section {
  /** Without its number; `''` for what stands above the first heading. */
  title: string
  heading: Paragraph | null
  /** 1 for 一、. */
  level: number
  /** Paragraphs directly under the heading. */
  paragraphs: Paragraph[]
  sections: Section[]
}

/** `（二）资金拨付不及时。县级配套资金…`: a title that ends in a full stop, with what it is about behind it. */
const INLINE_TITLE = /^(.{2,34}?)[。：:]\s*/

/** Paragraphs as a tree of sections, by the levels of their numbers. */
export function sectionsOf(paragraphs: readonly Paragraph[]): Section {
  const root: Section = { title: '', heading: null, level: 0, paragraphs: [], sections: [] }
  const path: Section[] = [root]
  for (const paragraph of paragraphs) {
    if (paragraph.level > 0) while (path.at(-1)!.level >= paragraph.level) path.pop()
    const inline = paragraph.level > 0 && !isTitle(paragraph) ? INLINE_TITLE.exec(paragraph.text) : null
    if (!isTitle(paragraph) && !inline) {
      path.at(-1)!.paragraphs.push(paragraph)
      continue
    }
    const rest = inline ? after(paragraph, inline[0].length) : null
    const section: Section = {
      title: withoutNumber(inline?.[1] ?? paragraph.text),
      heading: paragraph,
      level: paragraph.level,
      paragraphs: rest ? [rest] : [],
      sections: [],
    }
    path.at(-1)!.sections.push(section)
    path.push(section)
  }
  return root
}

/** What follows the first `from` characters; null for nothing. */
function after({ text, starts }: Paragraph, from: number): Paragraph | null {
  const rest = text.slice(from)
  if (rest === '') return null
  const first = starts.findLastIndex(({ at }) => at <= from)
  const moved = starts.slice(Math.max(0, first)).map(({ at, cell }) => ({ at: Math.max(0, at - from), cell }))
  return { text: rest, level: 0, starts: moved }
}

/** All sections, each before its parts. */
export function* allSections(section: Section): Generator<Section> {
  for (const part of section.sections) {
    yield part
    yield* allSections(part)
  }
}
