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

/** Paragraphs as a tree of sections, by the levels of their numbers. */
export function sectionsOf(paragraphs: readonly Paragraph[]): Section {
  const root: Section = { title: '', heading: null, level: 0, paragraphs: [], sections: [] }
  const path: Section[] = [root]
  for (const paragraph of paragraphs) {
    if (!isTitle(paragraph)) {
      path.at(-1)!.paragraphs.push(paragraph)
      continue
    }
    while (path.at(-1)!.level >= paragraph.level) path.pop()
    const section: Section = {
      title: withoutNumber(paragraph.text),
      heading: paragraph,
      level: paragraph.level,
      paragraphs: [],
      sections: [],
    }
    path.at(-1)!.sections.push(section)
    path.push(section)
  }
  return root
}

/** All sections, each before its parts. */
export function* allSections(section: Section): Generator<Section> {
  for (const part of section.sections) {
    yield part
    yield* allSections(part)
  }
}
