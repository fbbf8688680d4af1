import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  executionRows,
  loadBatch,
  readEvaluation,
  RecordedWarehouse,
  RecordingWarehouse,
  workspaceInfo,
} from '@/warehouse'
import { openNode, openSnapshot, writeSnapshot } from '@/warehouse/node'
import { travellingColumns, travellingTables } from '@/warehouse'
import { batch, budgeted } from './batches'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jijing-test-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const all = { kind: 'department', years: [], departments: [] } as const
const tables = () =>
  batch(budgeted('甲局', 2022, '100', '80', '80.00'), budgeted('乙局', 2023, '0.01', '0', '0.00'))

async function workspace() {
  const w = await openNode()
  await loadBatch(w, tables(), { origin: 'own' })
  return w
}

it('gives the figures that the workspace gives', async () => {
  const w = await workspace()
  const path = join(folder, 'a.duckdb')
  await writeSnapshot(w, { id: 'one', path, without: [] })
  const snapshot = await openSnapshot(path, 'one')
  expect(await executionRows(snapshot, all, '90')).toEqual(await executionRows(w, all, '90'))
  expect(await workspaceInfo(snapshot)).toEqual({ ...(await workspaceInfo(w)), rejects: 0 })
  const [first] = await executionRows(w, all, '90')
  const read = await readEvaluation(snapshot, first!.evaluationId)
  expect(read?.total).toEqual((await readEvaluation(w, first!.evaluationId))?.total)
  await expect(snapshot.run('DELETE FROM published.main.evaluation')).rejects.toThrow()
  await expect(openSnapshot(path, 'two')).rejects.toThrow('不是同一次发布')
  await snapshot.close()
  await w.close()
})

it('the same rows give the same bytes', async () => {
  const hashes: string[] = []
  for (const name of ['b', 'c']) {
    const w = await workspace()
    const path = join(folder, `${name}.duckdb`)
    await writeSnapshot(w, { id: 'one', path, without: [] })
    await w.close()
    hashes.push(createHash('sha256').update(readFileSync(path)).digest('hex'))
  }
  expect(hashes[0]).toBe(hashes[1])
})

describe('what travels', () => {
  it('every column of the schema travels or has something that stands for it, whatever is left out', async () => {
    const w = await workspace()
    for (const without of [[], ['texts'], ['findings'], ['texts', 'findings', 'recomputed']] as const)
      for (const { select } of await travellingTables(w, without)) await w.query(select)
    await w.close()
  })

  it('no sheet, no reject, no note; nothing of what is left out', () => {
    const everything = travellingColumns()
    expect(Object.keys(everything)).not.toContain('source_rows')
    expect(Object.keys(everything)).not.toContain('reject')
    expect(everything.file).not.toContain('notes')
    const least = travellingColumns(['texts', 'findings', 'recomputed'])
    expect(least.finding).toBeUndefined()
    expect(least.problem).toBeUndefined()
    expect(least.indicator).not.toContain('score')
    expect(least.indicator).not.toContain('reason')
    expect(least.evaluation).not.toContain('total')
  })
})

it('what was written down is answered without opening the database, the rest by it', async () => {
  const w = await workspace()
  const recorder = new RecordingWarehouse(w)
  const rows = await executionRows(recorder, all, '90')
  let opened = 0
  const published = new RecordedWarehouse(JSON.parse(JSON.stringify(recorder.recording('one'))), async () => {
    if (++opened === 1) throw new Error('no network')
    return w
  })
  expect(await executionRows(published, all, '90')).toEqual(rows)
  expect(opened).toBe(0)
  await expect(executionRows(published, all, '80')).rejects.toThrow('no network')
  expect(await executionRows(published, all, '80')).toEqual(await executionRows(w, all, '80'))
  expect(opened).toBe(2)
  expect(await executionRows(published, all, '90')).toEqual(rows)
  await expect(published.run()).rejects.toThrow()
  await published.close()
})
