import type { Reject } from '@/ingest'
import { readAndCheck, type TableHead } from '@/pipeline'
import { batchChunks, placeBatch } from '@/warehouse'
import { openNode, type NodeWarehouse } from '@/warehouse/node'
import type { Part } from './collect-parts'

/** A part as it was read, in a workspace of its own that is to be closed. */
export interface PartRead {
  workspace: NodeWarehouse
  /** Names of the units that count, by the name as compared. */
  units: Map<string, string>
  schemes: string[]
  /** Tables that count. */
  tables: number
  /** Tables that wait for the officer's word, which nobody can give here. */
  waiting: TableHead[]
  rejects: readonly Reject[]
  /** Names of the files that brought rows. */
  used: Set<string>
  rowsRead: number
  rowsLoaded: number
  rowsRejected: number
  /** The number of the last id that was given. */
  last: number
}

export interface PartOptions {
  /** Of the part, from 1. */
  importId: number
  /** The last number that stands for something that repeats, and the last of an id, in the parts before. */
  lastId: number
  last: number
  /** Empty = all. */
  years: readonly number[]
  /** Told while a large file is read. */
  onRows: (rows: number) => void
}

/**
 * Reads, checks and stores the files of one part. The rows of a list stay as compact as they were read, and go with the
 * workspace. Ids are `t0000001` and so on, in the order of departments and years: so a snapshot has the rows of one department
 * together.
 */
export async function readPart(part: Part, options: PartOptions): Promise<PartRead> {
  const { importId, lastId, last, years, onRows } = options
  const read = await readAndCheck(part.files, { onProgress: ({ rows }) => rows !== null && onRows(rows) })
  const { heads } = read.tables
  const known = { importId, lastId, keys: [] }
  const places = placeBatch(heads, known)
  for (const [rank, at] of inOrder(heads).entries())
    places[at]!.evaluationId = `t${String(last + rank + 1).padStart(7, '0')}`
  const isChosen = ({ year }: { year: number | null }) =>
    years.length === 0 || year === null || years.includes(year)
  const kept = places.filter((_, at) => isChosen(heads[at]!))
  const used = read.files.filter(({ rowsLoaded }) => rowsLoaded > 0)
  function* chosen() {
    for (const evaluation of read.tables.checked()) if (isChosen(evaluation)) yield evaluation
  }
  const workspace = await openNode()
  try {
    // Sheets and rejects never travel.
    const batch = { files: used, rejects: [], sheets: [], evaluations: chosen() }
    await workspace.transaction(async () => {
      for (const piece of batchChunks(batch, kept, known))
        await workspace.loadCsv(piece.table, piece.columns, piece)
      await workspace.query('UPDATE workspace SET origin = ?', ['own'])
    })
    const units = await workspace.query<{ key: string; department: string }>(
      'SELECT departmentKey AS key, any_value(department) AS department FROM evaluation WHERE pending IS NULL GROUP BY ALL',
    )
    const schemes = await workspace.query<{ scheme: string; tables: number }>(
      'SELECT scheme, count(*) AS tables FROM evaluation WHERE pending IS NULL GROUP BY ALL',
    )
    const total = (column: 'rowsRead' | 'rowsLoaded' | 'rowsRejected') =>
      read.files.reduce((sum, file) => sum + file[column], 0)
    return {
      workspace,
      units: new Map(units.map(({ key, department }) => [key, department])),
      schemes: schemes.map(({ scheme }) => scheme),
      tables: schemes.reduce((sum, { tables }) => sum + tables, 0),
      waiting: heads.filter((_, at) => places[at]!.pending !== null),
      rejects: read.rejects,
      used: new Set(used.map(({ file }) => file)),
      rowsRead: total('rowsRead'),
      rowsLoaded: total('rowsLoaded'),
      rowsRejected: total('rowsRejected'),
      last: last + places.length,
    }
  } catch (cause) {
    await workspace.close()
    throw cause
  }
}

/** Places of the tables, those of one unit together, years ascending. */
function inOrder(heads: readonly TableHead[]): number[] {
  const key = (head: TableHead) =>
    [head.departmentKey ?? '', head.kind, head.name ?? '', String(head.year ?? '')].join('\u001f')
  const keys = heads.map(key)
  return heads.map((_, at) => at).sort((a, b) => (keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : a - b))
}
