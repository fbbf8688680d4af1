import { comparable, COPY_RULE, pieces, similarity, type CopyRule } from './comparable'
import { nearDuplicates } from './near-duplicates'

/** One text that may be a copy: a problem or a measure of a department in a year. */
export interface ComparedText {
  /** Unique; comes back in the result. */
  id: string
  text: string
  /** The unit: names that mean one unit must be equal here. */
  department: string
  year: number
  /** The table that it stands in. */
  table: string
}

/** A text that stands nearly unchanged elsewhere. */
export interface Copy {
  /** `year` = in the department's own earlier year; `department` = in another department's table. */
  kind: 'year' | 'department'
  text: ComparedText
  from: ComparedText
  /** Share of common pieces in percent, whole number; 100 = word for word but for figures and punctuation. */
  similarity: number
}

/** A text that so many departments use that it must be given: no copy, but shown, so that the rule can be judged. */
export interface CommonText {
  text: string
  departments: number
  times: number
}

export interface CopyResult {
  copies: Copy[]
  common: CommonText[]
  rule: CopyRule
}

/** In one group a text is compared with this many candidates at most: nearest in time come first. */
const CANDIDATES = 24

/**
 * Finds texts that were copied from the department's own earlier year or from another department (of the same year or an
 * earlier one). Each text gets at most one source of each kind. Of two departments with the same text in the same year the
 * later in the order of the input is named as the copy: who copied from whom is not known.
 */
export function findCopies(texts: readonly ComparedText[], rule: CopyRule = COPY_RULE): CopyResult {
  const byForm = new Map<string, ComparedText[]>()
  for (const text of texts) {
    const form = comparable(text.text)
    if (form.length < rule.shortest) continue
    const same = byForm.get(form)
    if (same) same.push(text)
    else byForm.set(form, [text])
  }
  const forms = [...byForm.keys()]
  const first = nearDuplicates(forms, rule.similar)
  const groups = new Map<number, number[]>()
  for (const [index, head] of first.entries()) {
    const group = groups.get(head)
    if (group) group.push(index)
    else groups.set(head, [index])
  }

  const departments = new Set(texts.map(({ department }) => department)).size
  const most = Math.max(rule.commonLeast, Math.floor(departments * rule.commonShare))
  const copies: Copy[] = []
  const common: CommonText[] = []
  for (const members of groups.values()) {
    const inGroup = members.flatMap((form) => byForm.get(forms[form]!)!.map((text) => ({ text, form })))
    if (inGroup.length < 2) continue
    const users = new Set(inGroup.map(({ text }) => text.department)).size
    if (users > most) {
      common.push({ text: inGroup[0]!.text.text, departments: users, times: inGroup.length })
      continue
    }
    copies.push(...copiesInGroup(inGroup, forms, rule.similar))
  }
  common.sort((a, b) => b.departments - a.departments || b.times - a.times)
  return { copies, common, rule }
}

interface Member {
  text: ComparedText
  form: number
}

function copiesInGroup(group: readonly Member[], forms: readonly string[], similar: number): Copy[] {
  const order = group.map((member, place) => ({ ...member, place }))
  order.sort((a, b) => a.text.year - b.text.year || a.place - b.place)
  const sets = new Map(group.map(({ form }) => [form, pieces(forms[form]!)]))
  const copies: Copy[] = []
  for (const [at, member] of order.entries()) {
    const sources = { year: null as Copy | null, department: null as Copy | null }
    // The nearest in time first.
    for (let back = at - 1; back >= Math.max(0, at - CANDIDATES); back--) {
      const other = order[back]!
      const own = other.text.department === member.text.department
      if (own && other.text.year === member.text.year) continue
      const kind = own ? 'year' : 'department'
      const alike = member.form === other.form ? 1 : similarity(sets.get(member.form)!, sets.get(other.form)!)
      if (alike < similar) continue
      const percent = Math.round(alike * 100)
      if (sources[kind] && sources[kind].similarity >= percent) continue
      sources[kind] = { kind, text: member.text, from: other.text, similarity: percent }
    }
    for (const copy of [sources.year, sources.department]) if (copy) copies.push(copy)
  }
  return copies
}
