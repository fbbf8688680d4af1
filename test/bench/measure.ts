/** What a measured task did, and how long it took. */
export interface Measurement {
  task: string
  /** How many things one run handles, and what they are. */
  count: number
  unit: string
  runs: number
  medianMs: number
  fastestMs: number
  slowestMs: number
  perSecond: number
}

/**
 * Runs a task `runs` times after one unmeasured run, and reports the median: on a shared machine the mean tells
 * about the neighbours.
 */
export async function measure(
  task: string,
  count: number,
  unit: string,
  work: () => unknown,
  runs = 7,
): Promise<Measurement> {
  await work()
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const begun = performance.now()
    await work()
    times.push(performance.now() - begun)
  }
  times.sort((a, b) => a - b)
  const median = times[Math.floor(runs / 2)]!
  return {
    task,
    count,
    unit,
    runs,
    medianMs: tenths(median),
    fastestMs: tenths(times[0]!),
    slowestMs: tenths(times.at(-1)!),
    perSecond: Math.round(count / (median / 1000)),
  }
}

function tenths(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10
}
