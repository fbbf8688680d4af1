/** Three headers of 4 KiB, then blocks: how DuckDB lays out a file. Of its default size, in which the app writes. */
const HEADERS = 3 * 4_096
const BLOCK = 262_144

/**
 * Whether a database file can be whole, by its length. DuckDB-WASM asks for the rest of a block that ends before its length
 * again and again: such a file must not reach it.
 *
 * @param size bytes
 */
export const endsWithBlock = (size: number): boolean => size >= HEADERS && (size - HEADERS) % BLOCK === 0

/** Whether a file is too short to be a database at all. @param size bytes */
export const isStump = (size: number): boolean => size > 0 && size < HEADERS
