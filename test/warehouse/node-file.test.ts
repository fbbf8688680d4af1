import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadBatch, readEvaluation } from '@/warehouse'
import { openNode, WorkspaceUnreadableError } from '@/warehouse/node'
import { batch, budgeted } from './batches'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jijing-test-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

it('a file is still there after closing, and views of another version are written anew', async () => {
  const path = join(folder, '工作区.duckdb')
  const table = budgeted('甲局', 2022, '100', '80', '80.00')
  const first = await openNode(path)
  expect(first.storage).toBe('file')
  await loadBatch(first, batch(table), { origin: 'own' })
  // As an app writes it that has another findingCount: a view that is made anew bears no note of the texts of this one.
  await first.run(
    'DROP VIEW findingCount; CREATE OR REPLACE VIEW kindYear AS SELECT kind, year FROM evaluationMart',
  )
  await first.close()

  const second = await openNode(path)
  expect(await readEvaluation(second, table.id)).toEqual(table)
  expect(await second.query('SELECT * FROM findingCount')).toEqual([])
  await second.run('DROP VIEW findingCount')
  await second.close()

  // Views of this version are taken as they are: writing them is half a second of an opening in a browser.
  const third = await openNode(path)
  await expect(third.query('SELECT * FROM findingCount')).rejects.toThrow()
  await third.close()
})

it('a damaged file is said to be damaged', async () => {
  const path = join(folder, 'damaged.duckdb')
  writeFileSync(path, 'this is no database '.repeat(1000))
  const opening = openNode(path)
  await expect(opening).rejects.toBeInstanceOf(WorkspaceUnreadableError)
  await expect(opening).rejects.toMatchObject({ reason: 'damaged' })
})

it.each([
  { title: 'a workspace of another version', script: 'UPDATE workspace SET schemaVersion = 999' },
  { title: 'a workspace without its one row', script: 'DELETE FROM workspace' },
  { title: 'a database of something else', script: 'DROP TABLE workspace' },
])('$title is not opened, and not changed', async ({ title, script }) => {
  const path = join(folder, `${title}.duckdb`)
  const w = await openNode(path)
  await w.run(script)
  const TABLES = 'SELECT count(*) AS tables FROM duckdb_tables()'
  const [before] = await w.query<{ tables: number }>(TABLES)
  await w.close()
  await expect(openNode(path)).rejects.toMatchObject({ name: 'WorkspaceUnreadableError', reason: 'version' })
  const instance = await DuckDBInstance.create(path)
  const connection = await instance.connect()
  const left = await connection.runAndReadAll(TABLES)
  expect(left.getRows()).toEqual([[BigInt(before!.tables)]])
  expect(before!.tables).toBeGreaterThan(0)
  connection.closeSync()
  instance.closeSync()
})
