import { Decimal } from './decimal'
import type { DecimalString } from './model'

/**
 * Units that convert, each as a multiple of its family's base. Only what is exact by definition: 人 and 人次, 件 and
 * 起 do not convert, and a difference there is for a person to decide.
 */
const FAMILIES: readonly Readonly<Record<string, DecimalString>>[] = [
  { 元: '1', 千元: '1000', 万元: '10000', 百万元: '1000000', 亿元: '100000000' },
  { 米: '1', 千米: '1000', 公里: '1000' },
  { 平方米: '1', 公顷: '10000', 平方公里: '1000000', 平方千米: '1000000' },
  { 克: '1', 千克: '1000', 公斤: '1000', 吨: '1000000' },
]

/** Two spellings of the same unit. */
const SPELLINGS: Readonly<Record<string, string>> = {
  '％': '%',
  百分比: '%',
  百分点: '%',
  块: '元',
  '㎡': '平方米',
  m2: '平方米',
}

/** The unit in its usual spelling; null for none. */
export function canonicalUnit(unit: string | null): string | null {
  if (unit === null || unit === '') return null
  return SPELLINGS[unit] ?? unit
}

/**
 * `value` in `from` expressed in `to`. A missing unit is the other's unit (`≥50个` → `50`).
 * @returns null when the two units do not convert.
 */
export function convert(value: DecimalString, from: string | null, to: string | null): DecimalString | null {
  if (from === null || to === null || from === to) return value
  for (const family of FAMILIES) {
    const a = Object.hasOwn(family, from) ? family[from] : undefined
    const b = Object.hasOwn(family, to) ? family[to] : undefined
    if (a && b) return new Decimal(value).times(a).div(b).toString()
  }
  return null
}
