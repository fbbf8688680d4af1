import { afterAll, expect, it } from 'vitest'
import { closeBrowser, openApp } from './browser'

afterAll(closeBrowser)

/** A4 less its margins, at 96 dots an inch. */
const PAPER_WIDTH = 703

it('a department prints as the opinion: light, within the paper, signed below', async () => {
  const app = await openApp('#/scores?v=1&theme=dark')
  const { page } = app
  await page.locator('main table a').first().click({ timeout: 60_000 })
  await page.waitForURL(/#\/departments\//)
  const opinion = page.getByRole('region', { name: '核查意见' })
  await page.getByRole('heading', { name: '绩效指标' }).waitFor()
  expect(await opinion.count()).toBe(0)

  await page.setViewportSize({ width: PAPER_WIDTH, height: 1000 })
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  await page.emulateMedia({ media: 'print' })
  await opinion.waitFor()
  expect(await opinion.textContent()).toMatch(/自评总分 .*复算总分 .*核查发现：矛盾 \d+ 处.*核查人：/)
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('light')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PAPER_WIDTH)
  expect(await page.getByRole('navigation').count()).toBe(0)
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
  expect(app.complaints).toEqual([])
  await app.close()
})
