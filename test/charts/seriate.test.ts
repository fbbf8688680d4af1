import { describe, expect, it } from 'vitest'
import { seriate } from '@/charts'

/** The same order in every run: multiplication scatters the lines. */
const scattered = (count: number, step: number) =>
  Array.from({ length: count }, (_, at) => (at * step) % count)

describe('seriate', () => {
  it.each<[title: string, matrix: number[][]]>([
    ['nothing', []],
    ['one cell', [[1]]],
    [
      'all the same',
      [
        [1, 1],
        [1, 1],
      ],
    ],
    [
      'nothing named',
      [
        [0, 0],
        [0, 0],
      ],
    ],
  ])('%s: each line once', (_, matrix) => {
    const { rows, columns } = seriate(matrix)
    expect([...rows].sort()).toEqual(matrix.map((__, at) => at))
    expect([...columns].sort()).toEqual((matrix[0] ?? []).map((__, at) => at))
  })

  it('brings scattered blocks together again', () => {
    const rowBlock = scattered(12, 5).map((at) => Math.floor(at / 4))
    const columnBlock = scattered(9, 4).map((at) => Math.floor(at / 3))
    const matrix = rowBlock.map((row) => columnBlock.map((column) => (row === column ? 2 : 0)))
    const { rows, columns } = seriate(matrix)
    const runs = (blocks: number[]) => blocks.filter((block, at) => block !== blocks[at - 1]).length
    expect(runs(rows.map((row) => rowBlock[row]!))).toBe(3)
    expect(runs(columns.map((column) => columnBlock[column]!))).toBe(3)
  })

  it('empty lines stand last, and the same matrix gives the same order', () => {
    const matrix = [
      [0, 0, 0],
      [3, 0, 1],
      [0, 0, 2],
      [3, 0, 0],
    ]
    const first = seriate(matrix)
    expect(first.rows.at(-1)).toBe(0)
    expect(first.columns.at(-1)).toBe(1)
    expect(seriate(matrix)).toEqual(first)
  })
})
