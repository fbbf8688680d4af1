import LRU from 'zrender/lib/core/LRU.js'
import { describe, expect, it } from 'vitest'
import { hardenTextCache } from '@/charts/text-cache'

/** Members of Object.prototype, which a plain object answers to without having been given them. */
const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '局']

describe('the text cache of the drawing library', () => {
  it('keeps texts that are names of Object.prototype apart from it', () => {
    hardenTextCache()
    hardenTextCache()
    const cache = new LRU<number>(3)
    for (const name of NAMES) expect(cache.get(name), name).toBeUndefined()
    for (const [index, name] of NAMES.entries()) cache.put(name, index)
    expect(NAMES.map((name) => cache.get(name))).toEqual([undefined, undefined, 2, 3, 4])
    const inherited: string[] = []
    for (const key in {}) inherited.push(key)
    expect(inherited).toEqual([])
  })
})
