import type { Bilingual, DecimalString, EvaluationKind, Grade } from './model'
import national from './schemes/national-linear.json'
import shangjie from './schemes/shangjie-department-2022.json'

/** How the budget line is scored from its execution rate. */
export type BudgetFormula =
  /** rate × weight. */
  | { type: 'linear' }
  /** rate ÷ threshold × weight, at most the weight. `threshold` in percent. */
  | { type: 'threshold'; threshold: DecimalString }

/** A band of attainment in percent; a bound that is included belongs to the better band. */
export interface QualityBand {
  id: 'attained' | 'partly' | 'missed'
  from: DecimalString
  to: DecimalString
  /** Words of the actual value that put an indicator into this band. */
  words: readonly string[]
}

/** 评分方案: the rules in force, as data, with the document that they come from. */
export interface Scheme {
  id: string
  version: string
  title: Bilingual
  region: string | null
  kinds: readonly EvaluationKind[]
  document: { title: string; number: string | null; url: string | null; note: Bilingual }
  /** ISO dates; `to` null = still in force. */
  inForce: { from: string; to: string | null }
  budget: {
    formula: BudgetFormula
    /** Where not null, the rate is rounded to that many decimals (percent) before it is used. */
    roundRateFirst: number | null
  }
  /** Decimals of a score, rounded half up, once. */
  scoreDigits: number
  quantity: {
    /** Indicators for which less is better, where the target has no operator: words in their names. */
    lessIsBetter: readonly string[]
    /** Actual ÷ target, percent, from which a target counts as set too low (a finding, never points). */
    tooLowTarget: DecimalString
  }
  quality: { bands: readonly QualityBand[] }
  grades: readonly { grade: Grade; from: DecimalString }[]
  fullPoints: DecimalString
}

/** What is wrong with a scheme file: the JSON path and a sentence. */
export class SchemeError extends Error {
  constructor(
    readonly path: string,
    readonly reason: Bilingual,
  ) {
    super(`${path}: ${reason.zh} / ${reason.en}`)
    this.name = 'SchemeError'
  }
}

type Check = (value: unknown, path: string) => void

const fail = (path: string, zh: string, en: string): never => {
  throw new SchemeError(path, { zh, en })
}
const text: Check = (value, path) => {
  if (typeof value !== 'string' || value === '') fail(path, '应是一段非空文字', 'must be a non-empty text')
}
const decimal: Check = (value, path) => {
  if (typeof value !== 'string' || !/^\d+(\.\d+)?$/.test(value))
    fail(path, '应是写成文字的十进制数，如 "90"', 'must be a decimal written as text, e.g. "90"')
}
const integer: Check = (value, path) => {
  if (!Number.isInteger(value) || (value as number) < 0)
    fail(path, '应是不小于 0 的整数', 'must be an integer ≥ 0')
}
const orNull =
  (check: Check): Check =>
  (value, path) => {
    if (value !== null) check(value, path)
  }
const listOf =
  (check: Check): Check =>
  (value, path) => {
    if (!Array.isArray(value) || value.length === 0) fail(path, '应是非空列表', 'must be a non-empty list')
    ;(value as unknown[]).forEach((item, index) => check(item, `${path}[${index}]`))
  }
const enumOf =
  (...allowed: string[]): Check =>
  (value, path) => {
    if (!allowed.includes(value as string))
      fail(path, `应是 ${allowed.join('、')} 之一`, `must be one of ${allowed.join(', ')}`)
  }
const object =
  (fields: Record<string, Check>): Check =>
  (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      fail(path, '应是一个对象', 'must be an object')
    const record = value as Record<string, unknown>
    for (const [key, check] of Object.entries(fields)) {
      if (!Object.hasOwn(record, key)) fail(`${path}.${key}`, '缺少这一项', 'is missing')
      check(record[key], `${path}.${key}`)
    }
    for (const key of Object.keys(record))
      if (!Object.hasOwn(fields, key)) fail(`${path}.${key}`, '不认识这一项', 'is not a known field')
  }
const bilingual = object({ zh: text, en: text })
const formula: Check = (value, path) => {
  const type = (value as { type?: unknown } | null)?.type
  if (type === 'linear') object({ type: text })(value, path)
  else if (type === 'threshold') object({ type: text, threshold: decimal })(value, path)
  else fail(`${path}.type`, '应是 linear 或 threshold', 'must be linear or threshold')
}

const scheme = object({
  id: text,
  version: text,
  title: bilingual,
  region: orNull(text),
  kinds: listOf(enumOf('department', 'project')),
  document: object({ title: text, number: orNull(text), url: orNull(text), note: bilingual }),
  inForce: object({ from: text, to: orNull(text) }),
  budget: object({ formula, roundRateFirst: orNull(integer) }),
  scoreDigits: integer,
  quantity: object({ lessIsBetter: listOf(text), tooLowTarget: decimal }),
  quality: object({
    bands: listOf(
      object({ id: enumOf('attained', 'partly', 'missed'), from: decimal, to: decimal, words: listOf(text) }),
    ),
  }),
  grades: listOf(object({ grade: enumOf('优', '良', '中', '差'), from: decimal })),
  fullPoints: decimal,
})

/** Reads a scheme from parsed JSON. @throws SchemeError with the JSON path of the first thing that is wrong. */
export function readScheme(json: unknown): Scheme {
  scheme(json, '$')
  return json as Scheme
}

/** The schemes that the engine ships, in the order in which they are tried. */
export const SCHEMES: readonly Scheme[] = [readScheme(shangjie), readScheme(national)]

/** The scheme of that id. @throws Error when there is none. */
export function schemeById(id: string, schemes: readonly Scheme[] = SCHEMES): Scheme {
  const found = schemes.find((candidate) => candidate.id === id)
  if (!found) throw new Error(`没有评分方案 ${id}。 / There is no scheme ${id}.`)
  return found
}
