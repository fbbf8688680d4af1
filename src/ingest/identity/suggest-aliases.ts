import { likelySame, renamesOf, type Likeness } from './likely-same'
import { normaliseDepartment } from './normalise-department'

/** Two names that may mean one department: offered to the officer, who decides. */
export interface AliasSuggestion extends Likeness {
  /** The name that ends earlier. */
  alias: string
  /** The name of the later years, under which the years would be joined. */
  department: string
  /** Years of each name, ascending. */
  aliasYears: number[]
  departmentYears: number[]
}

/** A bucket of names that are merely alike in beginning and end says nothing once it holds more than this many. */
const LARGEST_LOOSE_BUCKET = 40

/** From here on two names differ in writing only, and are one department even where both stand in one year. */
const SAME_WRITING = 97

/**
 * Names of different years that may mean one department, the likeliest first, at most one for each name. Two names that
 * stand in one year are two departments, unless they differ in writing only. Names are compared only where they share a
 * key (short form, one character left out, beginning and end), so that the time grows with the number of names and not
 * with its square.
 *
 * @param departmentsByYear the names as written, by year; a year may name a department more than once
 */
export function suggestAliases(departmentsByYear: ReadonlyMap<number, Iterable<string>>): AliasSuggestion[] {
  const steps = suggesting(departmentsByYear)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The same in tasks of some milliseconds: a province has thousands of names, and the page must answer meanwhile. */
export async function suggestAliasesInSteps(
  departmentsByYear: ReadonlyMap<number, Iterable<string>>,
): Promise<AliasSuggestion[]> {
  const steps = suggesting(departmentsByYear)
  for (;;) {
    const until = performance.now() + STEP_MS
    do {
      const step = steps.next()
      if (step.done) return step.value
    } while (performance.now() < until)
    await new Promise<void>((nextTask) => setTimeout(nextTask))
  }
}
const STEP_MS = 8

/** Yields between two steps of its work. */
function* suggesting(
  departmentsByYear: ReadonlyMap<number, Iterable<string>>,
): Generator<void, AliasSuggestion[]> {
  const years = yearsOfNames(departmentsByYear)
  const best = new Map<string, AliasSuggestion>()
  const seen = new Set<string>()
  for (const pairOrStep of candidates([...years.keys()])) {
    yield
    if (!pairOrStep) continue
    const [a, b] = pairOrStep
    const pair = a < b ? `${a}\n${b}` : `${b}\n${a}`
    if (seen.has(pair)) continue
    seen.add(pair)
    const found = likelySame(a, b)
    if (!found) continue
    const [alias, department] = inOrder(a, b, years)
    const aliasYears = years.get(alias)!
    const departmentYears = years.get(department)!
    const together = aliasYears.some((year) => departmentYears.includes(year))
    if (together && found.confidence < SAME_WRITING) continue
    const known = best.get(alias)
    if (known && known.confidence >= found.confidence) continue
    best.set(alias, { ...found, alias, department, aliasYears, departmentYears })
  }
  return [...best.values()].sort(
    (a, b) => b.confidence - a.confidence || (a.alias < b.alias ? -1 : a.alias > b.alias ? 1 : 0),
  )
}

function yearsOfNames(departmentsByYear: ReadonlyMap<number, Iterable<string>>): Map<string, number[]> {
  const years = new Map<string, Set<number>>()
  for (const [year, names] of departmentsByYear)
    for (const name of names) {
      if (name.trim() === '') continue
      years.set(name, (years.get(name) ?? new Set()).add(year))
    }
  return new Map([...years].map(([name, set]) => [name, [...set].sort((a, b) => a - b)]))
}

/** The name that is in use later (then longer in use, then the longer one) is the one to keep. */
function inOrder(a: string, b: string, years: ReadonlyMap<string, readonly number[]>): [string, string] {
  const [ofA, ofB] = [years.get(a)!, years.get(b)!]
  const order =
    ofA.at(-1)! - ofB.at(-1)! || ofA.length - ofB.length || a.length - b.length || (a < b ? -1 : 1)
  return order < 0 ? [a, b] : [b, a]
}

/** Pairs of names that are worth comparing; a pair may come more than once. Null while it only looks at names. */
function* candidates(names: readonly string[]): Generator<[string, string] | null> {
  const inRegion = new Map<string, string[]>()
  const alike = new Map<string, string[]>()
  const anywhere = new Map<string, { placed: string[]; unplaced: string[] }>()
  for (const name of names) {
    const { body, short, regions } = normaliseDepartment(name)
    const region = regions.at(-1) ?? ''
    for (const form of new Set([short, ...renamesOf(short)])) {
      put(inRegion, `${region}|${form}`, name)
      const group = anywhere.get(form) ?? { placed: [], unplaced: [] }
      anywhere.set(form, group)
      group[region === '' ? 'unplaced' : 'placed'].push(name)
    }
    const near = new Set([body])
    for (let i = 0; i < body.length; i++) near.add(body.slice(0, i) + body.slice(i + 1))
    for (const text of near) put(alike, `${region}|${text}`, name)
    put(alike, `${region}|${body[0]}…${body.at(-1)}`, name)
    yield null
  }
  for (const bucket of inRegion.values()) yield* pairs(bucket)
  for (const bucket of alike.values()) if (bucket.length <= LARGEST_LOOSE_BUCKET) yield* pairs(bucket)
  for (const { placed, unplaced } of anywhere.values()) {
    // 教育局 alone may be that of any region: where there are several, nothing speaks for one of them.
    const regions = new Set(placed.map((name) => normaliseDepartment(name).regions.at(-1)))
    if (regions.size === 1) for (const a of unplaced) for (const b of placed) yield [a, b]
  }
}

function put(map: Map<string, string[]>, key: string, name: string): void {
  const bucket = map.get(key)
  if (bucket) bucket.push(name)
  else map.set(key, [name])
}

function* pairs(bucket: readonly string[]): Generator<[string, string]> {
  for (const [i, a] of bucket.entries()) for (let j = i + 1; j < bucket.length; j++) yield [a, bucket[j]!]
}
