import { Decimal } from 'decimal.js'

/** Seeded chance. The same seed gives the same numbers on every machine. */
export interface Random {
  /** A fraction with 6 digits in [0, 1). */
  fraction(): Decimal
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number
  /** A decimal between `low` and `high` with at most `digits` decimals. */
  between(low: Decimal.Value, high: Decimal.Value, digits: number): Decimal
  /** True in `percent` of 100 cases. */
  chance(percent: number): boolean
  pick<T>(items: readonly T[]): T
  /** `count` different items, in the order of `items`. */
  choose<T>(items: readonly T[], count: number): T[]
  /** About normally distributed, mean 0, deviation 1. */
  normal(): Decimal
}

/**
 * mulberry32 (Tommy Ettinger, public domain): 32 bits of state, integer operations only, so that no engine's
 * floating-point library can change the sample. `name` gives each part of the sample a stream of its own: adding
 * an indicator does not move every budget.
 */
export function createRandom(seed: number, name: string): Random {
  let state = seed >>> 0
  for (const char of name) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const whole = (low: number, high: number) => low + (next() % (high - low + 1))
  const fraction = () => new Decimal(next() % 1_000_000).div(1_000_000)

  return {
    fraction,
    whole,
    between: (low, high, digits) =>
      new Decimal(high).minus(low).times(fraction()).plus(low).toDecimalPlaces(digits, Decimal.ROUND_HALF_UP),
    chance: (percent) => whole(1, 100) <= percent,
    pick(items) {
      const item = items[whole(0, items.length - 1)]
      if (item === undefined) throw new Error('没有可选的内容。There is nothing to pick from.')
      return item
    },
    choose(items, count) {
      const left = items.map((item, index) => ({ item, index }))
      const chosen: typeof left = []
      while (chosen.length < count && left.length > 0)
        chosen.push(...left.splice(whole(0, left.length - 1), 1))
      return chosen.sort((a, b) => a.index - b.index).map(({ item }) => item)
    },
    normal() {
      // Irwin–Hall: the sum of twelve fractions, without logarithms whose last digit differs between engines.
      let total = new Decimal(-6)
      for (let i = 0; i < 12; i++) total = total.plus(fraction())
      return total
    },
  }
}
