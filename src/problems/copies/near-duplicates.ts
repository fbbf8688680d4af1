import { pieces, similarity } from './comparable'

/**
 * MinHash with banding: two texts of similarity s share a band with probability 1 − (1 − s³)²⁰: 0.99 at 0.6, 0.02 at 0.1.
 * What shares a band is compared in full.
 */
const BANDS = 20
const ROWS = 3
/** A text is compared with this many of its band at most, the first of each group: so that a band of thousands stays linear. */
const COMPARED = 8

/**
 * Groups texts that are nearly the same. Time grows with the number of texts, not with its square.
 *
 * @param texts distinct texts as compared (`comparable`)
 * @param similar similarity from which on two texts belong together
 * @returns for each text the index of the first text of its group
 */
export function nearDuplicates(texts: readonly string[], similar: number): Int32Array {
  const parent = Int32Array.from(texts, (_, index) => index)
  const root = (index: number): number => {
    let top = index
    while (parent[top] !== top) top = parent[top]!
    while (parent[index] !== top) [parent[index], index] = [top, parent[index]!]
    return top
  }
  const sets = texts.map(pieces)
  const bands = Array.from({ length: BANDS }, () => new Map<number, number[]>())
  const [multipliers, offsets] = permutations(BANDS * ROWS)
  const least = new Uint32Array(BANDS * ROWS)

  for (const [index, set] of sets.entries()) {
    if (set.size === 0) continue
    least.fill(0xffffffff)
    for (const piece of set) {
      for (let row = 0; row < least.length; row++) {
        const value = (Math.imul(multipliers[row]!, piece) + offsets[row]!) >>> 0
        if (value < least[row]!) least[row] = value
      }
    }
    for (let band = 0; band < BANDS; band++) {
      const key = bandKey(least, band * ROWS)
      const bucket = bands[band]!.get(key)
      if (!bucket) {
        bands[band]!.set(key, [index])
        continue
      }
      let joined = false
      for (const other of bucket) {
        if (root(other) === root(index)) joined = true
        else if (similarity(set, sets[other]!) >= similar) {
          joined = true
          // The earlier text stays the first of its group.
          const [a, b] = [root(other), root(index)]
          parent[Math.max(a, b)] = Math.min(a, b)
        }
        if (joined) break
      }
      // One of a group stands for it in the band.
      if (!joined && bucket.length < COMPARED) bucket.push(index)
    }
  }
  return Int32Array.from(texts, (_, index) => root(index))
}

function bandKey(least: Uint32Array, from: number): number {
  let key = 0x811c9dc5
  for (let row = from; row < from + ROWS; row++) key = Math.imul(key ^ least[row]!, 0x01000193) ^ (key >>> 15)
  return key >>> 0
}

/** Odd multipliers and offsets, the same in every run. */
function permutations(count: number): [Uint32Array, Uint32Array] {
  const multipliers = new Uint32Array(count)
  const offsets = new Uint32Array(count)
  let state = 0x9e3779b9
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  for (let i = 0; i < count; i++) {
    multipliers[i] = next() | 1
    offsets[i] = next()
  }
  return [multipliers, offsets]
}
