import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Decimal } from 'decimal.js'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkFiles, type CheckedBatch } from '@/pipeline'
import {
  executionRows,
  findingRuleRows,
  fundSourceRows,
  level1Rows,
  loadBatch,
  lostPointsRows,
  problemYearRows,
  scoreRows,
  yearRows,
  type Filter,
  type Warehouse,
} from '@/warehouse'
import { ADAPTERS } from './adapters'

// The figures of the pages, computed a second time from the files of the sample district: no SQL, no engine, only
// sums and quotients as a person with a calculator would make them.

const NAMES = ['指标明细.csv', '预算明细.csv', '问题清单.csv'] as const
type Row = Record<string, string>
const read = (name: string): Row[] =>
  Papa.parse<Row>(readFileSync(resolve('data/sample', name), 'utf8').replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  }).data
const [INDICATORS, BUDGETS] = NAMES.map(read) as [Row[], Row[], Row[]]
const TOTALS = BUDGETS.filter((row) => row.资金来源 === '部门预算总额')

const D = (text: string | undefined) => new Decimal(text === undefined || text === '' ? 0 : text)
const total = (values: readonly Decimal[]) => values.reduce((sum, value) => sum.plus(value), new Decimal(0))
const rate = (executed: Decimal, budget: Decimal) =>
  budget.isZero() ? null : executed.times(100).div(budget).toFixed(2, Decimal.ROUND_HALF_UP)
const same = (text: string | null) => (text === null ? null : new Decimal(text).toFixed())
const groupBy = <T>(rows: readonly T[], key: (row: T) => string) => {
  const groups = new Map<string, T[]>()
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row])
  return groups
}

const THRESHOLD = '90'
const FILTERS: { title: string; filter: Filter }[] = [
  { title: 'all years', filter: { kind: 'department', years: [], departments: [] } },
  { title: 'one year', filter: { kind: 'department', years: [2023], departments: [] } },
  {
    title: 'two years of two departments',
    filter: { kind: 'department', years: [2019, 2024], departments: ['澄川区教育局', '澄川区民政局'] },
  },
]
const chosen = ({ years, departments }: Filter) => {
  const [inYears, inDepartments] = [new Set(years.map(String)), new Set(departments)]
  return (row: Row) =>
    (inYears.size === 0 || inYears.has(row.年度!)) &&
    (inDepartments.size === 0 || inDepartments.has(row.部门!))
}

let batch: CheckedBatch
beforeAll(async () => {
  batch = await checkFiles(
    NAMES.map((name) => {
      const bytes = new Uint8Array(readFileSync(resolve('data/sample', name)))
      return { name, size: bytes.length, bytes: () => Promise.resolve(bytes) }
    }),
  )
})

describe.each(ADAPTERS)('$adapter', ({ open }) => {
  let w: Warehouse
  beforeAll(async () => {
    w = await open()
    await loadBatch(w, batch, { origin: 'sample' })
  })
  afterAll(() => w.close())

  describe.each(FILTERS)('$title', ({ filter }) => {
    const inFilter = chosen(filter)

    it('execution: budget, executed, unspent, rate, slow tables of each year', async () => {
      const expected = [...groupBy(TOTALS.filter(inFilter), (row) => row.年度!)].map(([year, rows]) => {
        const budget = total(rows.map((row) => D(row.全年预算数)))
        const executed = total(rows.map((row) => D(row.全年执行数)))
        const slow = rows.filter((row) => {
          const one = rate(D(row.全年执行数), D(row.全年预算数))
          return one !== null && new Decimal(one).lt(THRESHOLD)
        })
        return [
          Number(year),
          rows.length,
          budget.toFixed(),
          executed.toFixed(),
          budget.minus(executed).toFixed(),
          rate(executed, budget),
          slow.length,
        ]
      })
      const rows = await yearRows(w, filter, THRESHOLD)
      expect(
        rows.map((row) => [
          row.year,
          row.evaluations,
          same(row.adjustedBudget),
          same(row.executed),
          same(row.unspent),
          row.executionRate,
          row.slow,
        ]),
      ).toEqual(expected)
    })

    it('execution: each table', async () => {
      const key = (year: string | number, department: string) => `${year} ${department}`
      const expected = new Map(
        TOTALS.filter(inFilter).map((row) => [
          key(row.年度!, row.部门!),
          [D(row.全年预算数).minus(D(row.全年执行数)).toFixed(), rate(D(row.全年执行数), D(row.全年预算数))],
        ]),
      )
      const rows = await executionRows(w, filter, THRESHOLD)
      expect(
        new Map(rows.map((row) => [key(row.year, row.department), [same(row.unspent), row.executionRate]])),
      ).toEqual(expected)
    })

    it('execution: fund sources add up to the total line of their year', async () => {
      const rows = await fundSourceRows(w, filter)
      for (const [year, lines] of groupBy(rows, (row) => String(row.year))) {
        const parts = lines.filter((row) => row.fundSource !== 'total')
        const whole = lines.find((row) => row.fundSource === 'total')!
        const stated = BUDGETS.filter((row) => row.年度 === year && inFilter(row))
        const [statedTotal, statedParts] = [
          stated.filter((row) => row.资金来源 === '部门预算总额'),
          stated.filter((row) => row.资金来源 !== '部门预算总额'),
        ]
        for (const [field, column] of [
          ['adjustedBudget', '全年预算数'],
          ['executed', '全年执行数'],
        ] as const) {
          expect(same(whole[field])).toBe(total(statedTotal.map((row) => D(row[column]))).toFixed())
          expect(total(parts.map((row) => D(row[field]))).toFixed()).toBe(
            total(statedParts.map((row) => D(row[column]))).toFixed(),
          )
        }
      }
      expect(rows.length).toBeGreaterThan(0)
    })

    it('scores: the totals that the tables state', async () => {
      const rows = await scoreRows(w, filter)
      expect(rows.map((row) => `${row.year} ${row.department} ${same(row.reportedTotal)}`).sort()).toEqual(
        TOTALS.filter(inFilter)
          .map((row) => `${row.年度} ${row.部门} ${D(row.总分).toFixed()}`)
          .sort(),
      )
      for (const row of rows)
        if (row.reportedTotal !== null && row.total !== null)
          expect(same(row.difference)).toBe(D(row.reportedTotal).minus(row.total).toFixed())
    })

    it('scores: points and self scores by level-1 indicator', async () => {
      const stated = INDICATORS.filter((row) => inFilter(row) && row.分值 !== '' && row.得分 !== '')
      const expected = [...groupBy(stated, (row) => `${row.年度} ${row.一级指标}`)]
        .map(([key, rows]) => [
          key,
          total(rows.map((row) => D(row.分值))).toFixed(),
          total(rows.map((row) => D(row.得分))).toFixed(),
        ])
        .sort()
      const rows = await level1Rows(w, filter)
      expect(
        rows
          .filter((row) => row.level1 !== '预算执行率')
          .map((row) => [`${row.year} ${row.level1}`, same(row.weight), same(row.reportedScore)])
          .sort(),
      ).toEqual(expected)
    })

    it('scores, problems and findings: the same counts as in the checked tables themselves', async () => {
      const departments = new Set(filter.departments)
      const years = new Set(filter.years)
      const tables = batch.evaluations.filter(
        (table) =>
          (years.size === 0 || years.has(table.year!)) &&
          (departments.size === 0 || departments.has(table.department!)),
      )
      const lost = total(
        tables.flatMap((table) =>
          [...table.indicators, ...table.budget.filter((line) => line.fundSource === 'total')].flatMap(
            ({ weight, score, reportedScore }) => {
              const points = score ?? reportedScore
              return weight !== null && points !== null && D(weight).gt(points)
                ? [D(weight).minus(points)]
                : []
            },
          ),
        ),
      )
      expect(total((await lostPointsRows(w, filter, 100_000)).map((row) => D(row.lost))).toFixed()).toBe(
        lost.toFixed(),
      )
      const findings = groupBy(
        tables.flatMap((table) => table.findings),
        (one) => one.rule,
      )
      expect(new Map((await findingRuleRows(w, filter)).map((row) => [row.rule, row.findings]))).toEqual(
        new Map([...findings].map(([rule, all]) => [rule, all.length])),
      )
      const named = groupBy(
        tables.flatMap((table) =>
          table.classified.flatMap((problem) =>
            problem.categories.map(({ code }) => ({
              code,
              year: table.year!,
              department: table.department!,
            })),
          ),
        ),
        ({ code, year }) => `${code} ${year}`,
      )
      expect(
        new Map(
          (await problemYearRows(w, filter))
            .filter((row) => row.sentences > 0)
            .map((row) => [`${row.category} ${row.year}`, [row.sentences, row.departments]]),
        ),
      ).toEqual(
        new Map(
          [...named].map(([key, all]) => [key, [all.length, new Set(all.map((one) => one.department)).size]]),
        ),
      )
    })
  })
})
