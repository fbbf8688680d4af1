import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { addTallies, tally, tallyLine } from './tally.mjs'
import { runGroup, runTogether } from './groups.mjs'

const node = process.execPath
// What has not changed is not checked again. ESLint is: an import is judged by files that it does not name.
const CACHE = 'node_modules/.cache'
const tool = (path) => `node_modules/${path}`

/** The groups of the gate, the slowest first: with two cores the order decides the total. */
const types = {
  name: 'types',
  command: [
    node,
    tool('vue-tsc/bin/vue-tsc.js'),
    '--noEmit',
    '-p',
    '.',
    '--incremental',
    '--tsBuildInfoFile',
    `${CACHE}/types.json`,
  ],
}
const lint = { name: 'lint', command: [node, tool('eslint/bin/eslint.js'), '--max-warnings', '0', '.'] }
const format = {
  name: 'format',
  command: [
    node,
    tool('prettier/bin/prettier.cjs'),
    '--check',
    '--log-level',
    'warn',
    '--cache',
    '--cache-strategy',
    'content',
    '--cache-location',
    `${CACHE}/format.json`,
    '.',
  ],
}
const build = { name: 'build', command: [node, 'src/cli/run.mjs', 'build'] }

const vitest = (project) => ({
  name: `${project} tests`,
  report: `test-results/${project}.json`,
  command: [
    node,
    tool('vitest/vitest.mjs'),
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=test-results/${project}.json`,
  ],
})

/**
 * Formatter, linter, types, unit tests: what a commit needs, in under a minute.
 * @param {string} root folder of package.json
 * @returns {Promise<number>} exit code: 0 when every group passed
 */
export function check(root) {
  return gate(root, [types, lint, vitest('unit'), format], [])
}

/**
 * Everything: `check`, then DuckDB, the build, and the built app in a real browser. Its last line is
 * `N passed, N failed`, over all tests.
 * @param {string} root folder of package.json
 * @returns {Promise<number>} exit code: 0 when every group passed
 */
export function test(root) {
  return gate(root, [types, lint, vitest('unit'), build, vitest('duckdb'), format], [vitest('browser')])
}

/** The browser has the machine to itself: beside the compiler it would wait, and tests would time out. */
async function gate(root, together, alone) {
  const begun = performance.now()
  const reports = join(root, 'test-results')
  mkdirSync(reports, { recursive: true })
  for (const { report } of [...together, ...alone]) if (report) rmSync(join(root, report), { force: true })

  const results = await runTogether(root, together, availableParallelism())
  for (const group of alone) {
    const built = results.every(({ name, passed }) => name !== build.name || passed)
    results.push(built ? await runGroup(root, group) : skipped(group))
  }

  const seconds = (performance.now() - begun) / 1000
  const failed = results.filter(({ passed }) => !passed).map(({ name }) => name)
  console.log('')
  for (const { name, passed, seconds: took } of results) {
    console.log(`${passed ? '✓' : '✗'} ${name.padEnd(14)} ${took.toFixed(1).padStart(6)} s`)
  }
  console.log(`  ${'all'.padEnd(14)} ${seconds.toFixed(1).padStart(6)} s`)
  if (failed.length > 0) console.log(`Failed: ${failed.join(', ')}`)

  const total = [...together, ...alone]
    .filter(({ report }) => report)
    .map(({ report }) => tally(readReport(join(root, report))))
    .reduce(addTallies)
  if (total.skipped > 0) console.log(`${total.skipped} skipped`)
  console.log(tallyLine(total))
  return failed.length === 0 && total.failed === 0 ? 0 : 1
}

function skipped(group) {
  console.log(`\n✗ ${group.name}: not run, because the app was not built.`)
  return { name: group.name, passed: false, seconds: 0 }
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
