import { Parser } from 'htmlparser2'

interface Level {
  format: string
  /** `%1、`, `（%2）`. */
  text: string
  start: number
}

const DIGITS = '〇一二三四五六七八九'

/** 1 → 一, 12 → 十二, 23 → 二十三: as Word counts headings in Chinese. */
export function chineseNumber(n: number): string {
  if (n < 10) return DIGITS[n]!
  if (n > 99) return String(n)
  const tens = Math.floor(n / 10)
  return `${tens === 1 ? '' : DIGITS[tens]}十${n % 10 === 0 ? '' : DIGITS[n % 10]}`
}

/** The numbers that Word writes in front of headings and list items, which are not in their text (ECMA-376 17.9). */
export class Numbering {
  /** By numId. */
  private readonly lists = new Map<string, Map<number, Level>>()
  /** Paragraph styles that number their paragraphs. */
  private readonly styles = new Map<string, { id: string; level: string }>()
  private readonly counters = new Map<string, number[]>()

  constructor(numberingXml: string, stylesXml: string) {
    this.readLists(numberingXml)
    this.readStyles(stylesXml)
  }

  /** The number of the next paragraph, `''` for one without. */
  next(style: string | null, own: { id: string; level: string } | null): string {
    const inherited = style === null ? undefined : this.styles.get(style)
    const list = own ? { id: own.id || (inherited?.id ?? ''), level: own.level } : inherited
    const levels = list && this.lists.get(list.id)
    if (!levels) return ''
    const depth = Number(list.level)
    const level = levels.get(depth)
    if (!level) return ''
    const counters = this.counters.get(list.id) ?? []
    this.counters.set(list.id, counters)
    counters[depth] = (counters[depth] ?? level.start - 1) + 1
    counters.length = depth + 1
    if (level.format === 'bullet' || level.format === 'none') return ''
    return level.text.replace(/%(\d)/g, (_, n: string) => {
      const at = Number(n) - 1
      const count = counters[at] ?? levels.get(at)?.start ?? 1
      return shown(count, levels.get(at)?.format ?? 'decimal')
    })
  }

  private readLists(xml: string): void {
    const abstract = new Map<string, Map<number, Level>>()
    let levels: Map<number, Level> | null = null
    let level: Level | null = null
    let numId = ''
    walk(xml, (name, value, attributes) => {
      if (name === 'w:abstractNum') abstract.set(attributes['w:abstractNumId'] ?? '', (levels = new Map()))
      else if (name === 'w:lvl')
        levels?.set(Number(attributes['w:ilvl']), (level = { format: 'decimal', text: '', start: 1 }))
      else if (name === 'w:start' && level) level.start = Number(value)
      else if (name === 'w:numFmt' && level) level.format = value
      else if (name === 'w:lvlText' && level) level.text = value
      else if (name === 'w:num') {
        numId = attributes['w:numId'] ?? ''
        level = null
        levels = null
      } else if (name === 'w:abstractNumId') {
        const found = abstract.get(value)
        if (found) this.lists.set(numId, found)
      }
    })
  }

  private readStyles(xml: string): void {
    let style = ''
    let list = { id: '', level: '0' }
    walk(xml, (name, value, attributes) => {
      if (name === 'w:style') {
        style = attributes['w:styleId'] ?? ''
        list = { id: '', level: '0' }
      } else if (name === 'w:ilvl') list.level = value
      else if (name === 'w:numId') {
        list.id = value
        this.styles.set(style, list)
      }
    })
  }
}

function shown(count: number, format: string): string {
  if (/chinese|ideograph|japaneseCounting|taiwanese/i.test(format)) return chineseNumber(count)
  if (format === 'decimalEnclosedCircle' && count <= 20) return String.fromCodePoint(0x2460 + count - 1)
  if (format === 'lowerLetter') return String.fromCodePoint(0x60 + count)
  if (format === 'upperLetter') return String.fromCodePoint(0x40 + count)
  return String(count)
}

function walk(
  xml: string,
  visit: (name: string, value: string, attributes: Record<string, string>) => void,
): void {
  if (xml === '') return
  const parser = new Parser(
    { onopentag: (name, attributes) => visit(name, attributes['w:val'] ?? '', attributes) },
    { xmlMode: true, decodeEntities: true },
  )
  parser.write(xml)
  parser.end()
}
