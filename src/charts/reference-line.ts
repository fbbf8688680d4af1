import type { DecimalString } from '@/engine'
import { toPixel } from './format'
import { FONT_SIZE, isNarrow, type ChartContext } from './frame'

/** Room that the words of a lying line of reference need at the right, and its figure alone. */
const REFERENCE_WIDTH = 96
const REFERENCE_FIGURE_WIDTH = 44

/** Room to the right of a chart with a lying line of reference; in a narrow one for its figure alone. */
export function referenceWidth(context: ChartContext, threshold: DecimalString | undefined): number {
  if (threshold === undefined) return 16
  return isNarrow(context) ? REFERENCE_FIGURE_WIDTH : REFERENCE_WIDTH
}

/**
 * The dashed line of the execution-rate threshold. Its words stand beside the drawing, where no mark can lie under
 * them: to the right of a lying line (in a narrow drawing its figure alone), on top of an upright one.
 */
export function thresholdLine(context: ChartContext, axis: 'xAxis' | 'yAxis', threshold: DecimalString) {
  const figure = `${threshold}%`
  const text = axis === 'yAxis' && isNarrow(context) ? figure : context.labels.threshold(figure)
  return referenceLine(context, axis, threshold, text)
}

/** A dashed line of reference with its words. */
export function referenceLine(
  context: ChartContext,
  axis: 'xAxis' | 'yAxis',
  value: DecimalString,
  text: string,
) {
  const { theme } = context
  return {
    silent: true,
    symbol: 'none' as const,
    animation: false,
    lineStyle: { color: theme.warn, type: 'dashed' as const, width: 1.5 },
    label: {
      formatter: () => text,
      ...(axis === 'xAxis' ? { align: 'right' as const } : {}),
      // An upright line starts on top, because the rows run downwards.
      position: axis === 'yAxis' ? ('end' as const) : ('start' as const),
      color: theme.warn,
      fontSize: FONT_SIZE,
      fontFamily: theme.fontFamily,
    },
    data: [{ [axis]: toPixel(value) }],
  }
}
