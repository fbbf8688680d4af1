import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { NodeWarehouse } from '@/warehouse/adapters/node-warehouse'
import { WarehouseError } from '@/warehouse'

/** A DuckDB that has little memory and no disk to put anything aside on, as in a browser: it really runs out. */
let warehouse: NodeWarehouse
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jijing-memory-'))
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '24MB', temp_directory: '' })
  warehouse = new NodeWarehouse(instance, await instance.connect(), 'memory', folder, '')
  await warehouse.run("CREATE TABLE kept AS SELECT 1 AS id, '甲局' AS name")
})
afterAll(async () => {
  await warehouse.close()
  await rm(folder, { recursive: true, force: true })
})

it('running out of memory is said in a sentence, and what was there stays', async () => {
  const statement =
    'INSERT INTO kept SELECT i, md5(i::VARCHAR) || md5((i + 1)::VARCHAR) FROM range(5000000) t(i)'
  const failed = await warehouse.run(statement).catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(WarehouseError)
  const { sentence, cause } = failed as WarehouseError
  expect((cause as Error).message).toMatch(/out of memory/i)
  expect(sentence.zh).toBe('内存不足，这一步没有完成，工作区保持原样。请关闭其他标签页，或把文件分几批导入。')
  expect(sentence.en).toContain('There is not enough memory for this step')
  expect(await warehouse.query('SELECT id, name FROM kept')).toEqual([{ id: 1, name: '甲局' }])
})
