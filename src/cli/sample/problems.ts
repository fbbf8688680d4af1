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

/** A problem and its measure, taken word for word from another department's list. */
export interface PlantedCopy {
  department: string
  year: number
  text: string
  from: { department: string; year: number }
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

/** Lets some departments copy a problem with its measure, in words long enough to be no coincidence. */
export function plantCopies(problems: SampleProblem[], count: number, random: Random): PlantedCopy[] {
  const copies: PlantedCopy[] = []
  for (let tries = 0; copies.length < count && tries < 5_000; tries++) {
    const source = random.pick(problems)
    const index = random.whole(0, problems.length - 1)
    const target = problems[index]
    if (!target?.category || !source.category || source.department === target.department) continue
    if (source.year !== target.year || source.category !== target.category || source.text === target.text)
      continue
    if (
      copies.some(
        ({ department, from }) =>
          [department, from.department].includes(target.department) || department === source.department,
      )
    )
      continue
    const text = `${source.text.replace(/。$/u, '')}，主要原因是${random.pick(CAUSES)}，在今后的工作中需要引以为戒。`
    const measure = `${source.measure.replace(/。$/u, '')}，由分管领导牵头，于次年六月底前完成，并报区财政局备案。`
    for (const problem of problems)
      if (problem === source || problem === target) Object.assign(problem, { text, measure })
    copies.push({
      department: target.department,
      year: target.year,
      text,
      from: { department: source.department, year: source.year },
    })
  }
  return copies
}

const CAUSES = [
  '年初对工作统筹考虑较少',
  '责任分工落实到人的时间较短',
  '相关科室之间衔接较少',
  '工作方法仍沿用往年做法',
]

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
