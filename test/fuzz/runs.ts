/**
 * How many inputs a fuzz test tries: `JIJING_FUZZ` times the small number that CI tries, e.g.
 * `JIJING_FUZZ=100 npx vitest run --project unit test/fuzz`. A failing run prints its seed; `JIJING_SEED` repeats it.
 */
export function fuzzRuns(inCi: number): { numRuns: number; seed?: number } {
  const factor = Number(process.env.JIJING_FUZZ ?? 1)
  if (!(factor > 0)) throw new Error(`JIJING_FUZZ must be a number above 0, not ${process.env.JIJING_FUZZ}`)
  const seed = process.env.JIJING_SEED
  return { numRuns: Math.ceil(inCi * factor), ...(seed === undefined ? {} : { seed: Number(seed) }) }
}

/** No limit of its own: a larger run takes longer. */
export const FUZZ_TIMEOUT = 24 * 3_600_000

/** The longest that one input may take, milliseconds: far above what any takes, far below a hang. */
export const ONE_INPUT_MS = 2_000
