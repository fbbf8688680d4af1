import type { TooltipComponentOption } from 'echarts/components'
import { tipOf, type TooltipContent } from './datum'
import { withAlpha, type ChartTheme } from './theme'

/** The little of `Document` that a tooltip needs. */
export type ElementFactory = Pick<Document, 'createElement'>

/**
 * A tooltip as DOM nodes. Department names and indicators come from files: they only ever become `textContent`,
 * never markup, so `<img onerror=…>` is shown as the text that it is.
 */
export function renderTooltip(content: TooltipContent, theme: ChartTheme, doc: ElementFactory): HTMLElement {
  const make = (tag: string, text: string, css: string) => {
    const element = doc.createElement(tag)
    element.textContent = text
    element.style.cssText = css
    return element
  }
  const box = make('div', '', 'max-width:320px;white-space:normal;overflow-wrap:anywhere;line-height:1.5')
  box.appendChild(make('div', content.title, `font-weight:600;color:${theme.ink};margin-bottom:4px`))
  const grid = make('div', '', 'display:grid;grid-template-columns:auto auto;gap:1px 16px')
  for (const [label, value] of content.lines) {
    grid.appendChild(make('span', label, `color:${theme.ink3}`))
    grid.appendChild(
      make('span', value, `color:${theme.ink};text-align:right;font-variant-numeric:tabular-nums`),
    )
  }
  box.appendChild(grid)
  return box
}

/** The tooltip of every chart. `trigger: 'axis'` where all marks above one axis position tell one story. */
export function tooltip(theme: ChartTheme, trigger: 'item' | 'axis' = 'item'): TooltipComponentOption {
  return {
    trigger,
    confine: true,
    transitionDuration: 0,
    backgroundColor: theme.surface,
    borderColor: theme.line2,
    borderWidth: 1,
    padding: [8, 12],
    textStyle: { color: theme.ink, fontSize: 12, fontFamily: theme.fontFamily },
    extraCssText: 'border-radius:6px;box-shadow:0 4px 16px rgb(0 0 0 / 14%)',
    axisPointer: { type: 'shadow', animation: false, shadowStyle: { color: withAlpha(theme.ink3, 0.1) } },
    formatter: (params: unknown) => {
      const content = tipOf(params)
      return content ? renderTooltip(content, theme, document) : ''
    },
  }
}
