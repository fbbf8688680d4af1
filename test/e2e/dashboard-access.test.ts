import { afterAll, describe, expect, it } from 'vitest'
import { axeViolations, closeBrowser, openApp } from './browser'

afterAll(closeBrowser)

const PAGES = [
  '/',
  '/execution',
  '/scores',
  '/problems',
  '/problems/category/PAY',
  '/problems/copies',
  '/problems/taxonomy',
  '/findings',
  '/findings/spot-check',
  '/findings/reviews',
  '/findings/rules',
  '/schemes',
  '/query',
  '/data',
  '/nothing-here',
  '/departments',
] as const

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
    const widths: Record<string, number> = {}
    for (const path of PAGES) {
      if (path !== '/') {
        // What stands there now is of the page that is left.
        await page.evaluate((hash) => {
          document.querySelector('main h1')?.setAttribute('data-left', '')
          location.hash = hash
        }, `#${path}${view}`)
        await page.locator('main [data-left]').waitFor({ state: 'detached' })
      }
      await page.locator('main h1, main h2').first().waitFor({ timeout: 60_000 })
      await page.waitForFunction(() => !document.querySelector('main [aria-busy], main .opening'))
      // What is folded away is looked at too.
      const more = page.locator('main .more-charts > button')
      if ((await more.count()) > 0) {
        await more.click()
        await page.waitForFunction(() => !document.querySelector('main [aria-busy]'))
      }
      found[path] = await axeViolations(page)
      widths[path] = await page.evaluate(() => document.documentElement.scrollWidth)
    }
    await page.locator('main table a').first().click()
    await page.waitForURL(/#\/departments\//)
    await page.locator('main table').first().waitFor()
    found.department = await axeViolations(page)
    await page.getByRole('button', { name: lang === 'en' ? 'Years side by side' : '各年并列' }).click()
    await page.getByRole('heading', { name: lang === 'en' ? 'Years side by side' : '各年并列' }).waitFor()
    found.beside = await axeViolations(page)
    widths.beside = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])))
    // A phone reads downwards only.
    expect(Object.entries(widths).filter(([, shown]) => shown > width)).toEqual([])
    expect(app.complaints).toEqual([])
    await app.close()
  })
})
