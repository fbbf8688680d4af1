import { plantContradictions } from './contradictions'
import { DISTRICT } from './district'
import { plantCopies } from './copies'
import { drawProblems, findRecurrences, findReturns, findStates } from './problems'
import { createRandom } from './random'
import { readme } from './readme'
import { drawTables } from './tables'
import { budgetList, indicatorList, problemList } from './write'

/** The seed of the district in `data/sample`. */
export const DEFAULT_SEED = 20240601

/** Problems that are copied from another department, and from the department's own list of last year. */
const COPIES = { between: 12, years: 8 }

/** Writes the whole sample district: file name → text. The same seed gives the same bytes. */
export function generateSample(seed: number): Map<string, string> {
  const drawn = DISTRICT.departments.map((department) => ({ department, ...drawTables(department, seed) }))
  const problems = drawn
    .flatMap(({ department, habit }) => drawProblems(department, habit, seed))
    .sort((a, b) => a.year - b.year)
  const tables = drawn.flatMap((one) => one.tables).sort((a, b) => a.year - b.year)
  const contradictions = plantContradictions(tables, createRandom(seed, 'contradictions'))
  const copies = plantCopies(problems, COPIES, createRandom(seed, 'copies'))

  const planted = {
    note: '模拟数据：部门、金额、指标与问题均为程序编造。Simulated: every department, amount, indicator and problem is made up.',
    seed,
    district: DISTRICT.district,
    tables: tables.length,
    merger: DISTRICT.merger,
    newDepartment: DISTRICT.newDepartment,
    contradictions,
    lowSpenders: drawn
      .filter(({ habit }) => habit === 'chronic' || habit === 'recovering')
      .map(({ department, habit }) => ({ department: department.name, habit })),
    recurrences: findRecurrences(problems),
    states: findStates(problems, DISTRICT.departments, DISTRICT.lastYear),
    returned: findReturns(problems),
    copies,
  }
  return new Map([
    ['指标明细.csv', indicatorList(tables)],
    ['预算明细.csv', budgetList(tables)],
    ['问题清单.csv', problemList(problems)],
    ['planted.json', `${JSON.stringify(planted, null, 2)}\n`],
    ['README.md', readme(seed, tables.length)],
  ])
}
