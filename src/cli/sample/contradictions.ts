import { Decimal } from 'decimal.js'
import type { Indicator } from '@/engine'
import type { Random } from './random'
import { addUp, SAMPLE_SCHEME, score, type SampleTable } from './tables'

/** One contradiction put into a table on purpose. `place` = the indicator, or the column of the budget list. */
export interface PlantedContradiction {
  department: string
  year: number
  rule: string
  place: string
}

/** Changes a table so that it breaks one rule and no other; null where this table does not lend itself to it. */
type Plant = (table: SampleTable, random: Random) => { table: SampleTable; place: string } | null

const CLAIM_NAMES = ['预算执行率', '预算调整率', '结转结余率']

function claim(name: string, said: string): Plant {
  return (table, random) => {
    const row = table.indicators.find(({ level3 }) => level3 === name)
    if (!row || new Decimal(row.actual?.replace('%', '') ?? 0).minus(said.replace('%', '')).abs().lt('0.5'))
      return null
    const kind = score({ ...row, actual: said }, random)
    return { table: addUp(withRow(table, kind)), place: name }
  }
}

function withRow(table: SampleTable, row: Indicator): SampleTable {
  return {
    ...table,
    indicators: table.indicators.map((other) => (other.level3 === row.level3 ? row : other)),
  }
}

function withTotalLine(table: SampleTable, change: Partial<SampleTable['budget'][number]>): SampleTable {
  return {
    ...table,
    budget: table.budget.map((line, index) => (index === 0 ? { ...line, ...change } : line)),
  }
}

/** A row that lost at least `points`, outside the three rates of the budget. */
function missedRow({ indicators }: SampleTable, points: string): Indicator | undefined {
  return indicators.find(
    ({ level3, weight, reportedScore }) =>
      !CLAIM_NAMES.includes(level3) && new Decimal(weight ?? 0).minus(reportedScore ?? 0).gte(points),
  )
}

/** The rules that the sample plants, each with the change that breaks it. */
export const PLANTS: Record<string, Plant> = {
  'claim.execution-rate': claim('预算执行率', '100%'),
  'claim.adjustment-rate': claim('预算调整率', '0%'),
  'claim.carryover-rate': claim('结转结余率', '0%'),
  'score.full-despite-missed': (table) => {
    const row = missedRow(table, '0.1')
    if (!row) return null
    return {
      table: addUp(withRow(table, { ...row, reportedScore: row.weight, reason: null })),
      place: row.level3,
    }
  },
  'score.lost-without-reason': (table) => {
    const row = missedRow(table, '0.05')
    return row ? { table: withRow(table, { ...row, reason: null }), place: row.level3 } : null
  },
  'score.over-weight': (table, random) => {
    const full = table.indicators.filter(
      ({ weight, reportedScore, level1 }) => weight === reportedScore && level1 !== '投入管理指标',
    )
    if (full.length === 0) return null
    const row = random.pick(full)
    const points = new Decimal(row.weight ?? 0).plus(random.pick(['0.5', '1', '2'])).toString()
    return { table: addUp(withRow(table, { ...row, reportedScore: points })), place: row.level3 }
  },
  'budget.sources-sum': (table, random) => {
    const [total, government, ...rest] = table.budget
    if (!total || !government) return null
    // Two digits changed places, as happens when figures are copied by hand: the difference is a multiple of 9.
    const wrong = new Decimal(government.initialBudget ?? 0).plus(9 * random.whole(1, 4)).toFixed(2)
    return {
      table: { ...table, budget: [total, { ...government, initialBudget: wrong }, ...rest] },
      place: '年初预算数',
    }
  },
  'budget.rate-mismatch': (table, random) => {
    const rate = new Decimal(table.budget[0]?.reportedRate ?? 0)
    const said = Decimal.min(100, rate.plus(random.between(2, 9, 2)))
    if (said.minus(rate).lt(1)) return null
    return { table: withTotalLine(table, { reportedRate: said.toFixed(2) }), place: '执行率' }
  },
  'budget.score-mismatch': (table) => {
    const due = new Decimal(table.budget[0]?.reportedScore ?? 10)
    if (due.gt('9.7')) return null
    return { table: addUp(withTotalLine(table, { reportedScore: '10' })), place: '得分' }
  },
  'total.sum': (table, random) => {
    const wrong = new Decimal(table.total).plus(random.pick(['0.5', '1', '1.5', '-1']))
    if (wrong.gt(100)) return null
    const grade = SAMPLE_SCHEME.grades.find(({ from }) => wrong.gte(from))?.grade ?? table.grade
    return { table: { ...table, total: wrong.toString(), grade }, place: '总分' }
  },
  'grade.mismatch': (table) => {
    const better: Record<string, string> = { 差: '中', 中: '良', 良: '优' }
    const grade = better[table.grade]
    return grade === undefined ? null : { table: { ...table, grade }, place: '等级' }
  },
  'target.too-low': (table, random) => {
    const row = table.indicators.find(
      ({ target, reportedScore, weight }) =>
        /^≥\d{2,}[^\d%]+$/u.test(target ?? '') && reportedScore === weight,
    )
    if (!row) return null
    const [, goal = '0', unit = ''] = /^≥(\d+)(.*)$/u.exec(row.target ?? '') ?? []
    const actual = new Decimal(goal)
      .times(random.between('1.7', 4, 2))
      .toDecimalPlaces(0)
      .toString()
    return {
      table: addUp(withRow(table, score({ ...row, actual: `${actual}${unit}` }, random))),
      place: row.level3,
    }
  },
}

/** How many departments score kindly every year, claiming rates that their own budget contradicts. */
const LENIENT = 6
const CLAIMS = ['claim.execution-rate', 'claim.adjustment-rate', 'claim.carryover-rate']
/** Tables outside those departments that get one of the other contradictions, per rule. */
const PER_RULE = 3

/**
 * Plants contradictions in about one table in ten: the claims in a few departments year after year, the others
 * here and there, one rule a table. Changes `tables` in place and returns what was planted.
 */
export function plantContradictions(tables: SampleTable[], random: Random): PlantedContradiction[] {
  const planted: PlantedContradiction[] = []
  function plant(index: number, rule: string): boolean {
    const table = tables[index]
    const changed = table && PLANTS[rule]?.(table, random)
    if (!table || !changed) return false
    tables[index] = changed.table
    planted.push({ department: table.department.name, year: table.year, rule, place: changed.place })
    return true
  }

  const withMuchToHide = [
    ...new Set(
      tables
        .filter(({ budget }) => new Decimal(budget[0]?.reportedRate ?? 100).lt(88))
        .map(({ department }) => department.name),
    ),
  ]
  const lenient = new Set(random.choose(withMuchToHide, LENIENT))
  tables.forEach(({ department }, index) => {
    if (!lenient.has(department.name) || random.chance(15)) return
    for (const rule of CLAIMS) if (random.chance(75)) plant(index, rule)
  })

  const untouched = () =>
    tables.flatMap(({ department, year }, index) =>
      lenient.has(department.name) ||
      planted.some((one) => one.department === department.name && one.year === year)
        ? []
        : [index],
    )
  for (const rule of Object.keys(PLANTS).filter((id) => !CLAIMS.includes(id))) {
    for (let count = 0, tries = 0; count < PER_RULE && tries < 500; tries++) {
      if (plant(random.pick(untouched()), rule)) count++
    }
  }
  return planted.sort((a, b) => a.year - b.year)
}
