import { Decimal } from 'decimal.js'
import type { BudgetLine, FundSource } from '@/engine'
import { yearsOf, type Department, type DepartmentType } from './district'
import { createRandom, type Random } from './random'

/** How a department spends its money over the years. */
export type SpendingHabit = 'steady' | 'fair' | 'chronic' | 'recovering' | 'volatile'

const LABELS: Record<FundSource, string> = {
  total: '部门预算总额',
  government: '政府预算资金',
  fiscalAccount: '财政专户管理资金',
  ownFunds: '单位资金',
  carryOver: '上年结转',
  other: '其他资金',
}

/** Percent of departments of a type that have the source at all. */
const HAS_SOURCE: Record<DepartmentType, Partial<Record<FundSource, number>>> = {
  admin: { carryOver: 20 },
  window: { ownFunds: 30, carryOver: 20 },
  construction: { carryOver: 60, other: 40 },
  livelihood: { carryOver: 40, other: 30 },
  industry: { ownFunds: 20, carryOver: 40, other: 30 },
  culture: { ownFunds: 50, carryOver: 30 },
  law: { fiscalAccount: 25, carryOver: 30 },
  health: { fiscalAccount: 40, ownFunds: 90, carryOver: 30 },
  education: { fiscalAccount: 85, ownFunds: 40, carryOver: 30 },
  township: { ownFunds: 20, carryOver: 50, other: 40 },
}

/** Share of the money in percent, lowest and highest, that a source brings. */
const SHARE: Partial<Record<FundSource, [number, number]>> = {
  fiscalAccount: [3, 14],
  ownFunds: [2, 18],
  carryOver: [1, 9],
  other: [1, 5],
}

/** Draws the habit: most spend well, a few are low for years, some recover. */
export function drawHabit(random: Random): SpendingHabit {
  const draw = random.whole(1, 100)
  if (draw <= 58) return 'steady'
  if (draw <= 76) return 'fair'
  if (draw <= 83) return 'chronic'
  if (draw <= 90) return 'recovering'
  return 'volatile'
}

/** Execution rate of one year in percent; `step` counts the department's years from 0. */
function executionRate(habit: SpendingHabit, step: number, random: Random): Decimal {
  switch (habit) {
    case 'steady':
      return random.between(94, '99.9', 2)
    case 'fair':
      return random.between(85, 97, 2)
    case 'chronic':
      return random.between(46, '69.5', 2)
    case 'recovering':
      return Decimal.min('97.5', random.between(54, 62, 2).plus(step * 8))
    case 'volatile':
      return random.between(66, '99.5', 2)
  }
}

const money = (value: Decimal) => value.toDecimalPlaces(2, Decimal.ROUND_HALF_UP)

/**
 * The budget lines of all years of one department, total first. Sources add up to the total exactly, nothing is
 * executed above its budget, and rates are stated as a department would: half up to 2 decimals.
 */
export function drawBudgets(
  department: Department,
  habit: SpendingHabit,
  seed: number,
): Map<number, BudgetLine[]> {
  const random = createRandom(seed, `budget ${department.name}`)
  const spread = department.fixedSize ? new Decimal(1) : random.normal().times('0.45').exp()
  let initial = money(new Decimal(department.typicalBudget).times(spread))
  const sources = Object.entries(HAS_SOURCE[department.type]).flatMap(([source, percent]) =>
    random.chance(percent) ? [source as FundSource] : [],
  )
  return new Map(
    yearsOf(department).map((year, step) => {
      if (step > 0) initial = money(initial.times(random.between('0.94', '1.09', 4)))
      const change = random.chance(24) ? random.between(10, 34, 2) : random.between(-6, '9.5', 2)
      const adjusted = money(initial.times(change.plus(100)).div(100))
      const executed = money(adjusted.times(executionRate(habit, step, random)).div(100))
      return [year, splitIntoSources({ initial, adjusted, executed }, sources, random)]
    }),
  )
}

interface Amounts {
  initial: Decimal
  adjusted: Decimal
  executed: Decimal
}

function splitIntoSources(total: Amounts, sources: readonly FundSource[], random: Random): BudgetLine[] {
  const rate = total.executed.div(total.adjusted)
  const rest = { ...total }
  const parts = sources.map((source): BudgetLine => {
    const [low, high] = SHARE[source] ?? [1, 2]
    const share = random.between(low, high, 2).div(100)
    const initial = money(total.initial.times(share))
    // What was carried over is known when the year begins; other sources move a little during the year.
    const adjusted =
      source === 'carryOver' ? initial : money(initial.times(random.between('0.97', '1.06', 4)))
    // At least the overall rate, so that the remainder left to the government's money stays within its budget.
    const executed = money(adjusted.times(rate.plus(new Decimal(1).minus(rate).times(random.fraction()))))
    rest.initial = rest.initial.minus(initial)
    rest.adjusted = rest.adjusted.minus(adjusted)
    rest.executed = rest.executed.minus(executed)
    return budgetLine(source, { initial, adjusted, executed })
  })
  return [budgetLine('total', total), budgetLine('government', rest), ...parts]
}

function budgetLine(fundSource: FundSource, { initial, adjusted, executed }: Amounts): BudgetLine {
  return {
    fundSource,
    label: LABELS[fundSource],
    initialBudget: initial.toFixed(2),
    adjustedBudget: adjusted.toFixed(2),
    executed: executed.toFixed(2),
    reportedRate: executed.times(100).div(adjusted).toFixed(2, Decimal.ROUND_HALF_UP),
    weight: fundSource === 'total' ? '10' : null,
    reportedScore: null,
    cells: {},
  }
}
