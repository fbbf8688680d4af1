import type { CheckedEvaluation } from '@/pipeline'
import { evaluationRows, type Place, type RefusedNumber } from './evaluation-rows'
import { RepeatedRows } from './repeated-rows'
import { TableChunks, type LoadChunk } from './table-chunks'

/** Tables → pieces for `loadPieces`: what repeats is told once (`packed.sql`). */
export class EvaluationChunks {
  readonly tables = new TableChunks()
  private readonly full = new Set<string>()
  private readonly repeated: RepeatedRows

  /** @param lastId the last number that the workspace has told (`KnownWorkspace`) */
  constructor(lastId: number) {
    this.repeated = new RepeatedRows(lastId, ({ table, columns, line }) => {
      if (this.tables.addLine(table, columns, line)) this.full.add(table)
    })
  }

  *add(
    evaluation: CheckedEvaluation,
    place: Place,
    refuse: (number: RefusedNumber) => void,
  ): Generator<LoadChunk> {
    const { tables, repeated, full } = this
    for (const { table, row } of evaluationRows(evaluation, place, refuse)) yield* tables.add(table, row)
    const number = repeated.table(place.evaluationId)
    if (!repeated.scoredRows(number, evaluation, refuse)) {
      const { file, indicators, findings } = evaluation
      for (let ordinal = 0; ordinal < indicators.length; ordinal++)
        repeated.indicator(number, ordinal, indicators[ordinal]!, file, refuse)
      for (let ordinal = 0; ordinal < findings.length; ordinal++)
        repeated.finding(number, ordinal, findings[ordinal]!, (row) => indicators[row], file)
    }
    for (const table of full) yield tables.take(table)!
    full.clear()
    if (repeated.indicators.isFull || repeated.findings.isFull) yield* this.rows()
  }

  /** All pieces that are left. */
  *rest(): Generator<LoadChunk> {
    yield* this.rows()
    yield* this.tables.rest()
  }

  /** The rows so far; how many tables they are of is told with them. */
  private *rows(): Generator<LoadChunk> {
    const { tables, repeated } = this
    for (const chunk of [
      repeated.indicators.take(),
      repeated.findings.take(),
      tables.take('packed.evaluation'),
    ])
      if (chunk) yield chunk
  }
}
