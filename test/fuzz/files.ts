import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { decodeBytes } from '@/ingest/bytes'
import { parseCsv } from '@/ingest/csv'
import { checkFiles } from '@/pipeline'
import { CONTAINERS, type Container } from './contain'
import { spoilt, spoiltRows } from './mutate'
import type { Target } from './target'

/** Tables and reports that were really published, and forms of other provinces. */
const files = ['test/fixtures/cases', 'test/fixtures/forms'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(csv|txt)$/.test(name))
    .map((name) => new Uint8Array(readFileSync(resolve(folder, name)))),
)
const grids = files.flatMap((bytes) => {
  const read = decodeBytes(bytes)
  return 'text' in read ? [parseCsv(read.text).rows] : []
})

interface Spoilt {
  name: string
  bytes: Uint8Array
}
const NAMES = ['表', '2022年报告', '甲局/2021年度自评表', '../x', '__proto__']

/** A real file with bytes changed; and a real table with cells, rows or its structure changed, in any container. */
const inputs: fc.Arbitrary<Spoilt> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ name: fc.constantFrom('表.csv', '2022年报告.txt', '无名'), bytes: spoilt(files) }),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(spoiltRows(grids), fc.constantFrom(...CONTAINERS), fc.constantFrom(...NAMES))
      .map(([rows, { ending, contain }, name]) => ({ name: `${name}.${ending}`, bytes: contain(rows) })),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom<Container>(...CONTAINERS)
      .chain((container) => fc.tuple(fc.constant(container), spoilt(wholeFiles(container))))
      .map(([{ ending }, bytes]) => ({ name: `表.${ending}`, bytes })),
  },
)

/** Some real tables in this container, made once. */
const made = new Map<Container, Uint8Array[]>()
function wholeFiles(container: Container): Uint8Array[] {
  let whole = made.get(container)
  if (!whole) made.set(container, (whole = grids.slice(0, 6).map(container.contain)))
  return whole
}

export const FILES: Target<Spoilt> = {
  name: 'files',
  inCi: 150,
  share: 0.05,
  inputs,
  async holds({ name, bytes }) {
    const input = { name, size: bytes.length, bytes: () => Promise.resolve(bytes.slice()) }
    const { files, rejects, evaluations } = await checkFiles([input])
    for (const { rowsRead, rowsLoaded, rowsRejected } of files) {
      assert.equal(rowsRead, rowsLoaded + rowsRejected)
      assert.ok(Math.min(rowsLoaded, rowsRejected) >= 0)
    }
    if (evaluations.length === 0) assert.ok(rejects.length > 0)
    for (const { code, message } of rejects) assert.ok(code && message.zh && message.en)
    assert.equal(({} as { polluted?: unknown }).polluted, undefined)
    for (const { budget, indicators } of evaluations)
      for (const { score, weight } of [...budget, ...indicators])
        if (score !== null && score !== undefined) {
          assert.match(score, /^\d+(\.\d+)?$/)
          assert.notEqual(weight, null)
        }
  },
}
