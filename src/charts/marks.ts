import type { Severity } from '@/engine'
import { setAsPrimitive } from 'zrender/lib/core/util'
import { withAlpha, type ChartTheme } from './theme'

/**
 * How marks look. Each distinction is made twice, by colour and by form (hatch, outline, shape), so that it survives
 * a black-and-white print and colour blindness.
 */

/**
 * Diagonal hatch over a mark's own colour: one object for all marks of a theme, which ECharts does not copy. It would else
 * paint the pattern anew for each mark at each update, which cost more than all the rest of a bar chart.
 */
export function hatch(theme: ChartTheme) {
  const known = HATCHES.get(theme)
  if (known) return known
  const made = {
    symbol: 'rect',
    dashArrayX: [1, 0],
    dashArrayY: [2, 4],
    rotation: -Math.PI / 4,
    color: withAlpha(theme.surface, 0.6),
  }
  setAsPrimitive(made)
  HATCHES.set(theme, made)
  return made
}
/** By theme, not by colour: a picture reads a theme of its own, because its pattern is drawn as SVG. */
const HATCHES = new WeakMap<ChartTheme, Hatch>()
interface Hatch {
  symbol: string
  dashArrayX: number[]
  dashArrayY: number[]
  rotation: number
  color: string
}

/** Below the threshold: vermilion and hatched. */
export const slowStyle = (theme: ChartTheme) => ({ color: theme.bad, decal: hatch(theme) })

/** At or above the threshold: plain. */
export const fineStyle = (theme: ChartTheme) => ({ color: theme.accent })

/** 自评: outlined, because it is only said. */
export const selfStyle = (theme: ChartTheme) => ({
  color: withAlpha(theme.self, 0.28),
  borderColor: theme.self,
  borderWidth: 1.5,
})

/** 复算: solid, because it is computed. */
export const recomputedStyle = (theme: ChartTheme) => ({ color: theme.recomputed })

/** Findings: a contradiction is solid, a doubt hatched, a note outlined. */
export function severityStyle(theme: ChartTheme, severity: Severity) {
  if (severity === 'error') return { color: theme.bad }
  if (severity === 'warning') return { color: theme.warn, decal: hatch(theme) }
  return { color: withAlpha(theme.self, 0.28), borderColor: theme.self, borderWidth: 1.5 }
}

/** Tick of last year's value: a short upright stroke, with a rim so that it shows on a bar as well as beside it. */
export const tickStyle = (theme: ChartTheme) => ({
  color: theme.ink,
  borderColor: theme.surface,
  borderWidth: 1,
})

/** 上年: an outline with nothing in it, because it is gone. */
export const previousStyle = (theme: ChartTheme) => ({
  color: 'transparent',
  borderColor: theme.ink3,
  borderWidth: 1.5,
  borderType: 'dashed' as const,
})
