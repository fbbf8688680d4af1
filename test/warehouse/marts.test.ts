import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { normaliseDepartment } from '@/ingest'
import {
  clearWorkspace,
  forgetAlias,
  loadBatch,
  lostPointsRows,
  removeEvaluation,
  replaceEvaluation,
  saveAlias,
  yearRows,
  type Filter,
  type Warehouse,
} from '@/warehouse'
import { openNode } from '@/warehouse/node'
import { ADAPTERS } from './adapters'
import { batch, budgeted } from './batches'

const ALL: Filter = { kind: 'department', years: [], departments: [] }

/** What differs between the marts and the views that they are copies of: nothing, after every change. */
function differences(w: Warehouse): Promise<unknown[]> {
  return w.query(`
    WITH copied AS (
      SELECT evaluationId, department, year, grade, total, executionRate, previousRate, previousTotal, errors, mismatches
      FROM evaluationMart
    ), counted AS (
      SELECT
        e.evaluationId, e.department, e.year, e.grade, e.total, line.executionRate, before.executionRate AS previousRate,
        (
          SELECT total FROM unitTotal AS u
          WHERE u.department = e.department AND u.kind = e.kind AND u.year = e.year - 1
            AND u.name IS NOT DISTINCT FROM e.name
        ) AS previousTotal,
        coalesce(errors, 0) AS errors,
        (SELECT count(*) FROM pointRow AS p WHERE p.evaluationId = e.evaluationId AND verdict = 'mismatch') AS mismatches
      FROM placedEvaluation AS e
      LEFT JOIN totalLine AS line USING (evaluationId)
      LEFT JOIN findingCount USING (evaluationId)
      LEFT JOIN unitRate AS before
        ON before.department = e.department AND before.kind = e.kind AND before.year = e.year - 1
        AND before.name IS NOT DISTINCT FROM e.name
    )
    (FROM copied EXCEPT FROM counted) UNION ALL (FROM counted EXCEPT FROM copied)`)
}

const count = async (w: Warehouse) =>
  (await w.query<{ n: number }>('SELECT count(*) AS n FROM evaluationMart'))[0]!.n

describe.each(ADAPTERS)('$adapter: marts', ({ open }) => {
  let w: Warehouse
  beforeEach(async () => {
    w = await open()
  })
  afterEach(() => w.close())

  it('follow every kind of change', async () => {
    const [old, first, second] = [
      budgeted('甲区文化局', 2021, '100', '50', '50.00'),
      budgeted('甲区文化局', 2022, '100', '80', '80.00'),
      budgeted('甲区文化和旅游局', 2023, '100', '95', '95.00'),
    ]
    await loadBatch(w, batch(old, first, second), { origin: 'own' })
    expect([await count(w), await differences(w)]).toEqual([3, []])

    const said = {
      departmentKey: normaliseDepartment('甲区文化局').key,
      canonicalKey: normaliseDepartment('甲区文化和旅游局').key,
      department: '甲区文化局',
      canonical: '甲区文化和旅游局',
      same: true,
      reason: { zh: '机构改革更名', en: 'renamed' },
    }
    await saveAlias(w, said)
    expect(await differences(w)).toEqual([])
    expect(await w.query('SELECT DISTINCT department, names FROM evaluationMart')).toEqual([
      { department: '甲区文化和旅游局', names: ['甲区文化和旅游局', '甲区文化局'] },
    ])
    await forgetAlias(w, said)
    expect(await differences(w)).toEqual([])

    await replaceEvaluation(w, { ...first, total: '61.5', grade: '中' })
    expect(await differences(w)).toEqual([])
    expect((await yearRows(w, { ...ALL, years: [2022] }, '90'))[0]?.averageTotal).toBe('61.50')

    await removeEvaluation(w, first.id)
    expect([await count(w), await differences(w)]).toEqual([2, []])
    await clearWorkspace(w)
    expect([await count(w), await lostPointsRows(w, ALL, 5)]).toEqual([0, []])
  })

  it('come back as they were when a change fails', async () => {
    await loadBatch(w, batch(budgeted('甲局', 2022, '100', '80', '80.00')), { origin: 'own' })
    const failing = w.transaction(async () => {
      await clearWorkspace(w)
      throw new Error('cancelled')
    })
    await expect(failing).rejects.toThrow('cancelled')
    expect([await count(w), await differences(w)]).toEqual([1, []])
  })
})

it('marts that another version has left are made anew at the opening', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jijing-test-'))
  try {
    const first = await openNode(join(folder, 'w.duckdb'))
    await loadBatch(first, batch(budgeted('甲局', 2022, '100', '80', '80.00')), { origin: 'own' })
    await first.run("DELETE FROM evaluationMart; UPDATE martVersion SET digest = 'another'")
    await first.close()
    const second = await openNode(join(folder, 'w.duckdb'))
    expect([await count(second), await differences(second)]).toEqual([1, []])
    await second.run('DELETE FROM evaluationMart')
    await second.close()
    // Marts of this version are taken as they are: an opening does not add up a million rows.
    const third = await openNode(join(folder, 'w.duckdb'))
    expect(await count(third)).toBe(0)
    await third.close()
  } finally {
    rmSync(folder, { recursive: true })
  }
})
