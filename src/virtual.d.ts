interface ImportMetaEnv {
  /** Whether this is the one script of a single HTML file (`build/single-file.ts`). */
  readonly SINGLE_FILE: boolean
}

/** Written by `build/engine-files.ts`: where the page finds DuckDB, relative to itself. */
declare module 'virtual:duckdb' {
  export const wasm: string
  export const worker: string
}
