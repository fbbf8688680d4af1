import type { Publication } from '@/share'
import {
  RecordedWarehouse,
  readShippedText,
  WarehouseError,
  type Recording,
  type Warehouse,
} from '@/warehouse'

/** The workspace of a page for readers: the first screen from what came with the page, the rest from its snapshot. */
export async function openPublishedWorkspace(
  { id, data }: Publication,
  onLost: (error: Error) => void,
): Promise<Warehouse> {
  const { marts, whole, ranged } = data!
  const recording = parsed(await readShippedText(marts))
  if (recording?.publication !== id) throw new WarehouseError(OTHER)
  return new RecordedWarehouse(recording, async () => {
    const { openPublished } = await import('@/warehouse/wasm')
    return openPublished({ id, whole, ranged }, onLost)
  })
}

/** Null where the file was cut off on its way. */
function parsed(text: string): Recording | null {
  try {
    return JSON.parse(text) as Recording
  } catch {
    return null
  }
}

const OTHER = {
  zh: '数据文件与页面不是同一次发布的，或没有传完，可能正在更新。请稍后刷新本页；仍不行时，请告诉发布者。',
  en: 'The data and the page are not of one publication, or came only in part; it may be being updated. Reload in a moment; if that does not help, tell whoever published the page.',
}
