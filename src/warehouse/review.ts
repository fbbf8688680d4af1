import { trimDecimal } from './decimal-text'
import type { Review } from './queries/rows'
import type { Warehouse } from './warehouse'

const PLACE = `tableKey, part, rowKey FROM reviewableRows(?) WHERE part = ? AND ordinal = ?::INTEGER`

/**
 * Records the bureau's word on rows of one table, everything or nothing; a word without score, decision and remark
 * takes back what was said.
 * @returns what was said of these rows before, to be saved again for undoing
 */
export function saveReviews(
  w: Warehouse,
  evaluationId: string,
  reviews: readonly Review[],
): Promise<Review[]> {
  return w.transaction(async () => {
    const before: Review[] = []
    for (const { part, ordinal, score, decision, remark } of reviews) {
      const place = [evaluationId, part, ordinal]
      const [said] = await w.query<Pick<Review, 'decision' | 'remark'> & { score: string | null }>(
        [
          'SELECT review.score, decision, remark FROM review JOIN (SELECT',
          PLACE,
          ') USING (tableKey, part, rowKey)',
        ].join(' '),
        place,
      )
      before.push({
        part,
        ordinal,
        score: trimDecimal(said?.score ?? null),
        decision: said?.decision ?? null,
        remark: said?.remark ?? null,
      })
      await w.query(
        ['DELETE FROM review WHERE (tableKey, part, rowKey) IN (SELECT', PLACE, ')'].join(' '),
        place,
      )
      if (score === null && decision === null && (remark ?? '') === '') continue
      await w.query(
        [
          'INSERT INTO review (score, decision, remark, decidedAt, tableKey, part, rowKey)',
          'SELECT ?::DECIMAL(18,6), ?, ?, ?,',
          PLACE,
        ].join(' '),
        [score, decision, remark, new Date().toISOString(), ...place],
      )
    }
    return before
  })
}
