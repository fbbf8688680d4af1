import { Decimal, plain } from '../decimal'
import type { Bilingual, DecimalString, Finding, ScoredIndicator } from '../model'
import type { Scheme } from '../scheme'
import { lessIsBetter } from '../score-indicator'
import { convert } from '../units'
import { parseValue } from '../value'
import { finding } from './finding'

/** The actual says the target again, operator and all. */
export function copiedActual(row: ScoredIndicator, called: string): Finding | null {
  const actual = parseValue(row.actual)
  const repeats = actual.kind === 'quantity' && actual.operator !== null && actual.operator !== '='
  const same = (text: string | null) => text?.normalize('NFKC').replace(/\s/g, '')
  if (!repeats || same(row.actual) !== same(row.target)) return null
  return finding(
    'actual.copied',
    `“${called}”的完成值照抄了指标值“${row.target}”`,
    `“${called}”: the actual repeats the target “${row.target}”`,
    [row.cells.actual, row.cells.target],
  )
}

/** Far above the target, where more is better. */
export function tooLowTarget(row: ScoredIndicator, called: string, scheme: Scheme): Finding | null {
  const ratio = attainment(row, scheme)
  if (ratio === null || ratio.lessThan(scheme.quantity.tooLowTarget)) return null
  const shown = ratio.toFixed(0, Decimal.ROUND_HALF_UP)
  const costs = penalty(ratio, scheme)
  return finding(
    'target.too-low',
    `“${called}”完成值 ${row.actual} 是指标值 ${row.target} 的 ${shown}%，指标值可能定得过低${costs.zh}`,
    `“${called}”: the actual ${row.actual} is ${shown} % of the target ${row.target}; the target may be too low${costs.en}`,
    [row.cells.target, row.cells.actual],
  )
}

/** A scheme may take points off for an actual far above its target (指标偏离), in force or as a what-if. */
type WithPenalty = Scheme['quantity'] & {
  overAchievement?: { applies: boolean; from: DecimalString; points: DecimalString } | null
}

function penalty(ratio: Decimal, { quantity, title }: Scheme): Bilingual {
  const rule = (quantity as WithPenalty).overAchievement
  if (!rule?.applies || ratio.lessThan(rule.from)) return { zh: '', en: '' }
  return {
    zh: `；方案“${title.zh}”规定完成值达到指标值的 ${plain(rule.from)}% 即为指标偏离，扣 ${plain(rule.points)} 分`,
    en: `; the scheme “${title.en}” takes ${plain(rule.points)} points off from ${plain(rule.from)} % on`,
  }
}

/** Actual ÷ target in percent; null where less is better, or the two are no quantities of one unit. */
function attainment(row: ScoredIndicator, scheme: Scheme): Decimal | null {
  const target = parseValue(row.target, row.measureUnit)
  const actual = parseValue(row.actual, row.measureUnit)
  if (target.kind !== 'quantity' || actual.kind !== 'quantity' || !new Decimal(target.value).isPositive())
    return null
  if (new Decimal(target.value).isZero() || lessIsBetter(target, row.level3, scheme)) return null
  const value = convert(actual.value, actual.unit, target.unit)
  return value === null ? null : new Decimal(value).times(100).div(target.value)
}

/**
 * The stated 偏差度 against the recomputed one. Regions define it as the shortfall (met = 0) or as the distance from the
 * target, with either sign: only what is none of these is called wrong, at the precision stated.
 */
export function deviationMismatch(row: ScoredIndicator, called: string): Finding | null {
  const { reportedDeviation, deviation } = row
  if (reportedDeviation === null || deviation === null) return null
  const stated = new Decimal(reportedDeviation).abs()
  const digits = Math.min(stated.decimalPlaces(), 2)
  const round = (value: Decimal) => value.abs().toDecimalPlaces(digits, Decimal.ROUND_HALF_UP)
  const readings = [new Decimal(deviation), distanceFromTarget(row)].filter((reading) => reading !== null)
  if (readings.some((reading) => round(reading).equals(stated))) return null
  const said = plain(reportedDeviation)
  return finding(
    'deviation.mismatch',
    `“${called}”填报偏差度 ${said}%，按指标值 ${row.target}、完成值 ${row.actual} 复算是 ${deviation}%`,
    `“${called}”: the stated deviation is ${said} %, recomputed from target ${row.target} and actual ${row.actual} ${deviation} %`,
    [row.cells.reportedDeviation, row.cells.actual, row.cells.target],
  )
}

function distanceFromTarget(row: ScoredIndicator): Decimal | null {
  const target = parseValue(row.target, row.measureUnit)
  const actual = parseValue(row.actual, target.kind === 'quantity' ? target.unit : row.measureUnit)
  if (target.kind !== 'quantity' || actual.kind !== 'quantity' || new Decimal(target.value).isZero())
    return null
  const value = convert(actual.value, actual.unit, target.unit)
  return value === null ? null : new Decimal(value).minus(target.value).times(100).div(target.value)
}
