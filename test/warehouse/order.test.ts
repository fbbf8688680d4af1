import { expect, it } from 'vitest'
import { byName, sortedByName } from '@/warehouse/queries/order'

it('puts names in order as a sort at once would, equal ones as they came', async () => {
  for (const count of [0, 1, 500, 501, 2_345]) {
    const rows = Array.from({ length: count }, (_, i) => ({
      at: i,
      name: `第${(i * 7919) % 611}号${'教财卫交'[i % 4]}局`,
    }))
    const sorted = [...rows].sort((a, b) => byName(a.name, b.name))
    expect(await sortedByName(rows, ({ name }) => name)).toEqual(sorted)
  }
})
