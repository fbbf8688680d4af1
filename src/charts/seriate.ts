/** A matrix in an order in which similar rows, and similar columns, are neighbours. */
export interface Seriation {
  /** Indices of the rows, then of the columns, in the order in which they are drawn. */
  rows: number[]
  columns: number[]
}

/**
 * Orders rows and columns so that blocks show: what is named together stands together. Bond energy: each line is put where it
 * is most like its two neighbours (cosine), the heaviest first; then stretches are turned around while that brings more
 * likeness. Deterministic: ties go to the earlier line. Empty lines come last.
 *
 * @param matrix rows of equal length, values ≥ 0
 */
export function seriate(matrix: readonly (readonly number[])[]): Seriation {
  const width = matrix[0]?.length ?? 0
  const columns = Array.from({ length: width }, (_, at) => matrix.map((row) => row[at]!))
  return { rows: orderOf(matrix), columns: orderOf(columns) }
}

function orderOf(lines: readonly (readonly number[])[]): number[] {
  const weight = lines.map((line) => line.reduce((sum, value) => sum + value, 0))
  const filled = lines
    .map((_, index) => index)
    .filter((index) => weight[index]! > 0)
    .sort((a, b) => weight[b]! - weight[a]! || a - b)
  const empty = lines.map((_, index) => index).filter((index) => weight[index] === 0)
  const like = likeness(lines)
  const order: number[] = []
  for (const line of filled) insert(order, line, like)
  turn(order, like)
  // The heavier end first: the eye begins at the top.
  const half = (part: readonly number[]) => part.reduce((sum, index) => sum + weight[index]!, 0)
  const middle = Math.floor(order.length / 2)
  if (half(order.slice(0, middle)) < half(order.slice(order.length - middle))) order.reverse()
  return [...order, ...empty]
}

type Likeness = (a: number | undefined, b: number | undefined) => number

/** Cosine of two lines; 0 with nothing. */
function likeness(lines: readonly (readonly number[])[]): Likeness {
  const length = lines.map((line) => Math.hypot(...line) || 1)
  const table = lines.map((a, i) =>
    lines.map((b, j) => a.reduce((sum, value, at) => sum + value * b[at]!, 0) / (length[i]! * length[j]!)),
  )
  return (a, b) => (a === undefined || b === undefined ? 0 : table[a]![b]!)
}

function insert(order: number[], line: number, like: Likeness): void {
  let best = { place: 0, gain: -Infinity }
  for (let place = 0; place <= order.length; place++) {
    const [before, after] = [order[place - 1], order[place]]
    const gain = like(before, line) + like(line, after) - like(before, after)
    if (gain > best.gain + 1e-12) best = { place, gain }
  }
  order.splice(best.place, 0, line)
}

/** More rounds than this bring nothing that an eye would see. */
const ROUNDS = 8

/** Turns a stretch around wherever its two ends then fit their new neighbours better (2-opt). */
function turn(order: number[], like: Likeness): void {
  for (let round = 0, better = true; better && round < ROUNDS; round++) {
    better = false
    for (let from = 0; from < order.length - 1; from++) {
      for (let to = from + 1; to < order.length; to++) {
        const [before, first, last, after] = [order[from - 1], order[from], order[to], order[to + 1]]
        const gain = like(before, last) + like(first, after) - like(before, first) - like(last, after)
        if (gain <= 1e-12) continue
        order.splice(from, to - from + 1, ...order.slice(from, to + 1).reverse())
        better = true
      }
    }
  }
}
