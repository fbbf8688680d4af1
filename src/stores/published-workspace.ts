import type { Publication } from '@/share'
import { RecordedWarehouse, readShippedText, type Recording, type Warehouse } from '@/warehouse'

/** The workspace of a page for readers: the first screen from what came with the page, the rest from its snapshot. */
export async function openPublishedWorkspace({ id, data }: Publication): Promise<Warehouse> {
  const { marts, whole, ranged } = data!
  const recording = JSON.parse(await readShippedText(marts)) as Recording
  if (recording.publication !== id) throw new Error(OTHER)
  return new RecordedWarehouse(recording, async () => {
    const { openPublished } = await import('@/warehouse/wasm')
    return openPublished({ id, whole, ranged })
  })
}

const OTHER =
  '数据文件与页面不是同一次发布的，可能正在更新。请稍后刷新本页。 / The data and the page are not of one publication; reload in a moment.'
