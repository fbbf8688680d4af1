import { addFindings, scoreBatch, type SelfEvaluation } from '@/engine'
import { normaliseDepartment, readFiles, type InputFile, type ReadOptions } from '@/ingest'
import { classify, splitItems, splitReason, textFindings } from '@/problems'
import type { CheckedBatch, CheckedEvaluation, Problem } from './model'

export type CheckOptions = ReadOptions

/** Files → checked evaluations: read, scored and audited under one choice of schemes, problems classified. */
export async function checkFiles(
  files: readonly InputFile[] | AsyncIterable<InputFile>,
  options: CheckOptions = {},
): Promise<CheckedBatch> {
  const { evaluations, ...read } = await readFiles(files, options)
  return { ...read, evaluations: rescore(evaluations) }
}

/**
 * Scores and classifies evaluations, again where need be: after the officer supplied a missing year or department
 * (`applyAnswers`), pass the whole batch, because the choice of scheme and some findings depend on all of it.
 */
export function rescore(evaluations: readonly SelfEvaluation[]): CheckedEvaluation[] {
  const known: KnownReasons = new Map()
  const tables = scoreBatch([...evaluations]).map((scored) => ({
    ...scored,
    classified: classifyProblems(scored, known),
    departmentKey: scored.department === null ? null : normaliseDepartment(scored.department).key,
  }))
  return addFindings(tables, textFindings(tables))
}

/**
 * The problems that one table names. A text from 存在问题 is cut into the items that it counts up, each with its cell, with or
 * without a category; the column 偏差原因分析及改进措施 is cut into sentences, and only those that name a problem are problems.
 */
export function classifyProblems(
  { problems, indicators }: Pick<SelfEvaluation, 'problems' | 'indicators'>,
  known: KnownReasons = new Map(),
): Problem[] {
  const stated = problems.flatMap(({ text, measure, cell }) =>
    splitItems(text, measure).map((item) => ({
      ...item,
      source: 'problem' as const,
      categories: classify(item.text),
      cell,
    })),
  )
  const reasons = indicators.flatMap(({ reason, cells, cell }) =>
    problemsIn(reason, known).map((problem) => ({ ...problem, cell: cells.reason ?? cell })),
  )
  return [...stated, ...reasons]
}

/** What was found in each reason of a batch: reasons repeat all over a list (受疫情影响，…), and each is classified once. */
type KnownReasons = Map<string, readonly Omit<Problem, 'cell'>[]>

function problemsIn(reason: string | null, known: KnownReasons): readonly Omit<Problem, 'cell'>[] {
  if (reason === null) return []
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
