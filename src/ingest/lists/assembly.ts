import type { SelfEvaluation } from '@/engine'
import type { ListLayout } from './list-header'
import type { StoredIndicators } from './indicator-store'
import { identityKey, type Identity } from './list-identity'
import { indicatorsOf, withStored } from './stored-evaluation'

/** One part of an evaluation that a list brings. */
type Part = 'indicators' | 'budget' | 'problems'
const PART: Record<ListLayout, Part> = {
  'list-indicators': 'indicators',
  'list-budgets': 'budget',
  'list-problems': 'problems',
}

interface Slot {
  evaluation: SelfEvaluation
  /** Which file brought each part. */
  from: Partial<Record<Part, string>>
  /** The sheet that the rows came from; null where the container has none. */
  sheet: string | null
  /** Its indicators, not yet made. */
  stored: StoredIndicators[]
}

/** A batch of more rows does not hold all its indicators: they are made anew each time that a table is asked for them. */
const HELD_INDICATORS = 50_000

/**
 * Joins the rows of all list files of a batch into evaluations, by kind, department, year and name. A second file that
 * brings the same part of the same evaluation does not mix with the first: it makes an evaluation of its own, which the
 * engine then reports as handed in twice.
 */
export class Assembly {
  private readonly slots = new Map<string, Slot[]>()
  private readonly ofEvaluation = new Map<SelfEvaluation, Slot>()
  private readonly counts = new Map<string, number>()
  private readonly brought = new Map<string, number>()

  /** The evaluation that a row of `file` belongs to. */
  evaluationFor(
    identity: Identity,
    layout: ListLayout,
    file: string,
    sheet: string | null = null,
  ): SelfEvaluation {
    const key = identityKey(identity)
    const slots = this.slots.get(key) ?? []
    this.slots.set(key, slots)
    const part = PART[layout]
    let slot =
      slots.find((candidate) => candidate.from[part] === file && candidate.sheet === sheet) ??
      slots.find((candidate) => !candidate.from[part])
    if (!slot) {
      slot = { evaluation: emptyEvaluation(identity, file), from: {}, sheet, stored: [] }
      slots.push(slot)
      this.ofEvaluation.set(slot.evaluation, slot)
    }
    if (slot.from[part] === undefined) this.brought.set(file, this.evaluationsOf(file) + 1)
    slot.from[part] = file
    slot.sheet = sheet
    slot.evaluation.supervisor ??= identity.supervisor
    return slot.evaluation
  }

  /** How many evaluations a file has brought a part of. */
  evaluationsOf(file: string): number {
    return this.brought.get(file) ?? 0
  }

  /** Sheets that turned out to go on with one table were counted as one each. */
  private recount(slots: readonly Slot[]): void {
    this.brought.clear()
    for (const { from } of slots)
      for (const file of new Set(Object.values(from))) this.brought.set(file, this.evaluationsOf(file) + 1)
  }

  /** Adds indicators to an evaluation of this assembly. */
  addIndicators(evaluation: SelfEvaluation, indicators: StoredIndicators): void {
    this.ofEvaluation.get(evaluation)!.stored.push(indicators)
  }

  /** All evaluations, in the order of their first rows, with their ids and files settled. */
  finish(): SelfEvaluation[] {
    const slots = [...this.slots.values()].flatMap(joinSheets)
    this.recount(slots)
    let indicators = 0
    for (const { stored } of slots) for (const { numbers } of stored) indicators += numbers.length
    return slots.map(({ evaluation, from, stored }) => {
      const file = from.indicators ?? from.budget ?? from.problems ?? evaluation.file
      const ordinal = (this.counts.get(file) ?? 0) + 1
      this.counts.set(file, ordinal)
      const settled = { ...evaluation, id: `${file}#${ordinal}`, file }
      if (stored.length === 0) return settled
      return indicators > HELD_INDICATORS
        ? withStored(settled, stored)
        : { ...settled, indicators: indicatorsOf(stored) }
    })
  }
}

/**
 * A long list goes on in the next sheet: rows of one evaluation that stand in several sheets of a file are one table, unless a
 * row comes again. Then the sheet is a copy, and a table of its own, to be reported as handed in twice.
 */
function joinSheets(slots: readonly Slot[]): Slot[] {
  const joined: Slot[] = []
  for (const slot of slots) {
    const before = joined.find((candidate) => {
      const { from, sheet } = candidate
      const sameFile = PARTS.some((part) => from[part] !== undefined && from[part] === slot.from[part])
      return sameFile && sheet !== slot.sheet && !shareRows(candidate, slot)
    })
    if (!before) {
      joined.push(slot)
      continue
    }
    before.stored.push(...slot.stored)
    for (const part of PARTS) (before.evaluation[part] as unknown[]).push(...slot.evaluation[part])
  }
  return joined
}

const PARTS = ['indicators', 'budget', 'problems'] as const

function shareRows(one: Slot, other: Slot): boolean {
  const rows = ({ stored, evaluation: { budget, problems } }: Slot) => [
    ...indicatorsOf(stored).map((row) =>
      JSON.stringify([row.level1, row.level2, row.level3, row.target, row.actual]),
    ),
    ...budget.map(({ fundSource, label }) => JSON.stringify([fundSource, label])),
    ...problems.map(({ text }) => text),
  ]
  const known = new Set(rows(one))
  return rows(other).some((row) => known.has(row))
}

function emptyEvaluation(identity: Identity, file: string): SelfEvaluation {
  const { department, supervisor, year, kind, name } = identity
  return {
    id: '',
    file,
    origin: 'list',
    department,
    supervisor,
    year,
    kind,
    name,
    unit: null,
    budget: [],
    indicators: [],
    totalWeight: null,
    reportedTotal: null,
    reportedGrade: null,
    problems: [],
    instructions: [],
    report: null,
    cells: {},
  }
}
