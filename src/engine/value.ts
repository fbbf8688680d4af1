import { readDeadline, type Deadline } from './deadline'
import { Decimal, parseDecimal } from './decimal'
import type { DecimalString } from './model'
import { parseChineseNumeral } from './numerals'
import { canonicalUnit } from './units'
import { unreadable, unreadableText, type Unreadable } from './unreadable'
import * as words from './value-words'
import type { Operator } from './value-words'

export type { Operator } from './value-words'

/** A number with what stands around it. */
export interface Quantity {
  kind: 'quantity'
  operator: Operator | null
  value: DecimalString
  unit: string | null
  /** Set where the text names a change by so much (`下降5%`), not a value. */
  change?: '增' | '减'
}

/** What a 年度指标值 or 实际完成值 says. The grammar is written down in this room's README. */
export type Value =
  | Quantity
  | { kind: 'range'; low: DecimalString; high: DecimalString; unit: string | null }
  | Deadline
  /** A word or phrase without a number: `相关`, `达成预期指标`. */
  | { kind: 'quality'; word: string }
  | { kind: 'blank' }
  | Unreadable

const OPERATORS = words.OPERATORS.map(
  ([pattern, meaning]) => [new RegExp(`^(?:${pattern})`), meaning] as const,
)
const ANY_OPERATOR = words.OPERATORS.map(([pattern]) => pattern).join('|')
const QUANTITY = new RegExp(`^(${words.NUMBER})(${words.MULTIPLIER})?([^\\d,.]{0,12})$`)
const RANGE = new RegExp(
  `^(${words.NUMBER})(${words.MULTIPLIER})?([^\\d,.\\-~至到—]{0,6})[-~—–至到]+(${words.NUMBER})(${words.MULTIPLIER})?([^\\d,.]{0,12})$`,
)
const CHINESE = new RegExp(`^([零〇一二两三四五六七八九十百千]+)(万|亿)?(${words.COUNTERS})$`)
const PERCENT = /^百分之([零〇一二两三四五六七八九十百千]+(?:点[零〇一二三四五六七八九]+)?|\d+(?:\.\d+)?)$/
/** A label before the quantity: `整编资料审核98%`, `培训完成率达到95%`. No ordinals, no dates, no Latin codes. */
const LABELLED = new RegExp(
  `^([\\p{Script=Han}“”"()、:]{1,30}?)((?:${ANY_OPERATOR})?${words.NUMBER}[^\\d,.]*)$`,
  'u',
)
const ORDINAL = /第$|[年月日号季周届期版]$|按$|等$|[~至到和与及]$/
/** Dates within a phrase: `2022年12月完成竣工验收并交付`. */
const DATES = /\d{4}年|\d{1,2}月(?=底|前|份|\d|完|建|上|中|下|初|末)|\d{1,2}[日号]/g
const MONTH_AND_TASK = /^(?:0?[1-9]|1[0-2])月[^\d/·]+$/
const LONGEST = 200

const AREAS: Readonly<Record<string, string>> = {
  m2: '平方米',
  m3: '立方米',
  km2: '平方公里',
  km3: '立方公里',
}

/** Full width to half width, no white space, and the look-alikes of ~ that published tables hold. */
function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\ufeff]+/g, '')
    .replace(/[∼〜～]/g, '~')
    .replace(
      /(?<=\d)(k?m)([23])(?![\d.])/gi,
      (_, length: string, power: string) => AREAS[length.toLowerCase() + power]!,
    )
    .replace(/\((含|%)\)/g, (_, inside: string) => (inside === '%' ? '%' : ''))
}

/**
 * Reads one cell of the columns 年度指标值 / 实际完成值.
 * @param unit the row's 度量单位, where the form has a column for it; used when the text names none
 */
export function parseValue(text: string | null, unit: string | null = null): Value {
  const key = `${unit ?? ''}\n${text ?? ''}`
  const known = READ.get(key)
  if (known) return known
  const value = readValue(text, unit)
  if (READ.size >= READ_AT_MOST) READ.clear()
  READ.set(key, value)
  return value
}

/** Tables repeat their values (≥90%, 100%, 相关) over and over: each is read once. Values are never changed. */
const READ = new Map<string, Value>()
const READ_AT_MOST = 20_000

function readValue(text: string | null, unit: string | null): Value {
  const plain = normalise(text ?? '')
  if (words.BLANK.test(plain)) return { kind: 'blank' }
  if (plain.length > LONGEST)
    return /\d/.test(plain) ? unreadable('too-long', plain) : { kind: 'quality', word: plain }
  const result = readPlain(plain)
  if ((result.kind === 'quantity' || result.kind === 'range') && result.unit === null)
    return { ...result, unit: canonicalUnit(unit && normalise(unit)) }
  return result
}

/** The operator before or behind the number, and what is left. */
function takeOperator(plain: string): { operator: Operator | null; rest: string } {
  const before = OPERATORS.find(([pattern]) => pattern.test(plain))
  let operator = before?.[1] ?? null
  let rest = before ? plain.replace(before[0], '') : plain
  const strict = words.EXCLUDED.test(rest)
  if (strict) rest = rest.replace(words.EXCLUDED, '')
  const behind = words.SUFFIXES.find(([pattern]) => pattern.test(rest))
  if (behind && (operator === null || operator === behind[1])) {
    operator = strict ? (behind[1] === '>=' ? '>' : '<') : behind[1]
    rest = rest.replace(behind[0], '')
  }
  return { operator, rest: operator === null ? rest : rest.replace(words.FILLER, '') }
}

function readPlain(plain: string): Value {
  const { operator, rest } = takeOperator(plain)
  if (rest === '' || (operator !== null && /^[%\p{P}\p{S}]*$/u.test(rest)))
    return unreadable('operator-alone', plain)
  const percent = PERCENT.exec(rest)
  if (percent) {
    const value = chinesePercent(percent[1]!)
    if (value !== null) return { kind: 'quantity', operator, value, unit: '%' }
  }
  const chinese = CHINESE.exec(rest)
  const numeral = chinese && parseChineseNumeral(chinese[1]!)
  if (chinese && numeral !== null) return quantity(operator, String(numeral), chinese[2], chinese[3]!, plain)
  const deadline = readDeadline(rest)
  if (deadline) return { ...deadline, text: plain }
  if (!/\d/.test(plain)) return { kind: 'quality', word: plain }
  if (words.APPROXIMATE.test(rest)) return unreadable('approximate', plain)
  const range = RANGE.exec(rest)
  if (range) return readRange(range, operator, plain)
  // 12月上旬组织验收: a month of the year, and what is due in it.
  if (MONTH_AND_TASK.test(rest)) return { kind: 'deadline', text: plain, span: null }
  const match = QUANTITY.exec(rest)
  if (match) return quantity(operator, match[1]!, match[2], match[3]!, plain)
  const labelled = operator === null ? readLabelled(rest, plain) : null
  if (labelled) return labelled
  const undated = plain.replace(DATES, '')
  if (undated !== plain && !/\d/.test(undated)) return { kind: 'deadline', text: plain, span: null }
  return unreadableText(plain)
}

/** `百分之九十五点五` → 95.5. */
function chinesePercent(text: string): DecimalString | null {
  const [whole = '', fraction] = text.split('点')
  const number = parseDecimal(text) ?? parseChineseNumeral(whole)?.toString() ?? null
  if (number === null || fraction === undefined) return number
  const digits = [...fraction].map((digit) => parseChineseNumeral(digit)).join('')
  return new Decimal(`${number}.${digits}`).toString()
}

function quantity(
  operator: Operator | null,
  number: string,
  multiplier: string | undefined,
  behind: string,
  plain: string,
): Value {
  const value = parseDecimal(number)
  if (value === null) return unreadable('malformed-number', plain)
  if (words.NEGATED.test(behind)) return unreadable('negated', plain)
  const change = words.CHANGES.find(([pattern]) => pattern.test(behind))
  if (change) return unreadable('no-grammar', plain)
  // 150万元 is 150 of the unit 万元; 150万 and 3万人次 are multipliers.
  const money = multiplier && /^元/.test(behind)
  const named = money ? `${multiplier}${behind}` : behind
  const scaled =
    multiplier && !money ? new Decimal(value).times(words.MULTIPLIERS[multiplier]!).toString() : value
  const unit = canonicalUnit(named.replace(words.DONE, '').replace(/^%.+$/, '%'))
  return { kind: 'quantity', operator, value: scaled, unit }
}

function readRange(match: RegExpExecArray, operator: Operator | null, plain: string): Value {
  if (operator !== null) return unreadable('range-operator', plain)
  const [, from, fromTimes, fromUnit, to, toTimes, toUnit] = match
  const end = quantity(null, to!, toTimes, toUnit!, plain)
  if (end.kind !== 'quantity') return end
  const times = fromTimes ?? (fromUnit === '' ? toTimes : undefined)
  const begin = quantity(null, from!, times, fromUnit === '' ? toUnit! : fromUnit!, plain)
  if (begin.kind !== 'quantity') return begin
  if (toUnit !== '' && begin.unit !== end.unit) return unreadable('range-units', plain)
  if (new Decimal(begin.value).greaterThan(end.value)) return unreadable('range-order', plain)
  return { kind: 'range', low: begin.value, high: end.value, unit: end.unit ?? begin.unit }
}

/** One quantity behind a label that is neither an ordinal nor a date nor a negation. */
function readLabelled(rest: string, plain: string): Value | null {
  const match = LABELLED.exec(rest)
  if (!match || ORDINAL.test(match[1]!)) return null
  if (words.NEGATED.test(match[1]!)) return unreadable('negated', plain)
  const { operator, rest: number } = takeOperator(match[2]!)
  const parts = QUANTITY.exec(number)
  if (!parts) return null
  const value = quantity(operator, parts[1]!, parts[2], parts[3]!, plain)
  const change = words.CHANGES.find(([pattern]) => pattern.test(match[1]!))
  return value.kind === 'quantity' && change ? { ...value, change: change[1] } : value
}

/**
 * The target that closes the name of an indicator (`整编资料审核98%`), for rows whose own target is blank.
 * @returns null where the name closes with no quantity that has a unit
 */
export function targetInName(name: string): Quantity | null {
  const plain = normalise(name)
  if (!/\d/.test(plain)) return null
  const value = LABELLED.test(plain) ? readPlain(plain) : null
  return value?.kind === 'quantity' && value.unit !== null && !value.change ? value : null
}

/** How a quantity stands in an explanation: `98%`, `208.02 万元`. */
export function showQuantity(value: DecimalString, unit: string | null): string {
  const number = new Decimal(value).toString()
  return unit === null ? number : unit === '%' ? `${number}%` : `${number} ${unit}`
}
