import type { ChartLabels } from './labels'
import type { ChartOption } from './register'
import type { ChartTheme } from './theme'
import { tooltip } from './tooltip'

/** What every builder is given beside its rows. */
export interface ChartContext {
  theme: ChartTheme
  labels: ChartLabels
  /** Width of the drawing in CSS pixels; names give way in a narrow one. @default 720 */
  width?: number
}

/** Height in CSS pixels of a chart that does not grow with its rows. */
export const CHART_HEIGHT = 280
/** Height of one row of a horizontal chart. */
export const ROW_HEIGHT = 28
export const FONT_SIZE = 12
const DEFAULT_WIDTH = 720
/** Below this width a chart keeps one column of figures; the others are in tooltip and table. */
const NARROW_WIDTH = 480

/** What all charts have in common: no animation (an update must not look like a change of value), safe tooltips. */
export function frame({ theme }: ChartContext, trigger: 'item' | 'axis' = 'item') {
  return {
    animation: false,
    backgroundColor: 'transparent',
    color: [...theme.series],
    textStyle: { fontFamily: theme.fontFamily, fontSize: FONT_SIZE, color: theme.ink2 },
    tooltip: tooltip(theme, trigger),
  } satisfies ChartOption
}

/** A legend on the left above the drawing, in reading order. Not a switch: hiding a series would change the story. */
export function legend({ theme }: ChartContext, data: readonly LegendEntry[]) {
  return {
    left: 0,
    top: 0,
    // Room above for the tops of Chinese characters, which the canvas would cut.
    padding: [3, 0, 0, 0],
    itemWidth: 14,
    itemHeight: 10,
    itemGap: 18,
    selectedMode: false as const,
    textStyle: { color: theme.ink2, fontSize: FONT_SIZE, fontFamily: theme.fontFamily },
    data: [...data],
  }
}
export type LegendEntry = string | { name: string; icon?: string }

/** A category axis. Labels stay horizontal and are cut by width, never turned. */
export function categoryAxis({ theme }: ChartContext, data: readonly string[]) {
  return {
    type: 'category' as const,
    data: [...data],
    axisLine: { lineStyle: { color: theme.line2 } },
    axisTick: { show: false },
    axisLabel: {
      color: theme.ink2,
      fontSize: FONT_SIZE,
      fontFamily: theme.fontFamily,
      rotate: 0,
      margin: 10,
    },
  }
}

/** Up to this many years stand at the foot of a narrow drawing, each with its label. */
const YEARS_LABELLED = 8

/** A category axis of years: all labelled where they can be, never every second one of a few. */
export function yearAxis(context: ChartContext, years: readonly number[]) {
  const axis = categoryAxis(context, years.map(String))
  return years.length > YEARS_LABELLED ? axis : { ...axis, axisLabel: { ...axis.axisLabel, interval: 0 } }
}

/** How wide the names on the left of a horizontal chart may be: a good quarter of the drawing, 14 Chinese characters at most. */
export function nameWidth({ width = DEFAULT_WIDTH }: ChartContext): number {
  return Math.max(88, Math.min(168, Math.round(width / 3.6)))
}

/** About as wide as Latin letters are drawn, in CSS pixels; Chinese ones are as wide as they are tall. */
const LETTER = FONT_SIZE * 0.56

/**
 * The same where names are sentences, as English ones are: as wide as the longest asks for, up to two fifths of the drawing
 * (a third of a narrow one). */
export function sentenceWidth(context: ChartContext, names: readonly string[]): number {
  const widthOf = (name: string) =>
    [...name].reduce((sum, letter) => sum + (letter > '\u2e7f' ? FONT_SIZE : LETTER), 0)
  const asked = Math.ceil(Math.max(0, ...names.map(widthOf)))
  const most = (context.width ?? DEFAULT_WIDTH) * (isNarrow(context) ? 0.34 : 0.4)
  return Math.max(nameWidth(context), Math.min(asked, Math.round(most)))
}

/** Whether there is little room: one column of figures, rates without decimals. */
export const isNarrow = ({ width = DEFAULT_WIDTH }: ChartContext) => width < NARROW_WIDTH

/** The category axis of a horizontal chart: first row on top, every name shown, long ones end in `…`. */
export function nameAxis(context: ChartContext, names: readonly string[], width = nameWidth(context)) {
  const axis = categoryAxis(context, names)
  return {
    ...axis,
    inverse: true,
    axisLine: { show: false },
    axisLabel: {
      ...axis.axisLabel,
      color: context.theme.ink,
      interval: 0,
      width,
      overflow: 'truncate' as const,
      ellipsis: '…',
    },
  }
}

/**
 * A column of figures along the right edge of a horizontal chart, one a row, under a heading. `edge` is the distance
 * of the column's right edge from the end of the bars, in pixels.
 */
export function figureAxis(
  context: ChartContext,
  heading: string,
  figures: readonly string[],
  edge = figureWidth(context),
) {
  const axis = categoryAxis(context, figures)
  return {
    ...axis,
    position: 'right' as const,
    inverse: true,
    axisLine: { show: false },
    axisLabel: { ...axis.axisLabel, interval: 0, align: 'right' as const, margin: edge },
    name: heading,
    nameLocation: 'start' as const,
    nameGap: 10,
    nameTextStyle: {
      color: context.theme.ink3,
      fontSize: FONT_SIZE,
      align: 'right' as const,
      padding: [0, -edge, 0, 0],
    },
  }
}
/** Width of a column of figures with its heading. */
export const figureWidth = (context: ChartContext) => (isNarrow(context) ? 72 : 120)

/** A value axis with quiet lines; where there is little room, with few of them rather than with labels dropped at random. */
export function valueAxis(context: ChartContext, format: (value: number) => string) {
  const { theme } = context
  return {
    type: 'value' as const,
    splitNumber: isNarrow(context) ? 3 : 5,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: theme.line } },
    axisLabel: {
      color: theme.ink3,
      fontSize: FONT_SIZE,
      fontFamily: theme.fontFamily,
      hideOverlap: true,
      formatter: format,
    },
  }
}

/** Ticks of an axis are round numbers of ECharts' own choice, not figures from a table. */
export const tickText = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 6 })
export const tickPercent = (value: number) => `${value}%`

/** The unit of a lying axis, behind its last label and on the same line as the labels. */
export function lyingUnit({ theme }: ChartContext, unit: string) {
  return {
    name: unit,
    nameLocation: 'end' as const,
    nameGap: 14,
    nameTextStyle: {
      color: theme.ink3,
      fontSize: FONT_SIZE,
      align: 'left' as const,
      verticalAlign: 'top' as const,
      padding: [9, 0, 0, 0],
    },
  }
}

/** A quiet sentence under a drawing. */
export function footnote({ theme }: ChartContext, text: string) {
  return {
    text,
    left: 0,
    bottom: 0,
    padding: 0,
    textStyle: {
      color: theme.ink3,
      fontSize: FONT_SIZE,
      fontWeight: 'normal' as const,
      fontFamily: theme.fontFamily,
    },
  }
}

/** Style of a figure beside its mark. */
export function markLabel({ theme }: ChartContext) {
  return { show: true, color: theme.ink, fontSize: FONT_SIZE, fontFamily: theme.fontFamily }
}
