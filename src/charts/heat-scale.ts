import { FONT_SIZE, isNarrow, type ChartContext } from './frame'

/** The legend of a heat map at its lower right: the theme's colours, lightest first, each with the words for its step. */
export function heatScale(context: ChartContext, label: (step: number) => string) {
  const { theme } = context
  const narrow = isNarrow(context)
  return {
    type: 'piecewise' as const,
    dimension: 2,
    orient: 'horizontal' as const,
    right: 8,
    bottom: 0,
    padding: 0,
    itemWidth: narrow ? 12 : 18,
    itemHeight: 10,
    itemGap: narrow ? 3 : 10,
    selectedMode: false as const,
    showLabel: true,
    textStyle: { color: theme.ink3, fontSize: FONT_SIZE, fontFamily: theme.fontFamily },
    pieces: theme.heat.map((color, step) => ({ value: step, color, label: label(step) })),
  }
}
