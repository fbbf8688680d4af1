import {
  BarChart,
  LineChart,
  type BarSeriesOption,
  type BoxplotSeriesOption,
  type CustomSeriesOption,
  type HeatmapSeriesOption,
  type LineSeriesOption,
  type ScatterSeriesOption,
} from 'echarts/charts'
import {
  GridComponent,
  LegendPlainComponent,
  MarkLineComponent,
  TooltipComponent,
  type GridComponentOption,
  type LegendComponentOption,
  type TitleComponentOption,
  type TooltipComponentOption,
  type VisualMapComponentOption,
} from 'echarts/components'
import { use, type ComposeOption } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { hardenTextCache } from './text-cache'

/** What the builders return: exactly the chart types and components that are registered below. */
export type ChartOption = ComposeOption<
  | BarSeriesOption
  | BoxplotSeriesOption
  | CustomSeriesOption
  | HeatmapSeriesOption
  | LineSeriesOption
  | ScatterSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | TitleComponentOption
  | TooltipComponentOption
  | VisualMapComponentOption
>

/** The parts of ECharts that bars and lines need: all of the first screen. The others are in `more-parts.ts`. */
export const FIRST_PARTS = [
  BarChart,
  LineChart,
  GridComponent,
  LegendPlainComponent,
  MarkLineComponent,
  TooltipComponent,
]

hardenTextCache()
use([...FIRST_PARTS, CanvasRenderer])

let more: Promise<void> | null = null
let complete = false

/**
 * Makes ECharts ready for an option. Bars and lines are there from the start; with the first other chart the rest is
 * fetched, so that the first screen of a published page need not wait for it.
 *
 * @returns null when it is ready already
 */
export function prepareCharts(option: ChartOption): Promise<void> | null {
  if (complete || isSimple(option)) return null
  more ??= import('./more-parts').then(({ MORE_PARTS }) => {
    use(MORE_PARTS)
    complete = true
  })
  return more
}

function isSimple({ series, visualMap, title }: ChartOption): boolean {
  const all = [series ?? []].flat()
  return (
    visualMap === undefined &&
    title === undefined &&
    all.every((one) => (one.type === 'bar' || one.type === 'line') && !('markArea' in one && one.markArea))
  )
}
