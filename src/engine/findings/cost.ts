import { Decimal, plain } from '../decimal'
import type { DecimalString, Finding, ScoredBudgetLine, ScoredEvaluation, ScoredIndicator } from '../model'
import { convert } from '../units'
import { parseValue } from '../value'
import { finding } from './finding'

type Quantity = Extract<ReturnType<typeof parseValue>, { kind: 'quantity' }>

/** The ways in which a cell without a unit can mean money, in 万元. */
function readings(value: Quantity): { unit: string; amount: DecimalString }[] {
  const units = value.unit === null ? ['元', '万元'] : [value.unit]
  return units.flatMap((unit) => {
    const amount = convert(value.value, unit, '万元')
    return amount === null ? [] : [{ unit, amount }]
  })
}

const isCost = (row: ScoredIndicator) =>
  [row.level1, row.level2, row.level3].some((name) => name?.includes('成本'))

/**
 * A cost indicator whose target is the whole budget of the table speaks of the whole cost: then its actual is the executed
 * amount (成本 150万 → 150万, while 125.25 was spent). A cost of a part (a price, a subsidy a head) has another target and is
 * not compared.
 */
export function costFindings(evaluation: ScoredEvaluation, line: ScoredBudgetLine): Finding[] {
  const { adjustedBudget, initialBudget, executed } = line
  if (executed === null || new Decimal(executed).isZero()) return []
  const budgets = [adjustedBudget, initialBudget].filter(
    (amount) => amount !== null && !new Decimal(amount).isZero(),
  )
  return evaluation.indicators.filter(isCost).flatMap((row) => {
    const target = parseValue(row.target, row.measureUnit)
    if (target.kind !== 'quantity') return []
    const reading = readings(target).find(({ amount }) =>
      budgets.some((budget) => new Decimal(budget!).equals(amount)),
    )
    const actual = parseValue(row.actual, row.measureUnit ?? target.unit)
    if (!reading || actual.kind !== 'quantity' || actual.operator !== null) return []
    const stated = convert(actual.value, actual.unit ?? reading.unit, '万元')
    if (stated === null || agreesAsWritten(executed, stated, actual, reading.unit)) return []
    return [
      finding(
        'claim.cost',
        `成本指标“${row.level3}”完成值 ${row.actual}（${plain(stated)} 万元），本表全年执行数是 ${plain(executed)} 万元`,
        `Cost indicator “${row.level3}” says ${row.actual} (${plain(stated)} 万元), the table executed ${plain(executed)} 万元`,
        [row.cells.actual ?? row.cell, row.cells.target, line.cells.executed],
      ),
    ]
  })
}

/** A cost rounded to fewer digits is a rounding: 90 (万元) stands for 89.974. */
function agreesAsWritten(
  executed: DecimalString,
  stated: DecimalString,
  actual: Quantity,
  unit: string,
): boolean {
  const own = convert(executed, '万元', actual.unit ?? unit)
  if (own === null) return true
  const digits = [new Decimal(actual.value).decimalPlaces(), new Decimal(stated).decimalPlaces()]
  return (
    new Decimal(own).toDecimalPlaces(digits[0]!, Decimal.ROUND_HALF_UP).equals(actual.value) ||
    new Decimal(executed).toDecimalPlaces(digits[1]!, Decimal.ROUND_HALF_UP).equals(stated)
  )
}
