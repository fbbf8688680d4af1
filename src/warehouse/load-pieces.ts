import { FORGET, STAGE, UNSTAGE } from './staging'
import type { LoadChunk } from './table-chunks'
import type { Warehouse } from './warehouse'

/** Loads pieces in their order. To be called in a transaction: what is staged for the time of the load ends with it. */
export async function loadPieces(
  w: Warehouse,
  pieces: Iterable<LoadChunk> | AsyncIterable<LoadChunk>,
  onStored: (tables: number) => void = () => undefined,
): Promise<void> {
  let tables = 0
  await w.run(STAGE)
  for await (const piece of pieces) {
    await w.loadCsv(piece.table, piece.columns, piece)
    if (piece.table === 'stagedTable') onStored((tables += piece.rows))
    if (piece.forget) await w.run(FORGET)
  }
  await w.run(UNSTAGE)
}
