import { expect, test } from 'vitest'
import { alignYears } from '@/components/evaluation/align-years'
import { evaluation, indicator } from '../warehouse/batches'

const year = (when: number, ...names: string[]) =>
  evaluation('甲局', when, { indicators: names.map((name) => indicator(name)) })
const order = (...tables: ReturnType<typeof year>[]) =>
  alignYears(tables).map((row) => [row.level3, row.cells.map((cell) => cell !== null)] as const)

test('rows stand in the order of the latest form, with a gap where a year has none', () => {
  expect(order(year(2021, '甲', '乙'), year(2022, '乙', '丙'))).toEqual([
    ['甲', [true, false]],
    ['乙', [true, true]],
    ['丙', [false, true]],
  ])
})

test('what only an earlier form has stands behind the row that it stood behind there', () => {
  expect(order(year(2021, '甲', '旧', '乙'), year(2022, '乙', '甲')).map(([name]) => name)).toEqual([
    '乙',
    '甲',
    '旧',
  ])
})

test('two rows of one name are two rows, the first beside the first', () => {
  expect(order(year(2021, '其他', '其他'), year(2022, '其他'))).toEqual([
    ['其他', [true, true]],
    ['其他', [true, false]],
  ])
})

test('no table, no rows', () => expect(alignYears([])).toEqual([]))
