import type { SpendingHabit } from './budgets'
import { yearsOf, type Department, type DepartmentType } from './district'
import texts from './problem-texts.json'
import { createRandom, type Random } from './random'

/** One row of the problem list. */
export interface SampleProblem {
  department: string
  year: number
  text: string
  measure: string
  /** The category that the sentence was written for; null for 无. */
  category: string | null
}

/** A category that a department names in more than one year of its problem list. */
export interface PlantedRecurrence {
  department: string
  category: string
  years: number[]
}

const CODES = Object.keys(texts.categories)
/** Where a draw picks the recurring categories from: the common ones stand several times. */
const COMMON = ['PAY', 'BUDGET', 'TARGET', 'AWARE', 'SKILL', 'PROGRESS', 'EVIDENCE', 'STAFF', 'ASSET', 'USE']

/** Who builds: only they have trouble with sites and permits. */
const BUILDERS: DepartmentType[] = ['construction', 'township', 'industry', 'education']
const ONLY_BUILDERS = ['PROGRESS', 'PREP']

/** In which of the six years a problem stands: runs, gaps, problems that go away, problems that come late. */
const PATTERNS = [
  '111111',
  '111100',
  '001111',
  '110110',
  '101101',
  '111000',
  '000111',
  '011110',
  '110011',
  '010010',
  '111110',
]

/** Draws the problem list of one department: recurring categories by pattern, now and then one more. */
export function drawProblems(department: Department, habit: SpendingHabit, seed: number): SampleProblem[] {
  const random = createRandom(seed, `problems ${department.name}`)
  const recurring = new Map<string, string>()
  const fits = (code: string) => BUILDERS.includes(department.type) || !ONLY_BUILDERS.includes(code)
  if (habit === 'chronic')
    recurring.set('PAY', '111111').set('CARRY', random.pick(['111100', '001111', '110110']))
  if (habit === 'recovering') recurring.set('PAY', '111100')
  for (const code of random.choose([...COMMON, ...CODES].filter(fits), random.whole(1, 3)))
    if (!recurring.has(code)) recurring.set(code, random.pick(PATTERNS))

  return yearsOf(department).flatMap((year) => {
    const codes = [...recurring].flatMap(([code, pattern]) => (pattern[year - 2019] === '1' ? [code] : []))
    if (year >= 2020 && year <= 2022 && random.chance(35)) codes.push('EXTERNAL')
    if (random.chance(30)) codes.push(random.pick(CODES.filter(fits)))
    if (codes.length === 0)
      return random.chance(60)
        ? [{ department: department.name, year, text: random.pick(texts.none), measure: '', category: null }]
        : []
    return [...new Set(codes)].map((code) => write(department.name, year, code, random))
  })
}

function write(department: string, year: number, code: string, random: Random): SampleProblem {
  const { sentences, measures } = texts.categories[code as keyof typeof texts.categories]
  return { department, year, text: random.pick(sentences), measure: random.pick(measures), category: code }
}

/** Which category a department names in which years, for all that it names in two years or more. */
export function findRecurrences(problems: readonly SampleProblem[]): PlantedRecurrence[] {
  const years = new Map<string, PlantedRecurrence>()
  for (const { department, year, category } of problems) {
    if (category === null) continue
    const key = `${department} ${category}`
    const entry = years.get(key) ?? { department, category, years: [] }
    if (!entry.years.includes(year)) entry.years.push(year)
    years.set(key, entry)
  }
  return [...years.values()].filter((entry) => entry.years.length > 1)
}

/** A category with a promised measure that the department names again in its next table. */
export interface PlantedReturn {
  department: string
  category: string
  promised: number
  again: number
}

/** Promises that were not kept: from one year of a department's tables to the next. */
export function findReturns(problems: readonly SampleProblem[]): PlantedReturn[] {
  const named = new Set(problems.map(({ department, year, category }) => `${department} ${year} ${category}`))
  return problems.flatMap(({ department, year, category, measure }) =>
    category !== null && measure !== '' && named.has(`${department} ${year + 1} ${category}`)
      ? [{ department, category, promised: year, again: year + 1 }]
      : [],
  )
}

/** The state of a category that a department has ever named, in each year from the first naming on. */
export interface PlantedStates {
  department: string
  category: string
  /** First year of `states`. */
  from: number
  /** One letter a year: N new, C continuing, B back after a gap, G gone, U no report that year. */
  states: string
}

/**
 * Walks each category of each department year by year: the plain way, to hold the SQL view against. A department that ended
 * has no report, which neither breaks a run nor counts in it.
 */
export function findStates(
  problems: readonly SampleProblem[],
  departments: readonly Department[],
  lastYear: number,
): PlantedStates[] {
  return departments.flatMap((department) => {
    const own = problems.filter((one) => one.department === department.name)
    const reported = new Set(yearsOf(department))
    const categories = [...new Set(own.flatMap(({ category }) => (category === null ? [] : [category])))]
    return categories.map((category) => {
      const named = new Set(own.filter((one) => one.category === category).map(({ year }) => year))
      const from = Math.min(...named)
      let states = ''
      let running = false
      for (let year = from; year <= lastYear; year++) {
        if (!reported.has(year)) states += 'U'
        else if (!named.has(year)) states += 'G'
        else states += running ? 'C' : year === from ? 'N' : 'B'
        if (reported.has(year)) running = named.has(year)
      }
      return { department: department.name, category, from, states }
    })
  })
}
