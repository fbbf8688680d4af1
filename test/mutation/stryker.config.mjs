/**
 * Mutation testing of the shared engine: `npm run mutate`, or one part of it, `npm run mutate -- src/engine/value.ts`.
 * Each run remembers what it has judged; only what has changed since is judged again.
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner', './test/mutation/sentences.mjs'],
  ignorers: ['sentences'],
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  mutate: ['src/engine/**/*.ts', '!src/engine/**/index.ts', '!src/engine/{model,scored}.ts'],
  concurrency: 2,
  incremental: true,
  incrementalFile: 'test-results/mutation/incremental.json',
  tempDirName: 'test-results/mutation/sandbox',
  // The sandbox is a copy: what no engine test reads stays out of it.
  ignorePatterns: ['data', 'public', 'dist', 'dist-engine', 'coverage', 'test/fixtures'],
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: 'test-results/mutation/report.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 90, low: 85, break: 85 },
}
