import { describe, expect, it } from 'vitest'
import { carryOver, DEFAULT_VIEW, formatView, OPEN_FILTERS, parseView, type ViewState } from '@/share'

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
  {
    title: 'a question and how it is drawn',
    query: { sql: "SELECT '%&#' -- 中文\nFROM alias", draw: 'bar' },
    state: { sql: "SELECT '%&#' -- 中文\nFROM alias", draw: 'bar' },
    ignored: [],
  },
  {
    title: 'a question that is none, or endless',
    query: { sql: ' ', draw: 'pie' },
    state: {},
    ignored: ['sql', 'draw'],
  },
  { title: 'an endless question', query: { sql: 'x'.repeat(4001) }, state: {}, ignored: ['sql'] },
  { title: 'one department', query: { dept: '区水利局' }, state: { departments: ['区水利局'] }, ignored: [] },
  { title: 'an empty department', query: { dept: '' }, state: {}, ignored: ['dept'] },
  { title: 'threshold 0 is a value', query: { threshold: '0' }, state: { threshold: '0' }, ignored: [] },
  {
    title: 'the unit of amounts, and the years beside each other',
    query: { unit: 'yi', beside: '1' },
    state: { unit: 'yi', beside: true },
    ignored: [],
  },
  {
    title: 'a unit that is none',
    query: { unit: 'yuan', beside: 'yes' },
    state: {},
    ignored: ['unit', 'beside'],
  },
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
    title: 'all filters',
    query: {
      sup: ['区政府', '区教育局'],
      grade: '良,优',
      rate: '60..89.99',
      fund: 'ownFunds',
      flagged: 'error',
      lost: '群众满意度',
      total: '85..90',
      accused: 'claim.execution-rate',
      named: 'PAY',
      compare: '0',
    },
    state: {
      supervisors: ['区政府', '区教育局'],
      grades: ['优', '良'],
      rateFrom: '60',
      rateTo: '89.99',
      fundSource: 'ownFunds',
      flagged: 'error',
      lostOn: '群众满意度',
      totalFrom: '85',
      totalTo: '90',
      accused: 'claim.execution-rate',
      named: 'PAY',
      compare: false,
    },
    ignored: [],
  },
  {
    title: 'a rate open above, from 0',
    query: { rate: '0..' },
    state: { rateFrom: '0', rateTo: null },
    ignored: [],
  },
  {
    title: 'filters that are none',
    query: {
      sup: '',
      grade: '优,甲',
      rate: '90..60',
      fund: 'total',
      flagged: 'note',
      compare: 'no',
      row: '0',
    },
    state: {},
    ignored: ['sup', 'grade', 'rate', 'fund', 'flagged', 'compare', 'row'],
  },
  { title: 'a rate without ends', query: { rate: '..' }, state: {}, ignored: ['rate'] },
  {
    title: 'a row of a table',
    query: { table: 't1', row: '12' },
    state: { table: 't1', row: 12 },
    ignored: [],
  },
  {
    title: 'page selections',
    query: {
      rule: 'claim.execution-rate',
      category: 'PAY',
      copies: 'year',
      sort: 'executionRate.desc',
      lang: 'en',
      theme: 'dark',
    },
    state: {
      rule: 'claim.execution-rate',
      category: 'PAY',
      copies: 'year',
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
    const link = {
      years: '2022',
      dept: '区水利局',
      grade: '优',
      sort: 'total.asc',
      rule: 'total.sum',
      row: '3',
    }
    const state = parseView(link).state
    expect(formatView(carryOver(state))).toEqual({ v: '1', years: '2022', dept: ['区水利局'], grade: '优' })
  })

  it('opens every filter and keeps years, threshold and language', () => {
    const state = parseView({
      years: '2022',
      dept: '甲',
      rate: '1..2',
      flagged: 'any',
      threshold: '80',
      lang: 'en',
    })
    const open = formatView({ ...state.state, ...OPEN_FILTERS })
    expect(open).toEqual({ v: '1', years: '2022', threshold: '80', lang: 'en' })
  })
})
