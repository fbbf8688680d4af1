import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { judgePromise } from '@/problems'
import {
  loadBatch,
  problemMatrixRows,
  problemStateFigures,
  problemStateRows,
  promiseRows,
  type Filter,
  type Warehouse,
} from '@/warehouse'
import { ADAPTERS } from './adapters'
import { batch, evaluation, line, problem } from './batches'

const ALL: Filter = { kind: 'department', years: [], departments: [] }
const YEARS = [2019, 2020, 2021, 2022, 2023]

/** 甲局: named (1), not named (0) or no table (-) in each year; the states that an officer would write beside it. */
const CASES = [
  { pattern: '11111', states: ['new', 'continuing 2', 'continuing 3', 'continuing 4', 'continuing 5'] },
  { pattern: '10010', states: ['new', 'gone', 'gone', 'back', 'gone'] },
  { pattern: '00001', states: ['new'] },
  { pattern: '1-110', states: ['new', 'unreported', 'continuing 2', 'continuing 3', 'gone'] },
  { pattern: '10-11', states: ['new', 'gone', 'unreported', 'back', 'continuing 2'] },
  { pattern: '1----', states: ['new', 'unreported', 'unreported', 'unreported', 'unreported'] },
  { pattern: '00000', states: [] },
] as const

const tables = CASES.flatMap(({ pattern }, place) =>
  [...pattern].flatMap((mark, index) =>
    mark === '-'
      ? []
      : [
          evaluation(`${place}局`, YEARS[index]!, {
            classified: mark === '1' ? [problem('支付进度滞后', 'PAY')] : [],
          }),
        ],
  ),
)

/** A promise about payments in 2019, and what the next table says. */
const promised = (department: string, next: { rate: string; again?: boolean } | null) => [
  evaluation(department, 2019, {
    classified: [{ ...problem('支付慢', 'PAY'), measure: '加快支付' }],
    budget: [line('total', { adjustedBudget: '100', executed: '60' })],
  }),
  ...(next
    ? [
        evaluation(department, 2020, {
          classified: next.again ? [problem('支付仍慢', 'PAY')] : [],
          budget: [line('total', { adjustedBudget: '100', executed: next.rate })],
        }),
      ]
    : []),
]

describe.each(ADAPTERS)('$adapter', ({ open }) => {
  let w: Warehouse
  beforeAll(async () => {
    w = await open()
    await loadBatch(
      w,
      batch(
        ...tables,
        ...promised('守信局', { rate: '95' }),
        ...promised('失信局', { rate: '55' }),
        ...promised('又犯局', { rate: '70', again: true }),
        ...promised('好转局', { rate: '96', again: true }),
        ...promised('无表局', null),
      ),
      { origin: 'own' },
    )
  })
  afterAll(() => w.close())

  it.each(CASES)('$pattern', async ({ pattern, states }) => {
    const department = `${CASES.findIndex((one) => one.pattern === pattern)}局`
    const rows = await problemStateRows(w, { ...ALL, departments: [department] })
    expect(rows.map(({ state, run }) => (run > 1 ? `${state} ${run}` : state))).toEqual(states)
    expect(rows.map(({ year }) => year)).toEqual(YEARS.slice(YEARS.length - states.length))
  })

  it('counts the years and sentences of each department and category', async () => {
    const rows = await problemMatrixRows(w, ALL)
    const own = rows.filter(({ department }) => department.endsWith('局') && department.length === 2)
    expect(own.map(({ department, years, sentences }) => [department, years, sentences])).toEqual(
      CASES.flatMap(({ pattern }, place) => {
        const named = [...pattern].filter((mark) => mark === '1').length
        return named > 0 ? [[`${place}局`, named, named]] : []
      }),
    )
  })

  it('counts departments by state; a table that was not handed in is not a problem that is gone', async () => {
    const figures = await problemStateFigures(w, ALL)
    const of2023 = figures.filter(({ year }) => year === 2023)
    expect(Object.fromEntries(of2023.map(({ state, departments }) => [state, departments]))).toEqual({
      continuing: 2,
      gone: 2,
      new: 1,
      unreported: 6,
    })
  })

  it.each([
    ['守信局', 'kept', 'figureBetter', '60.00 → 95.00'],
    ['失信局', 'broken', 'figureNotBetter', '60.00 → 55.00'],
    ['又犯局', 'broken', 'namedAgain', '60.00 → 70.00'],
    ['好转局', 'unclear', 'namedButBetter', '60.00 → 96.00'],
    ['无表局', 'unclear', 'noReport', null],
  ])('the promise of %s is %s: %s', async (department, verdict, reason, figures) => {
    const [row, ...others] = await promiseRows(w, { ...ALL, departments: [department] })
    expect(others).toEqual([])
    const judged = judgePromise(row!, '90')
    expect([judged.verdict, judged.reason]).toEqual([verdict, reason])
    expect(judged.figure ? `${judged.figure.before} → ${judged.figure.after}` : null).toBe(figures)
  })
})
