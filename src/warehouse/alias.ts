import type { Bilingual } from '@/engine'
import { changeFigures } from './marts'
import type { Warehouse } from './warehouse'

/** What the officer said of two names: one unit (认作同一单位), or not. */
export interface AliasDecision {
  /** The name of the earlier years, as compared. */
  departmentKey: string
  /** The name under which the years are joined. */
  canonicalKey: string
  /** Both as written. */
  department: string
  canonical: string
  same: boolean
  reason: Bilingual
}

/** Remembers a decision; what was said of the same two names before is forgotten. */
export function saveAlias(w: Warehouse, decision: AliasDecision): Promise<void> {
  const { departmentKey, canonicalKey, department, canonical, same, reason } = decision
  return changeFigures(w, async () => {
    await forget(w, departmentKey, canonicalKey)
    // One name stands for one unit: a second word on it replaces the first.
    if (same) await w.query('DELETE FROM alias WHERE same AND departmentKey = ?', [departmentKey])
    await w.query('INSERT INTO alias VALUES (?, ?, ?, ?, ?::BOOLEAN, ?, ?, ?)', [
      departmentKey,
      canonicalKey,
      department,
      canonical,
      same,
      reason.zh,
      reason.en,
      new Date().toISOString(),
    ])
  })
}

/** Takes a decision back. Nothing happens when there is none. */
export function forgetAlias(
  w: Warehouse,
  { departmentKey, canonicalKey }: Pick<AliasDecision, 'departmentKey' | 'canonicalKey'>,
): Promise<void> {
  return changeFigures(w, () => forget(w, departmentKey, canonicalKey))
}

async function forget(w: Warehouse, departmentKey: string, canonicalKey: string): Promise<void> {
  await w.query(
    'DELETE FROM alias WHERE (departmentKey = $1 AND canonicalKey = $2) OR (departmentKey = $2 AND canonicalKey = $1)',
    [departmentKey, canonicalKey],
  )
}

/** All decisions, the latest first. */
export async function aliasRows(w: Warehouse): Promise<AliasDecision[]> {
  type Stored = Omit<AliasDecision, 'reason'> & { reasonZh: string | null; reasonEn: string | null }
  const rows = await w.query<Stored>(
    'SELECT * EXCLUDE (decidedAt) FROM alias ORDER BY decidedAt DESC, department',
  )
  return rows.map(({ reasonZh, reasonEn, ...row }) => ({
    ...row,
    reason: { zh: reasonZh ?? '', en: reasonEn ?? '' },
  }))
}

/** A unit in a year, as it is called in the figures, with its key. */
export interface CanonicalYear {
  canonical: string
  canonicalKey: string
  year: number
}

/** The years of each unit: what likely aliases are looked for in. */
export function canonicalYears(w: Warehouse): Promise<CanonicalYear[]> {
  return w.query<CanonicalYear>('FROM canonicalYear')
}
