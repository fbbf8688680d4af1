/** Written by `build/engine-files.ts`: where the page finds DuckDB, relative to itself. */
declare module 'virtual:duckdb' {
  export const wasm: string
  export const worker: string
}
