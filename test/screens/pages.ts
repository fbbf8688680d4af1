import type { Page } from 'playwright-core'

/** A page, or a state of one, that a person should have looked at. */
export interface Screen {
  name: string
  /** What stands behind `#`. */
  hash: string
  /** Brings the page into the state. */
  then?: (page: Page) => Promise<void>
}

/** Follows the first link of the page's table. */
const firstInTable = async (page: Page) => {
  await page.locator('main table a').first().click()
  await page.waitForURL(/#\/departments\/./)
  await page.waitForTimeout(900)
}

export const SCREENS: readonly Screen[] = [
  { name: 'overview', hash: '/' },
  {
    name: 'execution',
    hash: '/execution',
    then: (page) =>
      page
        .locator('.more-charts > button')
        .click()
        .then(() => page.waitForTimeout(900)),
  },
  {
    name: 'scores',
    hash: '/scores',
    then: (page) =>
      page
        .locator('.more-charts > button')
        .click()
        .then(() => page.waitForTimeout(900)),
  },
  { name: 'problems', hash: '/problems' },
  { name: 'category', hash: '/problems/category/PAY' },
  { name: 'copies', hash: '/problems/copies' },
  { name: 'taxonomy', hash: '/problems/taxonomy' },
  { name: 'findings', hash: '/findings' },
  { name: 'spot-check', hash: '/findings/spot-check' },
  { name: 'reviews', hash: '/findings/reviews' },
  { name: 'rules', hash: '/findings/rules' },
  { name: 'departments', hash: '/departments' },
  { name: 'department', hash: '/departments', then: firstInTable },
  { name: 'schemes', hash: '/schemes' },
  { name: 'query', hash: '/query' },
  { name: 'data', hash: '/data' },
  { name: 'not-found', hash: '/nothing-here' },
]
