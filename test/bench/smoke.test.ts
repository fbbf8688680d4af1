import { expect, it } from 'vitest'
import { benchFilters } from './filters'
import { benchGrowth } from './growth'
import { benchPeers } from './peers'

// Small runs that look at answers, never at times: what the peers answer is compared inside, and a difference throws.

it('every peer adds up a list alike', async () => {
  const runs = await benchPeers(2000)
  expect(runs.map(({ peer }) => peer.split(/[ ,]/)[0])).toEqual([
    'DuckDB',
    'DuckDB-WASM',
    'PapaParse',
    'Arquero',
    'Perspective',
    'SheetJS',
  ])
  expect(runs.map(({ rows }) => rows)).toEqual([2000, 2000, 2000, 2000, 2000, 200])
})

it('marts, plain SQL and Mosaic answer a filter alike', async () => {
  const ways = await benchFilters(5000)
  expect(ways).toHaveLength(3)
})

it('a made-up city has the rows that were asked for, and every figure answers', async () => {
  const { sizes, growth } = await benchGrowth([1240, 6200])
  expect(sizes.map((rows) => Math.round(rows / 1000))).toEqual([1, 6])
  expect(growth.every(({ ms }) => ms.length === 2 && ms.every((one) => one > 0))).toBe(true)
})
