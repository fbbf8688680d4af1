import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Warehouse } from '@/warehouse'
import { openNode } from '@/warehouse/node'

/** How large a made-up city is; a table has 62 indicators on average. */
export interface CitySize {
  departments: number
  years: number
}

/** Indicators of a table, on average. */
const ROWS_A_TABLE = 62

/** So many indicator rows, about: 100 departments × 10 years × 62 rows are a district. */
export const citySize = (rows: number): CitySize => ({
  departments: Math.max(1, Math.round(rows / (10 * ROWS_A_TABLE))),
  years: 10,
})

/**
 * Writes the workspace of a made-up city (see `city.sql`) into a `.duckdb` file and its log (`.wal`), with the native DuckDB.
 * @returns how many indicator rows it has
 */
export async function writeCity(path: string, { departments, years }: CitySize): Promise<number> {
  const warehouse = await openNode(path)
  try {
    await fillCity(warehouse, { departments, years })
    // DuckDB-WASM cannot commit to a stored database whose log is empty, so something stays in the log.
    await warehouse.run('PRAGMA disable_checkpoint_on_shutdown')
    await warehouse.run("UPDATE workspace SET importedAt = '2026-11-02T00:00:00.000Z'")
    const [counted] = await warehouse.query<{ rows: number }>('SELECT count(*) AS rows FROM indicator')
    return counted!.rows
  } finally {
    await warehouse.close()
  }
}

const sql = (name: string) => readFileSync(fileURLToPath(new URL(name, import.meta.url)), 'utf8')

/** The script that makes the tables `unit` and `madeRow`. @param first the first department's number */
export const madeCity = ({ departments, years }: CitySize, first = 0): string =>
  sql('./made.sql')
    .replaceAll('$first', String(first))
    .replaceAll('$departments', String(departments))
    .replaceAll('$years', String(years))
    .replaceAll('$rows', String(ROWS_A_TABLE))

/** Fills an empty workspace with a made-up city. */
export function fillCity(warehouse: Warehouse, size: CitySize): Promise<void> {
  return warehouse.transaction(async () => {
    await warehouse.run(cityScript(size, { first: 0, told: 0, importId: 1 }))
    await warehouse.refresh()
  })
}

/** Which part of a province a city is: its first department, the last number that the parts before have told, its import. */
export interface CityPart {
  first: number
  told: number
  importId: number
}

/** The script that fills a workspace, marts aside. */
export const cityScript = (size: CitySize, { first, told, importId }: CityPart): string =>
  [madeCity(size, first), sql('./city.sql')]
    .join('\n')
    .replaceAll('$told', String(told))
    .replaceAll('$importId', String(importId))
