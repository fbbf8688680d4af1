import { plain } from './decimal'
import type { DecimalString, Grade } from './model'
import { SchemeError, type BudgetFormula, type Scheme } from './scheme'
import { checkMeaning } from './scheme-meaning'
import { SCHEMES } from './schemes'

/**
 * A changed scheme as one readable line: the scheme that it starts from, then only what differs, e.g.
 * `shangjie-department-2022;budget:threshold-95;grades:优92,良80,中60,差0`. It is what a link carries and the id of a
 * variant that was inferred. The grammar is in this room's README.
 */
export type SchemeChange = string

const DECIMAL = String.raw`(\d{1,6}(?:\.\d{1,4})?)`
const GRADES: readonly Grade[] = ['优', '良', '中', '差']

const pairs = (list: readonly (readonly [DecimalString, DecimalString])[]) =>
  list.map(([a, b]) => `${plain(a)}-${plain(b)}`).join(',')

function readPairs(text: string): [DecimalString, DecimalString][] | null {
  const found = text.split(',').map((pair) => new RegExp(`^${DECIMAL}-${DECIMAL}$`).exec(pair))
  return found.every((match) => match !== null) ? found.map((match) => [match[1]!, match[2]!]) : null
}

function writeFormula(formula: BudgetFormula): string {
  switch (formula.type) {
    case 'linear':
      return 'linear'
    case 'threshold':
      return `threshold-${plain(formula.threshold)}`
    case 'steps':
      return `steps-${[formula.full, formula.every, formula.points].map(plain).join('-')}-${formula.partial}`
    case 'piecewise':
      return `piecewise-${pairs(formula.knots.map(({ rate, share }) => [rate, share]))}`
  }
}

function readFormula(text: string): BudgetFormula | null {
  if (text === 'linear') return { type: 'linear' }
  const threshold = new RegExp(`^threshold-${DECIMAL}$`).exec(text)
  if (threshold) return { type: 'threshold', threshold: threshold[1]! }
  const steps = new RegExp(`^steps-${DECIMAL}-${DECIMAL}-${DECIMAL}-(free|counts)$`).exec(text)
  if (steps)
    return {
      type: 'steps',
      full: steps[1]!,
      every: steps[2]!,
      points: steps[3]!,
      partial: steps[4] as 'free' | 'counts',
    }
  const knots = text.startsWith('piecewise-') ? readPairs(text.slice('piecewise-'.length)) : null
  return knots && knots.length > 1
    ? { type: 'piecewise', knots: knots.map(([rate, share]) => ({ rate, share })) }
    : null
}

/** One part of a scheme that a person may change: how it stands in a link, and back. `null` = cannot be read. */
interface Part {
  write: (scheme: Scheme) => string
  read: (text: string, scheme: Scheme) => Scheme | null
}

/** `;` parts the line. */
const inLine = (name: string) => name.replaceAll(';', '；').trim().slice(0, 60)

const PARTS: Readonly<Record<string, Part>> = {
  name: {
    write: ({ title }) => inLine(title.zh),
    read: (text, scheme) => {
      const name = inLine(text)
      return name === '' ? null : { ...scheme, title: { zh: name, en: name } }
    },
  },
  budget: {
    write: ({ budget }) => writeFormula(budget.formula),
    read: (text, scheme) => {
      const formula = readFormula(text)
      return formula && positive(formula) ? { ...scheme, budget: { ...scheme.budget, formula } } : null
    },
  },
  round: {
    write: ({ budget }) => budget.roundRateFirst?.toString() ?? 'last',
    read: (text, scheme) =>
      /^([0-6]|last)$/.test(text)
        ? { ...scheme, budget: { ...scheme.budget, roundRateFirst: text === 'last' ? null : Number(text) } }
        : null,
  },
  grades: {
    write: ({ grades }) => grades.map(({ grade, from }) => `${grade}${plain(from)}`).join(','),
    read: (text, scheme) => {
      const found = text.split(',').map((one) => new RegExp(`^([${GRADES.join('')}])${DECIMAL}$`).exec(one))
      if (!found.every((match) => match !== null)) return null
      return { ...scheme, grades: found.map((match) => ({ grade: match[1] as Grade, from: match[2]! })) }
    },
  },
  caps: {
    write: ({ caps }) =>
      caps?.applies ? pairs(caps.bands.map(({ below, atMost }) => [below, atMost])) : 'off',
    read: (text, scheme) => {
      if (text === 'off') return { ...scheme, caps: scheme.caps && { ...scheme.caps, applies: false } }
      const bands = readPairs(text)?.map(([below, atMost]) => ({ below, atMost }))
      return bands ? { ...scheme, caps: { applies: true, bands } } : null
    },
  },
  over: {
    write: ({ quantity: { overAchievement: rule } }) =>
      rule?.applies ? pairs([[rule.from, rule.points]]) : 'off',
    read: (text, scheme) => {
      const rule = scheme.quantity.overAchievement
      const [pair, more] = text === 'off' ? [] : (readPairs(text) ?? [])
      if (text !== 'off' && (!pair || more)) return null
      const overAchievement = pair
        ? { applies: true, from: pair[0], points: pair[1] }
        : rule && { ...rule, applies: false }
      return { ...scheme, quantity: { ...scheme.quantity, overAchievement } }
    },
  },
}

/** A threshold or a step of 0 divides by nothing. */
function positive(formula: BudgetFormula): boolean {
  const divisors =
    formula.type === 'threshold' ? [formula.threshold] : formula.type === 'steps' ? [formula.every] : []
  return divisors.every((divisor) => plain(divisor) !== '0')
}

/** The line of a changed scheme; the base's id alone where none of the parts that a link carries differs. */
export function formatSchemeChange(base: Scheme, scheme: Scheme): SchemeChange {
  const changed = Object.entries(PARTS)
    .map(([name, part]) => [name, part.write(base), part.write(scheme)] as const)
    .filter(([, before, after]) => before !== after)
    .map(([name, , after]) => `${name}:${after}`)
  return [base.id, ...changed].join(';')
}

/**
 * The scheme that a line stands for; its id is the line itself, in its usual spelling.
 * @throws SchemeError that names the part which cannot be read, or which makes no sense
 */
export function parseSchemeChange(line: SchemeChange, schemes: readonly Scheme[] = SCHEMES): Scheme {
  const [id, ...changes] = line.split(';')
  const base = schemes.find((scheme) => scheme.id === id || scheme.formerly?.includes(id!))
  if (!base) throw new SchemeError('$.id', { zh: `没有评分方案 ${id}`, en: `there is no scheme ${id}` })
  let scheme = base
  for (const change of changes) {
    const [name = '', text = ''] = change.split(/:(.*)/s)
    const part = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined
    const next = part?.read(text, scheme)
    if (!next)
      throw new SchemeError(`$.${name}`, {
        zh: `看不懂“${change.slice(0, 60)}”`,
        en: `“${change.slice(0, 60)}” cannot be read`,
      })
    scheme = next
  }
  checkMeaning(scheme)
  return { ...scheme, id: formatSchemeChange(base, scheme) }
}

/** The scheme of an id, of an id that it had before, or of a line of changes. @throws Error when there is none. */
export function schemeById(id: string, schemes: readonly Scheme[] = SCHEMES): Scheme {
  if (id.includes(';')) return parseSchemeChange(id, schemes)
  const found =
    schemes.find((candidate) => candidate.id === id) ??
    schemes.find((candidate) => candidate.formerly?.includes(id))
  if (!found) throw new Error(`没有评分方案 ${id}。 / There is no scheme ${id}.`)
  return found
}
