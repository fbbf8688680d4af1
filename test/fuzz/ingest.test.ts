import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkFiles } from '@/pipeline'
import { spoilt } from './mutate'
import { FUZZ_TIMEOUT, fuzzRuns, ONE_INPUT_MS } from './runs'

const FOLDER = resolve('test/fixtures/cases')
const tables = readdirSync(FOLDER)
  .filter((name) => /\.(csv|txt)$/.test(name))
  .map((name) => new Uint8Array(readFileSync(resolve(FOLDER, name))))

describe('a spoilt file', () => {
  it(
    'is read, scored or rejected, never a crash or a hang; rows read = rows loaded + rows rejected',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          spoilt(tables),
          fc.constantFrom('表.csv', '2022年报告.txt', '无名'),
          async (bytes, name) => {
            const begun = performance.now()
            const { files, rejects, evaluations } = await checkFiles([
              { name, size: bytes.length, bytes: () => Promise.resolve(bytes.slice()) },
            ])
            expect(performance.now() - begun).toBeLessThan(ONE_INPUT_MS)
            for (const { rowsRead, rowsLoaded, rowsRejected } of files) {
              expect(rowsRead).toBe(rowsLoaded + rowsRejected)
              expect(Math.min(rowsLoaded, rowsRejected)).toBeGreaterThanOrEqual(0)
            }
            if (evaluations.length === 0) expect(rejects.length).toBeGreaterThan(0)
            for (const { code, message } of rejects) expect(code && message.zh && message.en).toBeTruthy()
            expect(JSON.stringify(evaluations)).not.toContain('\uFFFD')
            for (const { budget, indicators } of evaluations)
              for (const { score, weight } of [...budget, ...indicators])
                if (score !== null && score !== undefined) {
                  expect(score).toMatch(/^\d+(\.\d+)?$/)
                  expect(weight).not.toBeNull()
                }
          },
        ),
        fuzzRuns(300),
      )
    },
    FUZZ_TIMEOUT,
  )
})
