import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DuckDBInstance } from '@duckdb/node-api'
import { citySize, madeCity } from './city'

/** Rows of one part: a city of 16 districts of 100 departments, ten years. */
const ROWS_OF_A_PART = 1_000_000

/**
 * Writes a made-up province as lists, a folder for each city of about a million rows: `第001市/批量明细.csv` and its
 * fellows. The same number gives the same files.
 * @returns how many folders there are
 */
export async function writeLists(folder: string, rows: number): Promise<number> {
  const parts = Math.max(1, Math.round(rows / ROWS_OF_A_PART))
  const size = citySize(rows / parts)
  const lists = readFileSync(fileURLToPath(new URL('./lists.sql', import.meta.url)), 'utf8')
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  for (let part = 0; part < parts; part++) {
    const city = join(folder, `第${String(part + 1).padStart(3, '0')}市`)
    mkdirSync(city, { recursive: true })
    await connection.run(madeCity(size, part * size.departments))
    await connection.run(lists.replaceAll('$folder', city.replaceAll("'", "''")))
  }
  connection.closeSync()
  instance.closeSync()
  return parts
}
