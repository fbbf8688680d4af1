import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DuckDBDecimalValue, DuckDBInstance, DuckDBListValue, type DuckDBValue } from '@duckdb/node-api'
import { insertFromCsv, toCsv } from './bulk'
import { decimalText } from './decimal-text'
import { statementFailed } from './errors'
import { prepareDatabase } from './prepare'
import type { Param, Warehouse } from './warehouse'

const sqlText = (name: string) => readFileSync(fileURLToPath(new URL(name, import.meta.url)), 'utf8')

function decode(value: DuckDBValue): unknown {
  if (value === null) return null
  if (typeof value === 'bigint') {
    const number = Number(value)
    return Number.isSafeInteger(number) ? number : value.toString()
  }
  if (value instanceof DuckDBDecimalValue) return decimalText(value.value, value.scale)
  if (value instanceof DuckDBListValue) return value.items.map(decode)
  return value
}

/**
 * Opens DuckDB in Node, for the command line and tests.
 * @param path a database file; without it in memory
 */
export async function openNode(path?: string): Promise<Warehouse> {
  const instance = await DuckDBInstance.create(path ?? ':memory:')
  const connection = await instance.connect()

  const warehouse: Warehouse = {
    storage: path ? 'file' : 'memory',
    async query<Row>(sql: string, params: readonly Param[] = []): Promise<Row[]> {
      try {
        const reader = await connection.runAndReadAll(sql, [...params])
        const names = reader.columnNames()
        return reader
          .getRows()
          .map((row) => Object.fromEntries(row.map((value, at) => [names[at]!, decode(value)])) as Row)
      } catch (cause) {
        throw statementFailed(sql, cause)
      }
    },
    async run(script) {
      try {
        await connection.run(script)
      } catch (cause) {
        throw statementFailed(script, cause)
      }
    },
    async load(table, columns, rows) {
      const { csv, count } = toCsv(columns, rows)
      if (count === 0) return 0
      const folder = await mkdtemp(join(tmpdir(), 'jijing-'))
      try {
        const file = join(folder, 'rows.csv')
        await writeFile(file, csv)
        await warehouse.run(insertFromCsv(table, columns, `'${file.replaceAll("'", "''")}'`))
      } finally {
        await rm(folder, { recursive: true })
      }
      return count
    },
    async transaction(work) {
      await warehouse.run('BEGIN TRANSACTION')
      try {
        const result = await work()
        await warehouse.run('COMMIT')
        return result
      } catch (cause) {
        await warehouse.run('ROLLBACK')
        throw cause
      }
    },
    async close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
  try {
    await prepareDatabase(warehouse, { schema: sqlText('./schema.sql'), views: sqlText('./views.sql') })
    return warehouse
  } catch (cause) {
    await warehouse.close()
    throw cause
  }
}
