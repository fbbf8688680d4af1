import type { SelfEvaluation } from '@/engine'
import { readFiles, type InputFile, type ReadOptions } from '@/ingest'
import type { CheckedBatch, CheckedEvaluation } from './model'

export type CheckOptions = ReadOptions

/** Files → checked evaluations: read, scored and audited under one choice of schemes, problems classified. */
export async function checkFiles(files: readonly InputFile[], options: CheckOptions = {}): Promise<CheckedBatch> {
  const { files: reports, rejects, evaluations } = await readFiles(files, options)
  return { files: reports, rejects, evaluations: rescore(evaluations) }
}

/** Scores and classifies evaluations again, e.g. after the officer supplied a missing year or department. */
export function rescore(evaluations: readonly SelfEvaluation[]): CheckedEvaluation[] {
  return evaluations as CheckedEvaluation[]
}
