import fc from 'fast-check'
import { describe, it } from 'vitest'
import { FILES } from './files'
import { SMALL } from './small-parsers'
import type { Target } from './target'

/** The smaller run, with every run of the tests: a seed of its own each time, printed where something fails. */
describe.each([...SMALL, FILES] as Target[])('$name, whatever is written', ({ inputs, holds, inCi }) => {
  it('is read or refused, never a crash, and what must hold holds', async () => {
    await fc.assert(
      fc.asyncProperty(inputs, async (input) => holds(input)),
      { numRuns: inCi },
    )
  }, 240_000)
})
