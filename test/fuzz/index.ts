import { fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { HEAP_MB, ONE_INPUT_MS, type Target } from './target'

const USAGE = `npm run fuzz -- [--runs N] [--seed S] [--only NAME] [--path P]
  --runs N     about as many inputs for the small parsers together; files get a twentieth, snapshots a thousandth
  --seed S     the same seed tries the same inputs
  --only NAME  one target
  --path P     one input of that seed, as a failure names it`

/** What became of one target. `--only`, `--seed` and `--path` repeat a failure. */
interface Outcome {
  target: string
  seed: number
  seconds: number
  inputs: number
  failed: boolean
  path?: string
  text?: string
  error?: string
}

/** `npm run fuzz`: one line of JSON for each target; exit 1 where one failed, hung or ran out of memory. */
export default async function fuzz(args: readonly string[]): Promise<number> {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    args: [...args],
    options: { runs: text, seed: text, only: text, path: text },
  })
  const runs = Number(values.runs ?? 20_000)
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))
  const { TARGETS } = await import('./targets')
  const chosen = TARGETS.filter(({ name }) => values.only === undefined || name === values.only)
  if (!(runs > 0) || !Number.isInteger(seed) || chosen.length === 0) {
    console.error(USAGE)
    return 2
  }
  let failures = 0
  for (const target of chosen) {
    const outcome = await run(target, Math.ceil(runs * target.share), seed, values.path)
    if (outcome.failed) failures++
    console.log(JSON.stringify(outcome))
  }
  return failures === 0 ? 0 : 1
}

function run({ name }: Target, runs: number, seed: number, path?: string): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'jijing-fuzz-'))
  const counter = join(folder, 'begun')
  writeFileSync(counter, Buffer.alloc(4))
  const begun = () => readFileSync(counter).readInt32LE(0)
  const started = performance.now()
  const worker = fork(
    fileURLToPath(new URL('./worker.mjs', import.meta.url)),
    [JSON.stringify({ target: name, runs, seed, path, counter })],
    { execArgv: [`--max-old-space-size=${HEAP_MB}`] },
  )
  return new Promise((resolve) => {
    const end = (outcome: Pick<Outcome, 'inputs' | 'failed'> & Partial<Outcome>) => {
      clearInterval(watch)
      worker.removeAllListeners()
      worker.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
      const seconds = Math.round((performance.now() - started) / 100) / 10
      resolve({ target: name, seed, seconds, ...outcome })
    }
    /** It has no word for us: it hangs, or it is gone. */
    const lost = (error: string) => {
      const inputs = begun()
      end({ inputs, failed: true, path: String(inputs - 1), error })
    }
    let last = 0
    let since = performance.now()
    const watch = setInterval(() => {
      const now = begun()
      if (now !== last) since = performance.now()
      last = now
      if (now > 0 && performance.now() - since > ONE_INPUT_MS) lost(`no end after ${ONE_INPUT_MS} ms`)
    }, 500)
    worker.once('message', (said) => end(said as Outcome))
    worker.once('exit', (code, signal) => lost(`ended without a word: ${signal ?? code}`))
  })
}
