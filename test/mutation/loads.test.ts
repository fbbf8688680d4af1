import { expect, it } from 'vitest'

// A mutant that breaks the engine while it loads leaves the other files without a single test, and Stryker counts no failure
// where there was no test. Here it fails one.
it('loads', async () => {
  expect(Object.keys(await import('@/engine')).length).toBeGreaterThan(0)
})
