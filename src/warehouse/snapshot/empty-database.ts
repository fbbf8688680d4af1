/**
 * An empty `.duckdb` file, gzipped, base64: storage version 1.2, written by the native DuckDB
 * (`ATTACH 'empty.duckdb' (STORAGE_VERSION 'v1.2.0'); CHECKPOINT`). DuckDB-WASM cannot make a file in memory, but it writes
 * into one that is there.
 */
const EMPTY =
  'H4sIAAAAAAACA+3XMQqCYBgGYIeGuoRzS1KDwk+T2BDU2iK4JDR4gO7Q7ureIbybDSFREDg6PM/y8fJ+F3jbzaM8rp7rw6U45dE0912SJtn/fpuFug63cE0jAAAAYAaa8z7u+6ob8/Dj87l4n+VXsv8BAADA/gcAAABm4AWV++WeADAAAA=='

/** Its bytes, anew each time: DuckDB takes what it is given away. */
export async function emptyDatabase(): Promise<Uint8Array> {
  const zipped = Uint8Array.from(atob(EMPTY), (character) => character.charCodeAt(0))
  const stream = new Blob([zipped]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
