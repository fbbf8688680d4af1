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
  GridSimpleComponent,
  LegendPlainComponent,
  MarkLineComponent,
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

/** The parts of ECharts that bars and lines are drawn with: all of the first screen. The others are in `more-parts.ts`. */
export const FIRST_PARTS = [BarChart, LineChart, GridSimpleComponent, LegendPlainComponent, MarkLineComponent]

hardenTextCache()
use([...FIRST_PARTS, CanvasRenderer])

let more: Promise<void> | null = null
let complete = false

/**
 * Fetches what is not there from the start; what failed is tried again by the next call. A chart that was made before knows
 * nothing of it, tooltips neither: it is to be made anew.
 */
export function completeCharts(): Promise<void> {
  more ??= import('./more-parts').then(
    ({ MORE_PARTS }) => {
      use(MORE_PARTS)
      complete = true
    },
    (cause: unknown) => {
      more = null
      throw cause
    },
  )
  return more
}

/** Whether `completeCharts` has come to its end. */
export const chartsComplete = (): boolean => complete

/**
 * Makes ECharts ready for an option. Bars and lines are there from the start; for any other chart the rest is fetched, so
 * that the first screen of a published page need not wait for it.
 *
 * @returns null when it is ready already
 */
export function prepareCharts(option: ChartOption): Promise<void> | null {
  return complete || isSimple(option) ? null : completeCharts()
}

function isSimple({ series, visualMap, title }: ChartOption): boolean {
  const all = [series ?? []].flat()
  return (
    visualMap === undefined &&
    title === undefined &&
    all.every((one) => (one.type === 'bar' || one.type === 'line') && !('markArea' in one && one.markArea))
  )
}
