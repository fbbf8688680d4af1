import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AsyncDuckDB, AsyncDuckDBConnection } from '@duckdb/duckdb-wasm'
import fc from 'fast-check'
import { decodeArrowRows } from '@/warehouse/adapters/decode-arrow'
import { loadBatch } from '@/warehouse'
import { openNode, writeSnapshot } from '@/warehouse/node'
import { endsWithBlock } from '@/warehouse/snapshot/whole-file'
import { batch, budgeted } from '../warehouse/batches'
import { wasmInNode } from '../warehouse/wasm-in-node'
import type { Target } from './target'

/** A published snapshot, as a page fetches it, and what stands in it. */
interface Whole {
  bytes: Uint8Array
  rows: string
}
let whole: Promise<Whole> | null = null
async function publish(): Promise<Whole> {
  const folder = mkdtempSync(join(tmpdir(), 'jijing-fuzz-'))
  const w = await openNode()
  const years = Array.from({ length: 40 }, (_, at) => 1985 + at)
  await loadBatch(w, batch(...years.map((year) => budgeted('甲局', year, '100', '80', '80.00'))), {
    origin: 'own',
  })
  const path = join(folder, 'a.duckdb')
  await writeSnapshot(w, { id: 'one', path, without: [] })
  await w.close()
  const bytes = new Uint8Array(readFileSync(path))
  rmSync(folder, { recursive: true })
  return { bytes, rows: (await read(bytes))! }
}

let engine: Promise<AsyncDuckDB> | null = null
let files = 0

/** All rows of a snapshot as text, or null where the database refuses it. @throws where it neither reads nor refuses */
async function read(bytes: Uint8Array): Promise<string | null> {
  // As a page does: what ends within a block DuckDB would read for ever.
  if (!endsWithBlock(bytes.length)) return null
  const database = await (engine ??= wasmInNode())
  const name = `${++files}.duckdb`
  let connection: AsyncDuckDBConnection | null = null
  try {
    await database.open({})
    await database.registerFileBuffer(name, bytes.slice())
    connection = await database.connect()
    await connection.query(`ATTACH '${name}' AS published (READ_ONLY)`)
    const tables = ['publication', 'workspace', 'evaluation', 'budget', 'indicator', 'file']
    const rows: unknown[] = []
    for (const table of tables)
      rows.push(decodeArrowRows(await connection.query(`FROM published.main.${table} ORDER BY ALL`)))
    return JSON.stringify(rows)
  } catch (cause) {
    assert.ok(cause instanceof Error)
    // What trapped is not asked again: the page ends its worker too.
    if (/unreachable|out of bounds|memory|RuntimeError/i.test(String(cause))) {
      engine = null
      await database.terminate()
    }
    return null
  } finally {
    if (engine) {
      await connection?.close().catch(() => undefined)
      await database.reset()
    }
  }
}

const blockBefore = (at: number) => 12_288 + Math.max(0, Math.floor((at - 12_288) / 262_144)) * 262_144

/** Damage to a file on its way: bytes, stretches, its end; and another file's bytes in its middle. */
const damage = fc.array(
  fc.record({
    kind: fc.constantFrom('byte', 'zeros', 'cut', 'move'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    inHead: fc.boolean(),
    value: fc.nat(255),
    length: fc.integer({ min: 1, max: 20_000 }),
  }),
  { minLength: 1, maxLength: 4 },
)
type Damage = typeof damage extends fc.Arbitrary<infer One> ? One : never

function damaged(bytes: Uint8Array, all: Damage): Uint8Array {
  return all.reduce((now, { kind, at, inHead, value, length }) => {
    // The first blocks are headers: what is written there decides where all else is looked for.
    const from = Math.floor(at * Math.max(0, (inHead ? Math.min(now.length, 12_288) : now.length) - 1))
    // Where a transfer ends is of its own choosing; at the end of a block is the place that its length does not tell.
    if (kind === 'cut') return now.slice(0, value % 2 === 0 ? from : blockBefore(from))
    const out = now.slice()
    if (kind === 'byte') out[from] = value
    else if (kind === 'zeros') out.fill(0, from, from + length)
    else out.copyWithin(from, (from + length) % Math.max(1, now.length), now.length)
    return out
  }, bytes)
}

export const SNAPSHOTS: Target<Damage> = {
  name: 'snapshots',
  inCi: 20,
  share: 0.001,
  inputs: damage,
  prepare: async () => void (await (whole ??= publish())),
  async holds(all) {
    const { bytes, rows } = await (whole ??= publish())
    const found = await read(damaged(bytes, all))
    if (found !== null) assert.equal(found, rows)
  },
}
