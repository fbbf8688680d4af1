import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Everything that the first screen says, in the order of the page; pictures by their description. */
export async function firstScreen(page: Page): Promise<string[]> {
  const main = page.getByRole('main')
  await expect.poll(() => main.getByRole('img').count()).toBeGreaterThan(1)
  const pictures = await main
    .getByRole('img')
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')!))
  return [...(await main.innerText()).split('\n'), ...pictures]
}
