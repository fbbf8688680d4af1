import type { LoadChunk } from './table-chunks'
import type { Warehouse } from './warehouse'

/** Loads pieces. To be called in a transaction: half of them are no workspace. */
export async function loadPieces(
  w: Warehouse,
  pieces: Iterable<LoadChunk> | AsyncIterable<LoadChunk>,
  onStored: (tables: number) => void = () => undefined,
): Promise<void> {
  let tables = 0
  for await (const piece of pieces) {
    await w.loadCsv(piece.table, piece.columns, piece)
    if (piece.table === 'packed.evaluation') onStored((tables += piece.rows))
  }
}
