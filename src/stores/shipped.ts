import type { ReadBatch } from './import/client'
import realTable from '../../data/real/2022年度上街区政务服务中心部门整体自评表.csv?url'
import budgets from '../../data/sample/预算明细.csv?url'
import indicators from '../../data/sample/指标明细.csv?url'
import problems from '../../data/sample/问题清单.csv?url'

/** The made-up district (模拟数据) that a first visit opens. */
export const SAMPLE_DISTRICT = [
  { name: '指标明细.csv', url: indicators },
  { name: '预算明细.csv', url: budgets },
  { name: '问题清单.csv', url: problems },
]

/** A real published table, to see what the app does with one. */
export const REAL_TABLE = [{ name: '2022年度上街区政务服务中心部门整体自评表.csv', url: realTable }]

/** Files that ship with the app, as if the person had dropped them. */
export function fetchShipped(entries: readonly { name: string; url: string }[]): Promise<File[]> {
  return Promise.all(
    entries.map(async ({ name, url }) => {
      const response = await fetch(url)
      if (!response.ok) throw new Error(`${name}: HTTP ${response.status}`)
      return new File([await response.arrayBuffer()], name)
    }),
  )
}

/** The same, read and checked in a worker. */
export async function checkShipped(entries: readonly { name: string; url: string }[]): Promise<ReadBatch> {
  const { readInWorker } = await import('./import/client')
  return readInWorker(await fetchShipped(entries))
}
