import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger } from '@duckdb/duckdb-wasm'
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url'
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url'

// The peer of an import: DuckDB-WASM without our app reads the chosen list into a table, from a handle of the file.
const database = new AsyncDuckDB(new VoidLogger(), new Worker(workerUrl))
await database.instantiate(wasmUrl)
await database.open({})
const connection = await database.connect()

async function load(): Promise<{ ms: number; rows: number }> {
  const file = document.querySelector('input')!.files![0]!
  const begun = performance.now()
  await database.registerFileHandle('list.csv', file, DuckDBDataProtocol.BROWSER_FILEREADER, true)
  await connection.query(
    "CREATE TABLE list AS FROM read_csv('list.csv', types = {'得分': 'DECIMAL(18,2)', '年度': 'INTEGER'})",
  )
  const ms = performance.now() - begun
  const [counted] = (await connection.query('SELECT count(*)::INTEGER AS n FROM list')).toArray()
  return { ms, rows: (counted as { n: number }).n }
}
Object.assign(globalThis, { load })
