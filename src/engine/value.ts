import { Decimal, parseDecimal } from './decimal'
import type { Bilingual, DecimalString } from './model'
import { parseChineseNumeral } from './numerals'
import { canonicalUnit } from './units'

export type Operator = '>=' | '<=' | '=' | '>' | '<'

/** What a 年度指标值 or 实际完成值 says. The grammar is written down in this room's README. */
export type Value =
  | { kind: 'quantity'; operator: Operator | null; value: DecimalString; unit: string | null }
  | { kind: 'range'; low: DecimalString; high: DecimalString; unit: string | null }
  /** A date or a time limit: `2022年12月底前`. */
  | { kind: 'deadline'; text: string }
  /** A word or phrase without a number: `相关`, `达成预期指标`. */
  | { kind: 'quality'; word: string }
  | { kind: 'blank' }
  /** Has a number that no rule of the grammar reads; said, never repaired. */
  | { kind: 'unreadable'; reason: Bilingual }

/** Stands in forms for "nothing here". */
const BLANK = /^([-‐–—―/\\…·.。]*|无数据)$/

const OPERATORS: readonly (readonly [RegExp, Operator])[] = [
  [/^(>=|=>|≥|≧|⩾|>＝|大于等于|大于或等于|不低于|不少于|不小于|不短于|至少|高于等于|达到)/, '>='],
  [/^(<=|=<|≤|≦|⩽|小于等于|小于或等于|不超过|不高于|不大于|不多于|不得超过|控制在|低于等于)/, '<='],
  [/^(>|大于|超过|高于|多于)/, '>'],
  [/^(<|小于|低于|少于)/, '<'],
  [/^(==?|═|等于)/, '='],
]
const SUFFIXES: readonly (readonly [RegExp, Operator])[] = [
  [/(及以上|或以上|以上)$/, '>='],
  [/(及以下|或以下|以下|以内|之内)$/, '<='],
]
const DEADLINE =
  /^(于|在)?(\d{4}年(度)?)?(第?[一二三四1-4]季度)?(\d{1,2}月(份)?)?(\d{1,2}日)?(月)?(底|末|初|年底|年末)?(之?前|以前|内|完成|之?前完成|内完成|前全部完成|完工)*$/
const NUMBER = String.raw`[+\-−]?(?:\d[\d,]*(?:\.\d+)?|\.\d+)`
const QUANTITY = new RegExp(`^(${NUMBER})(万亿|亿|万|千万|百万)?([^\\d,.]{0,12})$`)
const RANGE = new RegExp(`^(${NUMBER})([^\\d,.\\-~至到]{0,6})[-~—–至到](${NUMBER})([^\\d,.]{0,12})$`)
const MULTIPLIERS: Readonly<Record<string, DecimalString>> = {
  百万: '1000000',
  千万: '10000000',
  万: '10000',
  亿: '100000000',
  万亿: '1000000000000',
}

/** Full width to half width, no white space, and the look-alikes of ≥ ≤ = that published tables hold. */
function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\ufeff]+/g, '')
    .replaceAll('∼', '~')
    .replaceAll('〜', '~')
}

const unreadable = (text: string): Value => ({
  kind: 'unreadable',
  reason: {
    zh: `“${text.slice(0, 40)}”中的数字写法无法识别，请改成一个数字加单位，如 ≥90%`,
    en: `The number in “${text.slice(0, 40)}” cannot be read; write one number and a unit, e.g. ≥90%`,
  },
})

function quantity(
  operator: Operator | null,
  number: string,
  multiplier: string | undefined,
  unit: string,
): Value | null {
  const value = parseDecimal(number)
  if (value === null) return null
  // 150万元 is 150 of the unit 万元; 150万 and 3万人次 are multipliers.
  const money = multiplier && /^元/.test(unit)
  const named = money ? `${multiplier}${unit}` : unit
  const scaled = multiplier && !money ? new Decimal(value).times(MULTIPLIERS[multiplier]!).toString() : value
  return {
    kind: 'quantity',
    operator,
    value: scaled,
    unit: canonicalUnit(named.replace(/左右$/, '').replace(/^%.+$/, '%')),
  }
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
  if (BLANK.test(plain)) return { kind: 'blank' }
  const result = parsePlain(plain)
  if ((result.kind === 'quantity' || result.kind === 'range') && result.unit === null)
    return { ...result, unit: canonicalUnit(unit && normalise(unit)) }
  return result
}

function parsePlain(plain: string): Value {
  let rest = plain
  let operator: Operator | null = null
  for (const [pattern, meaning] of OPERATORS) {
    const match = pattern.exec(rest)
    if (match) {
      operator = meaning
      rest = rest.slice(match[0].length)
      break
    }
  }
  for (const [pattern, meaning] of SUFFIXES) {
    if (operator !== null && operator !== meaning) continue
    if (pattern.test(rest)) {
      operator = meaning
      rest = rest.replace(pattern, '')
      break
    }
  }
  // Words between the sign and the number that change neither: 至少全年完成2次, 低于控制指标82起.
  if (operator !== null)
    rest = rest.replace(/^(全年|每年|年度|完成|达到|控制指标|控制在|全年完成)+(?=[\d.])/, '')
  const percent = /^百分之(.+)$/.exec(rest)
  if (percent) {
    const numeral = parseChineseNumeral(percent[1]!) ?? parseDecimal(percent[1]!)
    if (numeral !== null) return { kind: 'quantity', operator, value: String(numeral), unit: '%' }
  }
  const range = RANGE.exec(rest)
  if (range) {
    const low = parseDecimal(range[1]!)
    const high = parseDecimal(range[3]!)
    if (low !== null && high !== null)
      return { kind: 'range', low, high, unit: canonicalUnit(range[4] || range[2] || null) }
  }
  if (/^(19|20)\d{2}年(度)?$/.test(rest)) return { kind: 'deadline', text: plain }
  if (/\d/.test(rest) && DEADLINE.test(rest) && /[年月日季]/.test(rest) && !/^\d+(个月|年|日)$/.test(rest))
    return { kind: 'deadline', text: plain }
  const match = QUANTITY.exec(rest)
  if (match) return quantity(operator, match[1]!, match[2], match[3]!) ?? unreadable(plain)
  const numeral =
    /^([零〇一二两三四五六七八九十百千]+)(次|个|件|项|起|份|人|人次|场|户|篇|期|家|台|套|批|条|天|年|所)$/.exec(
      rest,
    )
  const chinese = numeral && parseChineseNumeral(numeral[1]!)
  if (numeral && chinese !== null)
    return { kind: 'quantity', operator, value: String(chinese), unit: canonicalUnit(numeral[2]!) }
  if (!/\d/.test(plain)) return { kind: 'quality', word: plain }
  if (/\d{4}年|\d{1,2}月(底|前|份|\d)/.test(plain)) return { kind: 'deadline', text: plain }
  return unreadable(plain)
}

/** How a quantity stands in an explanation: `98%`, `208.02 万元`. */
export function showQuantity(value: DecimalString, unit: string | null): string {
  const number = new Decimal(value).toString()
  return unit === null ? number : unit === '%' ? `${number}%` : `${number} ${unit}`
}
