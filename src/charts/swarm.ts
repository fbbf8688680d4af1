/** Dots whose values are closer than this (percent points) stand beside each other. */
const CLOSE = 2
/** Distance between neighbours, and the widest spread to either side, as a share of the distance between years. */
const STEP = 0.035
const WIDEST = 0.34

/**
 * Sideways places for dots of one year, so that equals do not hide each other: 0 for the first of a neighbourhood,
 * then alternately right and left. No randomness: the same rows give the same picture.
 */
export function spread(values: readonly number[]): number[] {
  const taken = new Map<number, number>()
  const sizes = new Map<number, number>()
  const cells = values.map((value) => Math.floor(value / CLOSE))
  for (const cell of cells) sizes.set(cell, (sizes.get(cell) ?? 0) + 1)
  return cells.map((cell) => {
    const order = taken.get(cell) ?? 0
    taken.set(cell, order + 1)
    const furthest = Math.ceil(((sizes.get(cell) ?? 1) - 1) / 2)
    const step = furthest === 0 ? 0 : Math.min(STEP, WIDEST / furthest)
    return Math.ceil(order / 2) * (order % 2 === 1 ? step : -step) || 0
  })
}
