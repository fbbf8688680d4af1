/** The colours and the typeface of a chart. Pages and charts share them: the names are those of the CSS custom properties. */
export interface ChartTheme {
  surface: string
  surface2: string
  ink: string
  ink2: string
  ink3: string
  line: string
  line2: string
  accent: string
  accentWeak: string
  good: string
  warn: string
  bad: string
  /** 自评: what the department says. */
  self: string
  /** 复算: what the engine says. */
  recomputed: string
  /** Six colours, safe for colour-blind readers in this order. */
  series: readonly string[]
  /** Six steps, none to most. */
  heat: readonly string[]
  fontFamily: string
}

const steps = (name: string, numbers: readonly number[]) => numbers.map((step) => `--${name}-${step}`)
const SERIES = steps('series', [1, 2, 3, 4, 5, 6])
const HEAT = steps('heat', [0, 1, 2, 3, 4, 5])

/**
 * Reads the theme in force from the CSS custom properties of an element. A canvas knows no `var()`, so this is
 * called again, and the option built again, when the theme changes.
 */
export function readTheme(element: Element): ChartTheme {
  const style = getComputedStyle(element)
  const read = (property: string) => style.getPropertyValue(property).trim()
  return {
    surface: read('--surface'),
    surface2: read('--surface-2'),
    ink: read('--ink'),
    ink2: read('--ink-2'),
    ink3: read('--ink-3'),
    line: read('--line'),
    line2: read('--line-2'),
    accent: read('--accent'),
    accentWeak: read('--accent-weak'),
    good: read('--good'),
    warn: read('--warn'),
    bad: read('--bad'),
    self: read('--self'),
    recomputed: read('--recomputed'),
    series: SERIES.map(read),
    heat: HEAT.map(read),
    // Single quotes: a minifier writes double ones, and the SVG renderer puts the list into an attribute as it is.
    fontFamily: (read('--font') || style.fontFamily).replaceAll('"', "'"),
  }
}

/** The same colour, more transparent. Only `#rrggbb` is known; any other notation comes back as it is. */
export function withAlpha(color: string, alpha: number): string {
  if (!/^#[0-9a-f]{6}$/i.test(color)) return color
  return (
    color +
    Math.round(alpha * 255)
      .toString(16)
      .padStart(2, '0')
  )
}
