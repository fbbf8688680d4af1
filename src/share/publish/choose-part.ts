import type { CheckedBatch, CheckedEvaluation } from '@/pipeline'
import type { AnonymiseTools } from './anonymise'
import { NameTrie } from './name-trie'
import { changeTexts } from './walk-texts'

export interface PartChoice {
  /** @default all */
  years?: readonly number[]
  /** As written, or any name of the same unit. @default all */
  departments?: readonly string[]
}

/** What stands for another department in the edition of one. */
const OTHER = '其他部门'

export interface ChosenPart {
  batch: CheckedBatch
  /** Departments that were asked for and are in no table. */
  unknown: string[]
}

/**
 * The tables of the chosen years and departments. Tables that wait for an answer (no year, no department) are in no
 * figure and stay behind. An edition of some departments has nothing of the others: no table, no file, no name in a text,
 * no finding that speaks of them.
 */
export function choosePart(
  batch: CheckedBatch,
  { years = [], departments = [] }: PartChoice,
  { know }: AnonymiseTools,
): ChosenPart {
  const wanted = new Set(departments.map((name) => know(name).key))
  const known = new Set(batch.evaluations.flatMap(({ departmentKey }) => departmentKey ?? []))
  const unknown = departments.filter((name) => !known.has(know(name).key))
  const placed = batch.evaluations.filter(({ year, department }) => year !== null && department !== null)
  const isChosen = ({ year, departmentKey }: CheckedEvaluation) =>
    (years.length === 0 || years.includes(year!)) && (wanted.size === 0 || wanted.has(departmentKey!))
  const chosen = placed.filter(isChosen)
  const evaluations = wanted.size === 0 ? chosen : withoutOthers(chosen, othersOf(batch, wanted, know))
  const named = filesNamed(evaluations)
  const files = batch.files.filter(({ file }) => named.has(file))
  return { batch: { files, rejects: [], sheets: [], evaluations }, unknown }
}

/** Names of the units that are not in the edition, also as supervisors of those that are. */
function othersOf(batch: CheckedBatch, wanted: ReadonlySet<string>, know: AnonymiseTools['know']): string[] {
  const names = new Set(
    batch.evaluations.flatMap(({ department, supervisor }) => [department ?? [], supervisor ?? []].flat()),
  )
  return [...names].filter((name) => !wanted.has(know(name).key))
}

function withoutOthers(chosen: readonly CheckedEvaluation[], others: readonly string[]): CheckedEvaluation[] {
  const trie = new NameTrie(others.map((name) => [name, OTHER]))
  const speaksOfOthers = (text: string) => trie.replace(text) !== text
  const own = new Set(chosen.map(({ file }) => file))
  return chosen.map((evaluation) => {
    const findings = evaluation.findings.filter(
      ({ message, evidence }) =>
        !speaksOfOthers(message.zh) &&
        !speaksOfOthers(message.en) &&
        evidence.every(({ file }) => own.has(file)),
    )
    const supervisor =
      evaluation.supervisor && speaksOfOthers(evaluation.supervisor) ? null : evaluation.supervisor
    return changeTexts(
      { ...evaluation, supervisor, findings },
      { text: (text) => trie.replace(text), byKey: {} },
    )
  })
}

function filesNamed(evaluations: readonly CheckedEvaluation[]): Set<string> {
  const files = new Set<string>()
  const keep = (file: string) => {
    files.add(file)
    return file
  }
  changeTexts(evaluations, { text: (text) => text, byKey: { file: keep } })
  return files
}
