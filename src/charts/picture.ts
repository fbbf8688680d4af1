import { init, use } from 'echarts/core'
import { prepareCharts, type ChartOption } from './register'
import type { ChartTheme } from './theme'

/** What a picture says beside its drawing. */
export interface PictureFrame {
  title: string
  /** Filters, source, date, 模拟数据: one line each, wrapped where they are long. */
  lines: readonly string[]
  theme: ChartTheme
  /** Of the drawing, in CSS pixels. */
  width: number
  height: number
}

export interface Picture {
  /** A whole SVG document. */
  svg: string
  width: number
  height: number
}

const MARGIN = 24
const TITLE_SIZE = 18
const TITLE_BASELINE = 34
const DRAWING_TOP = 52
const LINE_SIZE = 12
const LINE_HEIGHT = 18

/**
 * A chart as a picture of its own, for a report: title above, what made it below. Drawn anew as SVG, so that it is
 * sharp at any size; the renderer is fetched with the first picture.
 */
export async function chartPicture(option: ChartOption, frame: PictureFrame): Promise<Picture> {
  const { SVGRenderer } = await import('echarts/renderers')
  use(SVGRenderer)
  await prepareCharts(option)
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: frame.width, height: frame.height })
  try {
    chart.setOption(option)
    return framed(chart.renderToSVGString(), frame)
  } finally {
    chart.dispose()
  }
}

/** Puts title and lines around a drawing. Text is escaped: names come from files. */
export function framed(drawing: string, { title, lines, theme, width, height }: PictureFrame): Picture {
  const wrapped = lines.flatMap((line) => wrap(line, width))
  const full = {
    width: width + 2 * MARGIN,
    height: DRAWING_TOP + height + 12 + wrapped.length * LINE_HEIGHT + MARGIN,
  }
  const text = (content: string, y: number, size: number, color: string, weight: number) =>
    `<text x="${MARGIN}" y="${y}" font-family="${escapeXml(theme.fontFamily)}" font-size="${size}" ` +
    `font-weight="${weight}" fill="${color}">${escapeXml(content)}</text>`
  const below = DRAWING_TOP + height + 12 + LINE_SIZE
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ` +
    `width="${full.width}" height="${full.height}" viewBox="0 0 ${full.width} ${full.height}">` +
    `<rect width="100%" height="100%" fill="${theme.surface}"/>` +
    text(title, TITLE_BASELINE, TITLE_SIZE, theme.ink, 650) +
    drawing.replace('<svg ', `<svg x="${MARGIN}" y="${DRAWING_TOP}" `) +
    wrapped.map((line, at) => text(line, below + at * LINE_HEIGHT, LINE_SIZE, theme.ink3, 400)).join('') +
    '</svg>'
  return { svg, ...full }
}

/** Breaks a line by the width of its characters: a Chinese one is as wide as it is high, others about half. */
function wrap(line: string, width: number): string[] {
  const out: string[] = []
  let current = ''
  let used = 0
  for (const character of line) {
    const size = /[\u2e80-\uffef]/.test(character) ? LINE_SIZE : LINE_SIZE * 0.58
    if (used + size > width) {
      out.push(current)
      current = ''
      used = 0
    }
    current += character
    used += size
  }
  return [...out, current]
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}
/** XML holds no control characters but tab and line ends. */
const isSayable = (character: string) => character >= ' ' || '\t\n\r'.includes(character)
const escapeXml = (text: string) =>
  [...text]
    .filter(isSayable)
    .join('')
    .replace(/[\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (found) => ESCAPES[found]!)
