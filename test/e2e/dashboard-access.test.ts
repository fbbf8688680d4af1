import { afterAll, describe, expect, it } from 'vitest'
import { axeViolations, closeBrowser, openApp } from './browser'

afterAll(closeBrowser)

const PAGES = ['/', '/execution', '/scores', '/departments'] as const

describe.each([
  { theme: 'light', lang: 'zh-CN', width: 1440 },
  { theme: 'dark', lang: 'en', width: 1440 },
  { theme: 'dark', lang: 'zh-CN', width: 390 },
  { theme: 'light', lang: 'en', width: 390 },
])('axe-core finds nothing: $theme, $lang, $width px', ({ theme, lang, width }) => {
  it('on each page, with filters active, and on a department', async () => {
    const view = `?v=1&rate=40..&theme=${theme}${lang === 'en' ? '&lang=en' : ''}`
    const app = await openApp(`#/${view}`, { viewport: { width, height: 900 } })
    const { page } = app
    const found: Record<string, string[]> = {}
    for (const path of PAGES) {
      await page.evaluate((hash) => (location.hash = hash), `#${path}${view}`)
      await page.locator('main .panel').first().waitFor({ timeout: 60_000 })
      await page.locator('main [aria-busy]').first().waitFor({ state: 'detached' })
      found[path] = await axeViolations(page)
    }
    await page.locator('main table a').first().click()
    await page.waitForURL(/#\/departments\//)
    await page.locator('main table').first().waitFor()
    found.department = await axeViolations(page)
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])))
    // A phone reads downwards only.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    expect(app.complaints).toEqual([])
    await app.close()
  })
})
