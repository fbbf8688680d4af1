import { agrees, Decimal, divide } from './decimal'
import type { DecimalString, SchemeBasis, SelfEvaluation } from './model'
import type { Scheme } from './scheme'
import { parseSchemeChange } from './scheme-changes'
import { applicableSchemes, isOfRegion, SCHEMES } from './schemes'
import { budgetPoints, statedRuleOf } from './score-budget'

/** What inference looks at: the rest of a table does not matter. */
export type TableForChoice = Pick<
  SelfEvaluation,
  'id' | 'file' | 'kind' | 'year' | 'department' | 'supervisor' | 'budget'
>

export interface SchemeChoice {
  scheme: Scheme
  basis: SchemeBasis
  /**
   * From 0 to 1: of the tables that can tell, the share whose score the scheme reproduces (`batch`); 1 ÷ the candidates that
   * reproduce the table's score (`table`); 1 where it is `stated`; 0 where nothing says so (`default`, `unexplained`).
   */
  confidence: DecimalString
}

/** One candidate of a group: a formula, with what is rounded when. */
export interface SchemeCandidate {
  scheme: Scheme
  /** Reported scores that it reproduces, among the tables that can tell the candidates apart. */
  reproduced: number
}

/** How the scheme of the tables of one kind and year was inferred. */
export interface SchemeInference {
  kind: SelfEvaluation['kind']
  year: number | null
  tables: number
  /** Tables whose score tells the candidates apart: the others (at 100 %, without score) fit all or none. */
  telling: number
  /** In the order in which they are tried; ties go to the earlier one. */
  candidates: SchemeCandidate[]
  /** What the batch follows; null where too few say so, then each table is taken at its own score. */
  chosen: Scheme | null
  /** Other schemes that at least three of the tables follow which the chosen one does not explain. */
  besides: Scheme[]
  /** Tables that none of the candidates explains. */
  unexplained: { id: string; file: string; department: string | null; reportedScore: DecimalString }[]
}

/** A batch follows a scheme when this many tables, and more than half of those that can tell, say so. */
const TABLES_FOR_A_BATCH = 3

/**
 * The candidates of a group, the fittest first: the schemes of its kind, each formula with every way of rounding the rate
 * that any scheme knows, then the formulas that only schemes of the other kind know.
 */
function candidatesOf(table: TableForChoice, schemes: readonly Scheme[], region: string | null): Scheme[] {
  const { kind, year } = table
  const own = applicableSchemes({ kind, year, region }, schemes)
  const other = schemes.filter((scheme) => !scheme.kinds.includes(kind))
  const roundings = [...new Set(schemes.map((scheme) => scheme.budget.roundRateFirst))]
  const found = new Map<string, Scheme>()
  const add = (scheme: Scheme) => {
    const { budget, scoreDigits } = scheme
    const key = JSON.stringify([budget.formula, budget.roundRateFirst, scoreDigits])
    if (!found.has(key)) found.set(key, scheme)
  }
  for (const group of [own, other]) {
    group.forEach(add)
    for (const scheme of group)
      for (const digits of roundings)
        add(parseSchemeChange(`${scheme.id};round:${digits ?? 'last'}`, schemes))
  }
  return [...found.values()]
}

interface Reading {
  table: TableForChoice
  /** The candidates that reproduce its score; null where it cannot tell. */
  fits: Scheme[] | null
  /** Of these, the ones it is a real proof of: a full or empty score would fit many a rule. */
  proofs: Scheme[]
}

function read(table: TableForChoice, candidates: readonly Scheme[]): Reading {
  const line = table.budget.find(({ fundSource }) => fundSource === 'total')
  const reported = line?.reportedScore ?? null
  if (!line || reported === null || statedRuleOf(line)) return { table, fits: null, proofs: [] }
  const points = candidates.map((scheme) => budgetPoints(line, scheme))
  const scores = points.map((exact, index) =>
    exact?.toDecimalPlaces(candidates[index]!.scoreDigits, Decimal.ROUND_HALF_UP),
  )
  if (scores.some((score) => !score) || scores.every((score) => score!.equals(scores[0]!)))
    return { table, fits: null, proofs: [] }
  const fits = candidates.filter((scheme, index) => agrees(points[index]!, reported, scheme.scoreDigits))
  const between =
    !new Decimal(reported).isZero() && line.weight !== null && !new Decimal(reported).equals(line.weight)
  return { table, fits, proofs: between ? fits : fits.filter((scheme) => scheme.kinds.includes(table.kind)) }
}

/** Tables of the same kind, year and region: a batch may hold tables of several. */
function groups(
  tables: readonly TableForChoice[],
  schemes: readonly Scheme[],
  region: string | null,
): { tables: TableForChoice[]; region: string | null }[] {
  const byKey = new Map<string, { tables: TableForChoice[]; region: string | null }>()
  for (const table of tables) {
    const names = region ?? namesOf(table)
    const place = schemes.find((scheme) => isOfRegion(scheme, names))?.region ?? null
    const key = `${table.kind} ${table.year} ${place}`
    const group = byKey.get(key)
    if (group) group.tables.push(table)
    else byKey.set(key, { tables: [table], region: place === null ? null : names })
  }
  return [...byKey.values()]
}

export interface InferenceOptions {
  /** A region's name; without it the names of departments and authorities say the region, where they do. */
  region?: string | null
}

/**
 * Chooses a scheme for each table of a batch that states none, and says how. Tables of the same kind and year are looked at
 * together: what most of them follow is the batch's scheme; without such evidence each table is taken at its own score, and
 * only a table that no scheme explains falls back to the one that applies to its kind, region and year. So a score is never
 * called wrong under a rule that the batch does not follow.
 */
export function inferSchemes(
  tables: readonly TableForChoice[],
  schemes: readonly Scheme[] = SCHEMES,
  { region = null }: InferenceOptions = {},
): { inferences: SchemeInference[]; choices: Map<string, SchemeChoice> } {
  const choices = new Map<string, SchemeChoice>()
  const inferences = groups(tables, schemes, region).map(({ tables: group, region: place }) => {
    const candidates = candidatesOf(group[0]!, schemes, place)
    const readings = group.map((table) => read(table, candidates))
    const inference = infer(readings, candidates)
    const fallback = applicableSchemes({ ...group[0]!, region: place }, schemes)[0] ?? candidates[0]!
    for (const reading of readings) choices.set(reading.table.id, choose(reading, inference, fallback))
    return inference
  })
  return { inferences, choices }
}

const fit = (scheme: Scheme) => (reading: Reading) => reading.fits!.includes(scheme)

function infer(readings: readonly Reading[], candidates: readonly Scheme[]): SchemeInference {
  const telling = readings.filter(({ fits }) => fits !== null)
  const tried = candidates.map((scheme) => ({ scheme, reproduced: telling.filter(fit(scheme)).length }))
  const best = tried.reduce((a, b) => (b.reproduced > a.reproduced ? b : a))
  const enough = best.reproduced >= TABLES_FOR_A_BATCH && best.reproduced * 2 > telling.length
  const chosen = enough ? best.scheme : null
  // Two rules in one batch: tables of two counties, or of two forms, in one folder.
  const besides: Scheme[] = []
  for (let rest = chosen ? telling.filter((one) => !fit(chosen)(one)) : []; rest.length > 0;) {
    const left = rest
    const counts = candidates.map((scheme) => left.filter(({ proofs }) => proofs.includes(scheme)).length)
    const most = Math.max(...counts)
    if (most < TABLES_FOR_A_BATCH) break
    const next = candidates[counts.indexOf(most)]!
    besides.push(next)
    rest = rest.filter(({ proofs }) => !proofs.includes(next))
  }
  const { kind, year } = readings[0]!.table
  return {
    kind,
    year,
    tables: readings.length,
    telling: telling.length,
    candidates: tried,
    chosen,
    besides,
    unexplained: telling
      .filter(({ fits }) => fits!.length === 0)
      .map(({ table }) => ({
        id: table.id,
        file: table.file,
        department: table.department,
        reportedScore: table.budget.find(({ fundSource }) => fundSource === 'total')!.reportedScore!,
      })),
  }
}

function choose(
  { table, fits, proofs }: Reading,
  inference: SchemeInference,
  fallback: Scheme,
): SchemeChoice {
  const { chosen, besides, candidates, telling, unexplained } = inference
  const share = (scheme: Scheme) => {
    const { reproduced } = candidates.find((one) => one.scheme === scheme)!
    return divide(String(reproduced), telling, 2)!
  }
  const line = table.budget.find(({ fundSource }) => fundSource === 'total')
  if (line && statedRuleOf(line)) return { scheme: fallback, basis: 'stated', confidence: '1.00' }
  const own = chosen && fits?.includes(chosen) ? undefined : besides.find((scheme) => proofs.includes(scheme))
  if (own) return { scheme: own, basis: 'batch', confidence: share(own) }
  if (chosen) return { scheme: chosen, basis: 'batch', confidence: share(chosen) }
  if (proofs[0]) return { scheme: proofs[0], basis: 'table', confidence: divide('1', proofs.length, 2)! }
  const unknownRule = unexplained.length >= TABLES_FOR_A_BATCH && unexplained.length * 2 > telling
  const basis = fits?.length === 0 && unknownRule ? 'unexplained' : 'default'
  return { scheme: fallback, basis, confidence: '0.00' }
}

/** Names in which a region may stand. */
function namesOf({ department, supervisor }: TableForChoice): string {
  return `${department ?? ''} ${supervisor ?? ''}`
}

/** The choices alone; see `inferSchemes`. */
export function chooseSchemes(
  tables: readonly TableForChoice[],
  schemes: readonly Scheme[] = SCHEMES,
  options: InferenceOptions = {},
): Map<string, SchemeChoice> {
  return inferSchemes(tables, schemes, options).choices
}
