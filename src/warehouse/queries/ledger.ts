import type { Bilingual } from '@/engine'
import type { Warehouse } from '../warehouse'
import type { FileRow, FileTable, RejectRow } from './rows'

/** The files of all imports, in the order in which they came. */
export async function fileRows(w: Warehouse): Promise<FileRow[]> {
  type Stored = Omit<FileRow, 'reasonsZh' | 'reasonsEn' | 'notesZh' | 'notesEn' | 'unknownColumns'> & {
    reasons: string
    unknownColumns: string
    notes: string
  }
  const rows = await w.query<Stored>('FROM file ORDER BY importId, ordinal')
  return rows.map(({ reasons, unknownColumns, notes, ...row }) => {
    const why = JSON.parse(reasons) as Bilingual[]
    const said = JSON.parse(notes) as Bilingual[]
    return {
      ...row,
      reasonsZh: why.map(({ zh }) => zh),
      reasonsEn: why.map(({ en }) => en),
      notesZh: said.map(({ zh }) => zh),
      notesEn: said.map(({ en }) => en),
      unknownColumns: JSON.parse(unknownColumns) as string[],
    }
  })
}

/** The rejects of all imports, in the order in which they came. */
export async function rejectRows(w: Warehouse): Promise<RejectRow[]> {
  const rows = await w.query<RejectRow>('FROM reject ORDER BY importId, ordinal')
  return rows.map((row) => ({ ...row, messageZh: row.messageZh ?? '', messageEn: row.messageEn ?? '' }))
}

/** The rejects of one file of one import, in its order. */
export async function rejectsOfFile(w: Warehouse, importId: number, file: string): Promise<RejectRow[]> {
  const rows = await w.query<RejectRow>(
    'FROM reject WHERE importId = ? AND file = ? ORDER BY ordinal LIMIT 5000',
    [importId, file],
  )
  return rows.map((row) => ({ ...row, messageZh: row.messageZh ?? '', messageEn: row.messageEn ?? '' }))
}

/** The tables that one file of one import brought, as written; of a list only those that begin in it. */
export function tablesOfFile(w: Warehouse, importId: number, file: string): Promise<FileTable[]> {
  return w.query<FileTable>(
    `SELECT evaluationId, department, year, kind, name, unit, pending
     FROM evaluation WHERE importId = ? AND file = ? ORDER BY ordinal LIMIT 200`,
    [importId, file],
  )
}
