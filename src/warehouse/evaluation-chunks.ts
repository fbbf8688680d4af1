import type { CheckedEvaluation } from '@/pipeline'
import { evaluationRows, findingRow, type Place, type RefusedNumber } from './evaluation-rows'
import { RepeatedRows } from './repeated-rows'
import { STAGED } from './staging'
import { TableChunks, type LoadChunk } from './table-chunks'

/** Tables → pieces for `loadPieces`: what repeats is told once, and before the rows that refer to it. */
export class EvaluationChunks {
  readonly tables = new TableChunks()
  private isDue = false
  private readonly repeated: RepeatedRows

  constructor() {
    this.repeated = new RepeatedRows(({ table, columns, line }) => {
      this.isDue = this.tables.addLine(table, columns, line) || this.isDue
    })
  }

  *add(
    evaluation: CheckedEvaluation,
    place: Place,
    refuse: (number: RefusedNumber) => void,
  ): Generator<LoadChunk> {
    const { tables, repeated } = this
    const { file, indicators, findings } = evaluation
    for (const { table, row } of evaluationRows(evaluation, place, refuse)) yield* tables.add(table, row)
    const number = repeated.table(place.evaluationId)
    for (let ordinal = 0; ordinal < indicators.length; ordinal++)
      repeated.indicator(number, ordinal, indicators[ordinal]!, file, refuse)
    for (let ordinal = 0; ordinal < findings.length; ordinal++) {
      const found = findings[ordinal]!
      if (!repeated.finding(number, ordinal, found, indicators, file))
        yield* tables.add('finding', findingRow(place.evaluationId, ordinal, found, file))
    }
    if (this.isDue || repeated.isFull || repeated.indicators.isFull || repeated.findings.isFull)
      yield* this.joined()
  }

  /** All pieces that are left. */
  *rest(): Generator<LoadChunk> {
    yield* this.joined()
    yield* this.tables.rest()
  }

  private *joined(): Generator<LoadChunk> {
    this.isDue = false
    for (const table of Object.keys(STAGED)) yield* orNone(this.tables.take(table))
    const last = [...orNone(this.repeated.indicators.take()), ...orNone(this.repeated.findings.take())]
    if (this.repeated.isFull && last.length > 0) {
      this.repeated.forget()
      last.at(-1)!.forget = true
    }
    yield* last
  }
}

const orNone = (chunk: LoadChunk | null): LoadChunk[] => (chunk ? [chunk] : [])
