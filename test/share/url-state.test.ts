import { describe, expect, it } from 'vitest'
import { carryOver, DEFAULT_VIEW, formatView, parseView, type ViewState } from '@/share'

const cases: {
  title: string
  query: Parameters<typeof parseView>[0]
  state: Partial<ViewState>
  ignored: string[]
}[] = [
  { title: 'an empty link is the default view', query: {}, state: {}, ignored: [] },
  {
    title: 'several years, in any order, once each',
    query: { v: '1', years: '2023,2022,2023' },
    state: { years: [2022, 2023] },
    ignored: [],
  },
  { title: 'all years', query: { years: 'all' }, state: { years: 'all' }, ignored: [] },
  { title: 'a year that is none', query: { years: '2022,20x3' }, state: {}, ignored: ['years'] },
  {
    title: 'departments with commas and markup in their names',
    query: { dept: ['区教育局,本级', '<img src=x onerror=1>'] },
    state: { departments: ['区教育局,本级', '<img src=x onerror=1>'] },
    ignored: [],
  },
  { title: 'one department', query: { dept: '区水利局' }, state: { departments: ['区水利局'] }, ignored: [] },
  { title: 'an empty department', query: { dept: '' }, state: {}, ignored: ['dept'] },
  { title: 'threshold 0 is a value', query: { threshold: '0' }, state: { threshold: '0' }, ignored: [] },
  { title: 'threshold above 100', query: { threshold: '101' }, state: {}, ignored: ['threshold'] },
  {
    title: 'the valid part of a broken link is kept',
    query: { v: '9', years: '2022', sort: 'drop table', severity: 'fatal', nonsense: 'x' },
    state: { years: [2022] },
    ignored: ['v', 'sort', 'severity', 'nonsense'],
  },
  {
    title: 'names of Object.prototype are not parameters',
    query: { constructor: 'x', toString: 'y' },
    state: {},
    ignored: ['constructor', 'toString'],
  },
  {
    title: 'page selections',
    query: {
      rule: 'claim.execution-rate',
      category: 'PAY',
      sort: 'executionRate.desc',
      lang: 'en',
      theme: 'dark',
    },
    state: {
      rule: 'claim.execution-rate',
      category: 'PAY',
      sort: { column: 'executionRate', direction: 'desc' },
      lang: 'en',
      theme: 'dark',
    },
    ignored: [],
  },
]

describe('a link', () => {
  it.each(cases)('$title', ({ query, state, ignored }) => {
    const read = parseView(query)
    expect(read.state).toEqual({ ...DEFAULT_VIEW, ...state })
    expect(read.ignored.map((parameter) => parameter.name)).toEqual(ignored)
  })

  it.each(cases)('written and read again is the same: $title', ({ query }) => {
    const { state } = parseView(query)
    expect(parseView(formatView(state))).toEqual({ state, ignored: [] })
  })

  it('says nothing of defaults', () => {
    expect(formatView(DEFAULT_VIEW)).toEqual({})
  })

  it('to another page takes the filters along, not the sorting', () => {
    const state = parseView({ years: '2022', dept: '区水利局', sort: 'total.asc', rule: 'total.sum' }).state
    expect(formatView(carryOver(state))).toEqual({ v: '1', years: '2022', dept: ['区水利局'] })
  })
})
