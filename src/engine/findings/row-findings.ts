import type { CellRef, Finding, IndicatorField, ScoredEvaluation, ScoredIndicator, Severity } from '../model'
import { lessIsBetterByName } from '../quantity-rule'
import type { Scheme } from '../scheme'
import { distinctCells, type OfBasis } from './finding'
import { rowScoreFinding } from './indicator-scores'
import { copiedActual, deviationMismatch, tooLowTarget } from './indicator-values'

/** How a finding about a row is worded, whatever the row is called: its texts are cut where the name stands. */
export interface FindingWording {
  rule: string
  severity: Severity
  zh: readonly string[]
  en: readonly string[]
}

/** A finding about a row that is worded as many others are. */
class WordedFinding implements Finding {
  readonly rule: string
  readonly severity: Severity
  readonly message: Finding['message']
  readonly #wording: FindingWording
  readonly #row: number

  constructor(
    wording: FindingWording,
    row: number,
    called: string,
    readonly evidence: CellRef[],
  ) {
    this.rule = wording.rule
    this.severity = wording.severity
    this.message = { zh: said(wording.zh, called), en: said(wording.en, called) }
    this.#wording = wording
    this.#row = row
  }

  static wordingOf(found: Finding): { wording: FindingWording; row: number } | null {
    return #wording in found ? { wording: found.#wording, row: found.#row } : null
  }
}

/** A finding of the row of that index, by its wording. */
export const worded = (wording: FindingWording, row: number, called: string, evidence: CellRef[]): Finding =>
  new WordedFinding(wording, row, called, evidence)

/** Not `join`: most sentences name the row once, and an engine then need not write the text out until someone reads it. */
const said = (parts: readonly string[], called: string) =>
  parts.length === 2 ? parts[0]! + called + parts[1]! : parts.join(called)

/**
 * The wording that a finding shares with others, and the index of its row in the table; null where it has one of its own. Only
 * findings as `findContradictions` made them know it; a copy (`structuredClone`, JSON) does not.
 */
export const wordingOf = (found: Finding) => WordedFinding.wordingOf(found)

/** Stands for the name where a wording is one text; in no part of a wording. */
export const NAME = '\u001F'
/** A name with quotes changes the quotes around it; one with the sign for a name could not be told from it. */
export const hasOwnWording = (name: string) => /[“”]/.test(name) || name.includes(NAME)

type Place = IndicatorField | 'cell'
const PLACES: readonly Place[] = [
  'level1',
  'level2',
  'level3',
  'target',
  'actual',
  'weight',
  'reportedScore',
  'reviewedScore',
  'reportedDeviation',
  'reason',
  'cell',
]
const probe = (place: Place): CellRef => ({ file: '', row: PLACES.indexOf(place), column: 0 })
const PROBES = {
  cell: probe('cell'),
  cells: Object.fromEntries(PLACES.map((place) => [place, probe(place)])) as ScoredIndicator['cells'],
}

export type SharedWordings = readonly { wording: FindingWording; places: readonly Place[] }[]

interface Known {
  /** A row of these values. */
  row: ScoredIndicator
  isNegative: boolean
  basis: ScoredEvaluation['schemeBasis']
  /** Null where no wording can be shared. */
  wordings: SharedWordings | null
}

/**
 * What rows say against themselves. In a list most rows repeat another row's values, and what is to be said of them differs in the
 * name alone: it is found once for each combination of values. Rows of the same values are known by the explanation that
 * `scoreIndicator` gives them; all that the rules look at is then compared.
 */
export class RowAuditor {
  private readonly known = new Map<ScoredIndicator['explanation'], Known[]>()
  private readonly names = new Map<string, { isNegative: boolean; isPlain: boolean }>()

  constructor(private readonly scheme: Scheme) {}

  findingsOf(row: ScoredIndicator, index: number, evaluation: ScoredEvaluation): readonly Finding[] {
    const { level3 } = row
    const { isNegative, isPlain } = this.nameOf(level3)
    const wordings = isPlain ? this.wordingsOf(row, isNegative, evaluation) : null
    if (!wordings) return rowFindings(row, level3, evaluation, this.scheme)
    if (wordings.length === 0) return NONE
    const found: Finding[] = []
    for (const { wording, places } of wordings) {
      const cells: (CellRef | undefined)[] = []
      for (const place of places) cells.push(place === 'cell' ? row.cell : row.cells[place])
      found.push(new WordedFinding(wording, index, level3, distinctCells(cells)))
    }
    return found
  }

  /** How the findings of a row are worded, and which of its cells show them; null where its name has wordings of its own. */
  sharedWordings(row: ScoredIndicator, evaluation: OfBasis): SharedWordings | null {
    const { isNegative, isPlain } = this.nameOf(row.level3)
    return isPlain ? this.wordingsOf(row, isNegative, evaluation) : null
  }

  private nameOf(name: string) {
    let known = this.names.get(name)
    if (!known) {
      if (this.names.size >= REMEMBERED) this.names.clear()
      known = { isNegative: lessIsBetterByName(name, this.scheme), isPlain: !hasOwnWording(name) }
      this.names.set(name, known)
    }
    return known
  }

  private wordingsOf(row: ScoredIndicator, isNegative: boolean, evaluation: OfBasis): SharedWordings | null {
    let alike = this.known.get(row.explanation)
    if (!alike) {
      if (this.known.size >= REMEMBERED) this.known.clear()
      this.known.set(row.explanation, (alike = []))
    }
    const basis = evaluation.schemeBasis
    for (const one of alike)
      if (one.isNegative === isNegative && one.basis === basis && sameValues(one.row, row))
        return one.wordings
    if (alike.length >= FEW) return null
    const { target, actual, measureUnit, explanation } = row
    const isShared = ![target, actual, measureUnit, explanation.zh, explanation.en].some((text) =>
      text?.includes(NAME),
    )
    const found = isShared ? rowFindings({ ...row, ...PROBES }, NAME, evaluation, this.scheme) : null
    const wordings =
      found?.map(({ rule, severity, message, evidence }) => ({
        wording: { rule, severity, zh: message.zh.split(NAME), en: message.en.split(NAME) },
        places: evidence.map((cell) => PLACES[cell.row]!),
      })) ?? null
    alike.push({ row, isNegative, basis, wordings })
    return wordings
  }
}

const NONE: readonly Finding[] = []
const REMEMBERED = 50_000
/** Rows of one explanation differ in little else; where they do, each is looked at by itself. */
const FEW = 32

const sameValues = (a: ScoredIndicator, b: ScoredIndicator) =>
  a.target === b.target &&
  a.actual === b.actual &&
  a.weight === b.weight &&
  a.reportedScore === b.reportedScore &&
  a.measureUnit === b.measureUnit &&
  a.score === b.score &&
  a.verdict === b.verdict &&
  a.ruleId === b.ruleId &&
  a.deviation === b.deviation &&
  a.reportedDeviation === b.reportedDeviation &&
  (a.reason === null) === (b.reason === null)

/** What one row says against itself. @param called how the sentences name it */
export function rowFindings(
  row: ScoredIndicator,
  called: string,
  evaluation: OfBasis,
  scheme: Scheme,
): Finding[] {
  return [
    rowScoreFinding(row, called, evaluation, scheme),
    deviationMismatch(row, called),
    copiedActual(row, called),
    tooLowTarget(row, called, scheme),
  ].filter((found) => found !== null)
}
