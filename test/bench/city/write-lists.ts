import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DuckDBInstance } from '@duckdb/node-api'
import { citySize, madeCity, type CitySize } from './city'

/** Rows of one part: a city of 16 districts of 100 departments, ten years. */
const ROWS_OF_A_PART = 1_000_000

/** A province of so many rows, about, as cities of about a million. */
export function provinceSize(rows: number): ProvinceSize {
  const cities = Math.max(1, Math.round(rows / ROWS_OF_A_PART))
  return { cities, ...citySize(rows / cities) }
}

export interface ProvinceSize extends CitySize {
  cities: number
}

/**
 * Writes a made-up province as lists, a folder for each city: `第001市/批量明细.csv` and its fellows. The same size gives the
 * same files.
 */
export async function writeLists(
  folder: string,
  { cities, departments, years }: ProvinceSize,
): Promise<void> {
  const lists = readFileSync(fileURLToPath(new URL('./lists.sql', import.meta.url)), 'utf8')
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  for (let at = 0; at < cities; at++) {
    const city = join(folder, `第${String(at + 1).padStart(3, '0')}市`)
    mkdirSync(city, { recursive: true })
    await connection.run(madeCity({ departments, years }, at * departments))
    await connection.run(lists.replaceAll('$folder', city.replaceAll("'", "''")))
  }
  connection.closeSync()
  instance.closeSync()
}
