import { Decimal } from './decimal'
import type { DecimalString } from './model'

/**
 * Units that convert, each as a multiple of its family's base. Only what is exact by definition: 人 and 人次, 件 and
 * 起, 天 and 工作日, 天 and 月, GB and TB (1000 or 1024?), 亩 and 平方米 (2000 ÷ 3) do not convert, and a difference there is
 * for a person to decide.
 */
const FAMILIES: readonly Readonly<Record<string, DecimalString>>[] = [
  { 元: '1', 千元: '1000', 万元: '10000', 百万元: '1000000', 千万元: '10000000', 亿元: '100000000' },
  { 毫米: '0.001', 厘米: '0.01', 米: '1', 千米: '1000', 公里: '1000' },
  { 平方米: '1', 公顷: '10000', 平方公里: '1000000', 平方千米: '1000000' },
  { 亩: '1', 万亩: '10000', 公顷: '15' },
  { 毫克: '0.001', 克: '1', 斤: '500', 千克: '1000', 公斤: '1000', 吨: '1000000' },
  { 秒: '1', 分钟: '60', 小时: '3600', 天: '86400', 日: '86400', 周: '604800', 星期: '604800' },
  { 月: '1', 个月: '1', 季度: '3', 个季度: '3', 年: '12' },
  { 毫升: '1', 升: '1000', 立方米: '1000000' },
  { 千瓦时: '1', 万千瓦时: '10000' },
  { '‰': '1', '%': '10' },
]

/** Two spellings of the same unit; Latin ones in lower case. */
const SPELLINGS: Readonly<Record<string, string>> = {
  '％': '%',
  百分比: '%',
  个百分点: '百分点',
  块: '元',
  个小时: '小时',
  h: '小时',
  min: '分钟',
  s: '秒',
  km: '公里',
  m: '米',
  cm: '厘米',
  mm: '毫米',
  平米: '平方米',
  平方: '平方米',
  立方: '立方米',
  mg: '毫克',
  g: '克',
  kg: '千克',
  t: '吨',
  l: '升',
  ml: '毫升',
  kwh: '千瓦时',
  tb: 'TB',
  gb: 'GB',
  mb: 'MB',
}

/** The unit in its usual spelling; null for none. */
export function canonicalUnit(unit: string | null): string | null {
  if (unit === null || unit === '') return null
  const spelt = /^[A-Za-z]+$/.test(unit) ? unit.toLowerCase() : unit
  return Object.hasOwn(SPELLINGS, spelt) ? SPELLINGS[spelt]! : unit
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
