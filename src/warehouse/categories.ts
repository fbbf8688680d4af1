import type { CategoryMatch } from '@/problems'
import { groupBy } from './group-by'
import type { Param, Warehouse } from './warehouse'

/** A sentence of the workspace and the categories that it has now. */
export interface StoredSentence {
  evaluationId: string
  ordinal: number
  text: string
  codes: string[]
}

/** All sentences of the workspace, of whatever table. */
export async function storedSentences(w: Warehouse): Promise<StoredSentence[]> {
  const sentences = await w.query<Omit<StoredSentence, 'codes'>>(
    'SELECT evaluationId, ordinal, text FROM problem WHERE text IS NOT NULL ORDER BY evaluationId, ordinal',
  )
  const named = await w.query<{ evaluationId: string; problemOrdinal: number; category: string }>(
    'SELECT evaluationId, problemOrdinal, category FROM problem_category ORDER BY evaluationId, problemOrdinal, ordinal',
  )
  const codes = groupBy(named, ({ evaluationId, problemOrdinal }) => `${evaluationId}\n${problemOrdinal}`)
  return sentences.map((one) => ({
    ...one,
    codes: (codes.get(`${one.evaluationId}\n${one.ordinal}`) ?? []).map(({ category }) => category),
  }))
}

/** Gives all sentences new categories, everything or nothing. */
export function storeCategories(
  w: Warehouse,
  sentences: readonly { evaluationId: string; ordinal: number; categories: readonly CategoryMatch[] }[],
): Promise<void> {
  const rows = sentences.flatMap(({ evaluationId, ordinal: problem, categories }) =>
    categories.map(({ code, matched }, ordinal): Param[] => [
      evaluationId,
      problem,
      ordinal,
      code,
      JSON.stringify(matched),
    ]),
  )
  return w.transaction(async () => {
    await w.run('DELETE FROM problem_category')
    if (rows.length > 0)
      await w.load(
        'problem_category',
        ['evaluationId', 'problemOrdinal', 'ordinal', 'category', 'matched'],
        rows,
      )
  })
}
