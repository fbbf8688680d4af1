// Runs one target of the fuzzer in a process of its own, so that a hang can be ended and memory is limited.
import { openSync, writeSync } from 'node:fs'
import { register } from 'tsx/esm/api'

const { target: name, runs, seed, path, counter } = JSON.parse(process.argv[2])
register()
const { default: fc } = await import('fast-check')
const { TARGETS } = await import('./targets.ts')
const target = TARGETS.find((one) => one.name === name)

await target.prepare?.()

// Into a file, before each input: a process that hangs or dies says nothing more.
const file = openSync(counter, 'r+')
const count = new Int32Array(1)
const property = fc.asyncProperty(target.inputs, async (input) => {
  count[0]++
  writeSync(file, count, 0, 4, 0)
  await target.holds(input)
})
const { failed, numRuns, counterexample, counterexamplePath, errorInstance } = await fc.check(property, {
  numRuns: runs,
  seed,
  ...(path ? { path } : {}),
})
process.send(
  {
    failed,
    inputs: numRuns,
    ...(failed
      ? {
          path: counterexamplePath,
          text: fc.stringify(counterexample).slice(0, 200_000),
          error: String(errorInstance?.stack ?? errorInstance),
        }
      : {}),
  },
  () => process.exit(0),
)
