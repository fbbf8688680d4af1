import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** The tests that judge a mutant of the engine: thousands of runs, so only those that are done in milliseconds. */
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('../../src', import.meta.url)) } },
  test: {
    include: ['test/engine/**/*.test.ts', 'test/mutation/loads.test.ts'],
    // One worker and one copy of the engine for all files of a run: a run is a tenth of the work.
    isolate: false,
    fileParallelism: false,
    // Every plausible proportion, a million rows and random tables: seconds a run.
    exclude: ['test/engine/exactness.test.ts'],
  },
})
