import { BoxplotChart, CustomChart, HeatmapChart, ScatterChart } from 'echarts/charts'
import { MarkAreaComponent, TitleComponent, TooltipComponent, VisualMapComponent } from 'echarts/components'

/** What charts other than bars and lines need, and the tooltip of all; see `completeCharts`. */
export const MORE_PARTS = [
  BoxplotChart,
  CustomChart,
  HeatmapChart,
  ScatterChart,
  MarkAreaComponent,
  TitleComponent,
  TooltipComponent,
  VisualMapComponent,
]
