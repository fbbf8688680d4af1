import { BoxplotChart, CustomChart, HeatmapChart, ScatterChart } from 'echarts/charts'
import { MarkAreaComponent, TitleComponent, VisualMapComponent } from 'echarts/components'

/** What charts other than bars and lines need; fetched with the first of them (`prepareCharts`). */
export const MORE_PARTS = [
  BoxplotChart,
  CustomChart,
  HeatmapChart,
  ScatterChart,
  MarkAreaComponent,
  TitleComponent,
  VisualMapComponent,
]
