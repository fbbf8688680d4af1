import { addFindings, scoreTables, type SelfEvaluation } from '@/engine'
import { normaliseDepartment, readFiles, statedReasons, type InputFile, type ReadOptions } from '@/ingest'
import { classify, splitItems, splitReason, textFindings } from '@/problems'
import type {
  CheckedBatch,
  CheckedEvaluation,
  CheckedFiles,
  CheckedTables,
  Problem,
  TableHead,
} from './model'

export type CheckOptions = ReadOptions

/** Files → checked evaluations: read, scored and audited under one choice of schemes, problems classified. */
export async function checkFiles(
  files: readonly InputFile[] | AsyncIterable<InputFile>,
  options: CheckOptions = {},
): Promise<CheckedBatch> {
  const { tables, ...read } = await readAndCheck(files, options)
  return { ...read, evaluations: [...tables.checked()] }
}

/** `checkFiles` for a batch of any size: its tables are checked one after the other as they are asked for. */
export async function readAndCheck(
  files: readonly InputFile[] | AsyncIterable<InputFile>,
  options: CheckOptions = {},
): Promise<CheckedFiles> {
  const { evaluations, ...read } = await readFiles(files, options)
  return { ...read, tables: checkTables(evaluations) }
}

/**
 * Scores and classifies evaluations, again where need be: after the officer supplied a missing year or department
 * (`applyAnswers`), pass the whole batch, because the choice of scheme and some findings depend on all of it.
 */
export function rescore(evaluations: readonly SelfEvaluation[]): CheckedEvaluation[] {
  return [...checkTables(evaluations).checked()]
}

function checkTables(evaluations: readonly SelfEvaluation[]): CheckedTables {
  const known: KnownReasons = new Map()
  const heads = evaluations.map((evaluation): TableHead & Pick<CheckedEvaluation, 'classified'> => ({
    id: evaluation.id,
    kind: evaluation.kind,
    department: evaluation.department,
    departmentKey: evaluation.department === null ? null : normaliseDepartment(evaluation.department).key,
    year: evaluation.year,
    name: evaluation.name,
    classified: classifyProblems(evaluation, known),
  }))
  return {
    heads,
    *checked() {
      const besides = textFindings(heads)
      let place = 0
      for (const scored of scoreTables(evaluations)) {
        const { classified, departmentKey } = heads[place++]!
        // Not a copy, which would make the rows of a large list.
        yield* addFindings([Object.assign(scored, { classified, departmentKey })], besides)
      }
    },
  }
}

/**
 * The problems that one table names. A text from 存在问题 is cut into the items that it counts up, each with its cell, with or
 * without a category; the column 偏差原因分析及改进措施 is cut into sentences, and only those that name a problem are problems.
 */
export function classifyProblems(
  evaluation: Pick<SelfEvaluation, 'problems' | 'indicators'>,
  known: KnownReasons = new Map(),
): Problem[] {
  const stated = evaluation.problems.flatMap(({ text, measure, cell }) =>
    splitItems(text, measure).map((item) => ({
      ...item,
      source: 'problem' as const,
      categories: classify(item.text),
      cell,
    })),
  )
  const reasons = statedReasons(evaluation).flatMap(({ reason, cell }) =>
    problemsIn(reason, known).map((problem) => ({ ...problem, cell })),
  )
  return [...stated, ...reasons]
}

/** What was found in each reason of a batch: reasons repeat all over a list (受疫情影响，…), and each is classified once. */
type KnownReasons = Map<string, readonly Omit<Problem, 'cell'>[]>

function problemsIn(reason: string, known: KnownReasons): readonly Omit<Problem, 'cell'>[] {
  let found = known.get(reason)
  if (!found) {
    found = splitReason(reason)
      .map((sentence) => ({
        ...sentence,
        source: 'reason' as const,
        categories: classify(sentence.text),
      }))
      .filter((problem) => problem.categories.length > 0)
    known.set(reason, found)
  }
  return found
}
