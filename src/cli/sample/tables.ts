import { Decimal } from 'decimal.js'
import {
  gradeOf,
  schemeById,
  scoreBudgetLine,
  scoreIndicator,
  sum,
  type BudgetLine,
  type Indicator,
  type Scheme,
} from '@/engine'
import { yearsOf, type Department } from './district'
import { drawBudgets, drawHabit, type SpendingHabit } from './budgets'
import indicatorData from './indicators.json'
import { createRandom, type Random } from './random'
import { reasonFor } from './reasons'

/** One made-up table: as a department would hand it in, all columns as text. */
export interface SampleTable {
  department: Department
  year: number
  budget: BudgetLine[]
  indicators: Indicator[]
  total: string
  grade: string
}

interface IndicatorPlan {
  level1: string
  level2: string
  level3: string
  target: string
  weight: string
  kind: string
}

interface ResultPlans {
  tasks: IndicatorPlan[]
  goals: IndicatorPlan[]
  effects: IndicatorPlan[]
  satisfaction: IndicatorPlan[]
}

/** The scheme that the sample's scores follow. */
export const SAMPLE_SCHEME: Scheme = requireScheme('shangjie-department-2022')

function requireScheme(id: string): Scheme {
  const scheme = schemeById(id)
  if (!scheme) throw new Error(`没有评分方案 ${id}。There is no scheme ${id}.`)
  return scheme
}

/** All tables of one department, with its spending habit, without any contradiction. */
export function drawTables(
  department: Department,
  seed: number,
): { habit: SpendingHabit; tables: SampleTable[] } {
  const random = createRandom(seed, `table ${department.name}`)
  const habit = drawHabit(random)
  const budgets = drawBudgets(department, habit, seed)
  const reliability = drawReliability(habit, random)
  const plans = [...indicatorData.frame, ...drawResults(department, random)]
  const tables = yearsOf(department).map((year) => {
    const budget = scoreTotalLine(budgets.get(year) ?? [])
    const indicators = plans.map((plan) => fillIn(plan, budget[0]!, reliability, random))
    return addUp({ department, year, budget, indicators, total: '', grade: '' })
  })
  return { habit, tables }
}

/** The department's own outputs and benefits: chosen once, the same every year. */
function drawResults({ type }: Department, random: Random): IndicatorPlan[] {
  const plans: ResultPlans = indicatorData.results[type]
  return [
    ...random.choose(plans.tasks, 2),
    ...random.choose(plans.goals, 1),
    ...random.choose(plans.effects, 1),
    ...plans.satisfaction,
  ]
}

/** Writes total and grade of a table from its reported scores. */
export function addUp(table: SampleTable): SampleTable {
  const scores = [...table.budget.slice(0, 1), ...table.indicators].map(({ reportedScore }) => reportedScore)
  const total = sum(scores) ?? '0'
  return { ...table, total, grade: gradeOf(total, SAMPLE_SCHEME) }
}

function scoreTotalLine([total, ...sources]: BudgetLine[]): BudgetLine[] {
  if (!total) throw new Error('缺少预算总额行。The total line is missing.')
  return [{ ...total, reportedScore: scoreBudgetLine(total, SAMPLE_SCHEME).score }, ...sources]
}

/** Percent of its results that a department reaches; who spends badly mostly delivers less, too. */
function drawReliability(habit: SpendingHabit, random: Random): number {
  if (random.chance(6)) return random.whole(30, 50)
  const typical: Record<SpendingHabit, number> = {
    steady: 94,
    fair: 90,
    recovering: 84,
    volatile: 80,
    chronic: 66,
  }
  return typical[habit] + random.whole(-8, 5)
}

function fillIn(plan: IndicatorPlan, total: BudgetLine, reliability: number, random: Random): Indicator {
  return score(
    {
      level1: plan.level1,
      level2: plan.level2,
      level3: plan.level3,
      target: plan.target,
      actual: drawActual(plan, total, reliability, random),
      measureUnit: null,
      weight: plan.weight,
      reportedScore: null,
      reportedDeviation: null,
      reason: null,
      cell: { file: '', row: 0, column: 0 },
      cells: {},
    },
    random,
  )
}

/** Gives an indicator the score, the deviation and, where points are lost, the reason that its actual calls for. */
export function score(indicator: Indicator, random: Random): Indicator {
  const { score: points, deviation } = scoreIndicator(indicator, SAMPLE_SCHEME)
  const lost = points !== null && indicator.weight !== null && new Decimal(points).lt(indicator.weight)
  return {
    ...indicator,
    reportedScore: points,
    reportedDeviation: deviation,
    reason: lost ? reasonFor(indicator, random) : null,
  }
}

/** The actual value as text. The three rates of the budget are taken from the budget block itself. */
function drawActual(
  { kind, target, level1 }: IndicatorPlan,
  total: BudgetLine,
  reliability: number,
  random: Random,
): string {
  const [initial, adjusted, executed] = [total.initialBudget, total.adjustedBudget, total.executed].map(
    (amount) => new Decimal(amount ?? 0),
  ) as [Decimal, Decimal, Decimal]
  const percent = (part: Decimal, whole: Decimal) =>
    `${part.times(100).div(whole).toFixed(2, Decimal.ROUND_HALF_UP)}%`
  switch (kind) {
    case 'executionRate':
      return percent(executed, adjusted)
    case 'adjustmentRate':
      return percent(adjusted.minus(initial).abs(), initial)
    case 'carryoverRate':
      return percent(adjusted.minus(executed), adjusted)
    case 'quality':
      return random.chance(reliability) ? '100%' : random.pick(['95%', '90%', '85%', '80%', '70%'])
    case 'percentAtMost':
      return `${random.between(58, '99.5', 1).toString()}%`
    default:
      // Management is what every department says it does well; results are where they differ.
      return drawQuantity(kind, target, level1 === '投入管理指标' ? 97 : reliability, random)
  }
}

/** Mostly at or a little above the target, now and then below; never so far above that the target looks too low. */
function drawQuantity(kind: string, target: string, reliability: number, random: Random): string {
  const [, figure = '0', unit = ''] = /^[≥≤]?(\d+)(.*)$/u.exec(target) ?? []
  const goal = new Decimal(figure)
  const met = random.chance(reliability)
  if (kind === 'percent') {
    const best = Decimal.min(100, goal.times('1.25'))
    const actual = met
      ? goal.plus(random.between(0, best.minus(goal), 1))
      : goal.times(random.between('0.62', '0.985', 3)).toDecimalPlaces(1)
    return `${actual.toString()}%`
  }
  if (kind === 'countAtMost')
    return `${met ? random.whole(0, goal.toNumber()) : goal.plus(random.whole(1, 4)).toString()}${unit}`
  const factor = met ? random.between(1, '1.22', 3) : random.between('0.52', '0.97', 3)
  const rounding = met ? Decimal.ROUND_HALF_UP : Decimal.ROUND_DOWN
  return `${goal.times(factor).toDecimalPlaces(0, rounding).toString()}${unit}`
}
