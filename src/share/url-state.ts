import { compareDecimal, type EvaluationKind, type FundSource, type Grade, type Severity } from '@/engine'

/**
 * The state of a view as readable URL parameters (`?v=1&years=2022,2023&dept=…`): everything that a person has
 * chosen, and only what differs from the default. What a link says wrongly is dropped and named, never guessed.
 */
export interface ViewState {
  /** `null` = the workspace decides: department tables where there are any, else project tables. */
  kind: EvaluationKind | null
  /** `latest` = the latest year that the workspace holds. */
  years: 'latest' | 'all' | readonly number[]
  /** Department names as written; empty = all. */
  departments: readonly string[]
  /** 主管部门, as written; empty = all. */
  supervisors: readonly string[]
  /** Grades of the recomputed total; empty = all. */
  grades: readonly Grade[]
  /** Execution rate in percent, both ends included; `null` = open. */
  rateFrom: string | null
  rateTo: string | null
  /** Only tables that have money of this source. */
  fundSource: FundSource | null
  /** Only tables that contradict themselves, or with a finding of any severity. */
  flagged: 'error' | 'any' | null
  /** Only tables that lost points on this level-1 or level-3 indicator. */
  lostOn: string | null
  /** Recomputed total in points, from ≤ total < to; `null` = open. */
  totalFrom: string | null
  totalTo: string | null
  /** Only tables with a finding of this rule, or that name this problem category: on every page, unlike `rule`, `category`. */
  accused: string | null
  named: string | null
  /** 对比上年: the year before stands beside, where a view knows it. */
  compare: boolean
  /** Amounts in 万元 or in 亿元 everywhere; `null` = each place in the unit that reads best. */
  unit: 'wan' | 'yi' | null
  /** Department page: the years' tables beside each other instead of one of them. */
  beside: boolean
  /** Execution-rate threshold in percent; below it a department counts as slow. */
  threshold: string
  /** Sorted column of the page's table. */
  sort: { column: string; direction: 'asc' | 'desc' } | null
  /** Columns of the page's table that are hidden. */
  hidden: readonly string[]
  /** 问题 page: category code. */
  category: string | null
  /** 问题 pages: the sentence whose drawer is open (problem id). */
  sentence: string | null
  /** 雷同 page: copied from the department's own earlier year, or from another department. */
  copies: 'year' | 'department' | null
  /** 核查 page: rule id and severity. */
  rule: string | null
  severity: Severity | null
  /** Department page: the table shown (evaluation id), and the row of its file that the link points at. */
  table: string | null
  row: number | null
  /** 评分方案 page: a scheme and what was changed in it, as one readable line (`linear-department;budget:threshold-95`). */
  scheme: string | null
  /** 查询 page: the question that was asked, and how its answer is drawn (`null` = as a table). */
  sql: string | null
  draw: 'bar' | 'line' | null
  lang: 'zh-CN' | 'en'
  theme: 'system' | 'light' | 'dark'
}

export const DEFAULT_VIEW: ViewState = {
  kind: null,
  years: 'latest',
  departments: [],
  supervisors: [],
  grades: [],
  rateFrom: null,
  rateTo: null,
  fundSource: null,
  flagged: null,
  lostOn: null,
  totalFrom: null,
  totalTo: null,
  accused: null,
  named: null,
  compare: true,
  unit: null,
  beside: false,
  threshold: '90',
  sort: null,
  hidden: [],
  category: null,
  copies: null,
  sentence: null,
  rule: null,
  severity: null,
  table: null,
  row: null,
  scheme: null,
  sql: null,
  draw: null,
  lang: 'zh-CN',
  theme: 'system',
}

/** The grammar's version; a link without `v` is read as version 1. */
export const URL_VERSION = '1'

/** A parameter that could not be used, so that the page can say what it dropped. */
export interface IgnoredParameter {
  name: string
  value: string
}

export type QueryInput = Record<string, string | null | undefined | readonly (string | null)[]>
export type QueryOutput = Record<string, string | string[]>

const GRADES: readonly Grade[] = ['优', '良', '中', '差']
const FUNDS: readonly FundSource[] = ['government', 'fiscalAccount', 'ownFunds', 'carryOver', 'other']

type Reader = (values: string[], readScheme: SchemeReader | null) => Partial<ViewState> | null

/** `parseSchemeChange` of the engine: the scheme that a line stands for, under the line's usual spelling. @throws Error */
export type SchemeReader = (line: string) => { id: string }

const oneOf =
  <K extends keyof ViewState>(key: K, allowed: readonly NonNullable<ViewState[K]>[]): Reader =>
  ([value]) =>
    allowed.includes(value as NonNullable<ViewState[K]>) ? ({ [key]: value } as Partial<ViewState>) : null

const word =
  (
    key: 'category' | 'rule' | 'table' | 'sentence' | 'lostOn' | 'accused' | 'named',
    pattern: RegExp,
  ): Reader =>
  ([value]) =>
    value && pattern.test(value) ? { [key]: value } : null

/** Names as written, each once; an empty or endless one makes the parameter void. */
const names =
  (key: 'departments' | 'supervisors'): Reader =>
  (values) =>
    values.every((name) => name.length > 0 && name.length <= 200) ? { [key]: [...new Set(values)] } : null

const PERCENT = /^\d{1,4}(\.\d{1,2})?$/

/** `60..90`, `60..`, `..90`: two ends of which one may be open. */
function range(value: string): [from: string | null, to: string | null] | null {
  const ends = value.split('..')
  if (ends.length !== 2 || !ends.every((end) => end === '' || PERCENT.test(end))) return null
  const [from, to] = ends.map((end) => (end === '' ? null : end)) as [string | null, string | null]
  if (from === null && to === null) return null
  return from !== null && to !== null && compareDecimal(from, to) > 0 ? null : [from, to]
}

/** As it is written: `60..90`. */
const rangeText = (from: string | null, to: string | null) => `${from ?? ''}..${to ?? ''}`

/** Characters of a question that still goes into a link. */
export const MAX_SQL = 4000

const RULE = /^[a-z][a-z0-9.-]{0,59}$/
const CATEGORY = /^[A-Z]{2,12}$/

const READERS: Record<string, Reader> = {
  kind: oneOf('kind', ['department', 'project']),
  years: ([value = '']) => {
    if (value === 'all') return { years: 'all' }
    const parts = value.split(',')
    if (!parts.every((part) => /^(19|20)\d{2}$/.test(part))) return null
    return { years: [...new Set(parts.map(Number))].sort((a, b) => a - b) }
  },
  dept: names('departments'),
  sup: names('supervisors'),
  grade: ([value = '']) => {
    const parts = value.split(',')
    if (!parts.every((part) => (GRADES as readonly string[]).includes(part))) return null
    return { grades: GRADES.filter((grade) => parts.includes(grade)) }
  },
  rate: ([value = '']) => {
    const ends = range(value)
    return ends && { rateFrom: ends[0], rateTo: ends[1] }
  },
  total: ([value = '']) => {
    const ends = range(value)
    return ends && { totalFrom: ends[0], totalTo: ends[1] }
  },
  lost: word('lostOn', /^.{1,200}$/u),
  accused: word('accused', RULE),
  named: word('named', CATEGORY),
  fund: oneOf('fundSource', FUNDS),
  flagged: oneOf('flagged', ['error', 'any']),
  compare: ([value]) => (value === '0' || value === '1' ? { compare: value === '1' } : null),
  unit: oneOf('unit', ['wan', 'yi']),
  beside: ([value]) => (value === '1' ? { beside: true } : null),
  threshold: ([value = '']) => (/^(100|\d{1,2})(\.\d{1,2})?$/.test(value) ? { threshold: value } : null),
  sort: ([value = '']) => {
    const match = /^([A-Za-z0-9]{1,40})\.(asc|desc)$/.exec(value)
    return match ? { sort: { column: match[1]!, direction: match[2] as 'asc' | 'desc' } } : null
  },
  hide: ([value = '']) => {
    const ids = value.split(',')
    return ids.every((id) => /^[A-Za-z0-9]{1,40}$/.test(id)) ? { hidden: [...new Set(ids)] } : null
  },
  category: word('category', CATEGORY),
  sentence: word('sentence', /^.{1,400}$/u),
  copies: oneOf('copies', ['year', 'department']),
  rule: word('rule', RULE),
  severity: oneOf('severity', ['error', 'warning', 'note']),
  table: word('table', /^.{1,300}$/u),
  row: ([value = '']) => (/^[1-9]\d{0,6}$/.test(value) ? { row: Number(value) } : null),
  scheme: ([value = ''], readScheme) => {
    try {
      return readScheme && { scheme: readScheme(value).id }
    } catch {
      return null
    }
  },
  // A longer address is cut by some of the programs that it is sent through.
  sql: ([value = '']) => (value.trim() !== '' && value.length <= MAX_SQL ? { sql: value } : null),
  draw: oneOf('draw', ['bar', 'line']),
  lang: oneOf('lang', ['zh-CN', 'en']),
  theme: oneOf('theme', ['light', 'dark', 'system']),
}

/**
 * Reads the parameters of a link: the valid part is kept, the rest is named in `ignored`.
 * @param readScheme what reads the `scheme` of a link: the engine's, given by whoever has a link with one, because all
 * schemes and their validator are much for a page that shows none
 */
export function parseView(
  query: QueryInput,
  readScheme: SchemeReader | null = null,
): { state: ViewState; ignored: IgnoredParameter[] } {
  let state = { ...DEFAULT_VIEW }
  const ignored: IgnoredParameter[] = []
  for (const [name, raw] of Object.entries(query)) {
    const values = (Array.isArray(raw) ? raw : [raw]).filter(
      (value): value is string => typeof value === 'string',
    )
    if (name === 'v') {
      if (values[0] !== URL_VERSION) ignored.push({ name, value: values.join(' ') })
      continue
    }
    const reader = Object.hasOwn(READERS, name) ? READERS[name] : undefined
    const part = values.length > 0 ? reader?.(values, readScheme) : null
    if (part) state = { ...state, ...part }
    else ignored.push({ name, value: values.join(' ') })
  }
  return { state, ignored }
}

/** Writes a state as parameters: only what differs from the default, in a fixed order; `{}` for the default view. */
export function formatView(state: ViewState): QueryOutput {
  const query: QueryOutput = {}
  if (state.kind) query.kind = state.kind
  if (state.years === 'all') query.years = 'all'
  else if (state.years !== 'latest' && state.years.length > 0) query.years = state.years.join(',')
  if (state.departments.length > 0) query.dept = [...state.departments]
  if (state.supervisors.length > 0) query.sup = [...state.supervisors]
  if (state.grades.length > 0) query.grade = state.grades.join(',')
  if (state.rateFrom !== null || state.rateTo !== null) query.rate = rangeText(state.rateFrom, state.rateTo)
  if (state.fundSource) query.fund = state.fundSource
  if (state.flagged) query.flagged = state.flagged
  if (state.lostOn) query.lost = state.lostOn
  if (state.totalFrom !== null || state.totalTo !== null)
    query.total = rangeText(state.totalFrom, state.totalTo)
  if (state.accused) query.accused = state.accused
  if (state.named) query.named = state.named
  if (state.compare !== DEFAULT_VIEW.compare) query.compare = state.compare ? '1' : '0'
  if (state.unit) query.unit = state.unit
  if (state.beside) query.beside = '1'
  if (state.threshold !== DEFAULT_VIEW.threshold) query.threshold = state.threshold
  if (state.sort) query.sort = `${state.sort.column}.${state.sort.direction}`
  if (state.hidden.length > 0) query.hide = state.hidden.join(',')
  for (const key of ['category', 'sentence', 'copies', 'rule', 'severity', 'table'] as const) {
    const value = state[key]
    if (value) query[key] = value
  }
  if (state.row !== null) query.row = String(state.row)
  if (state.scheme !== null) query.scheme = state.scheme
  if (state.sql !== null) query.sql = state.sql
  if (state.draw !== null) query.draw = state.draw
  if (state.lang !== DEFAULT_VIEW.lang) query.lang = state.lang
  if (state.theme !== DEFAULT_VIEW.theme) query.theme = state.theme
  return Object.keys(query).length > 0 ? { v: URL_VERSION, ...query } : query
}

/** What goes along to another page: the filters, language and theme; not the page's own sorting and selection. */
export function carryOver(state: ViewState): ViewState {
  return {
    ...state,
    sort: null,
    hidden: [],
    category: null,
    copies: null,
    sentence: null,
    rule: null,
    severity: null,
    table: null,
    row: null,
    beside: false,
    scheme: null,
    sql: null,
    draw: null,
  }
}

/** The filters that narrow a view, all open again; the years, threshold, language and theme stay. */
export const OPEN_FILTERS = {
  departments: [],
  supervisors: [],
  grades: [],
  rateFrom: null,
  rateTo: null,
  fundSource: null,
  flagged: null,
  lostOn: null,
  totalFrom: null,
  totalTo: null,
  accused: null,
  named: null,
} as const satisfies Partial<ViewState>
