import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { goTo, ready } from './as-a-person'
import { axeViolations, closeBrowser, openApp, type OpenApp } from './browser'

let app: OpenApp
beforeAll(async () => {
  app = await openApp()
  await ready(app.page)
})
afterAll(async () => {
  expect(app.complaints).toEqual([])
  expect(app.strangers).toEqual([])
  await app.close()
  await closeBrowser()
})
const main = () => app.page.getByRole('main')
const openTab = (name: string) =>
  app.page.getByRole('navigation', { name: '问题页的各个视图' }).getByRole('link', { name }).click()

describe('the first page', () => {
  it('comes without the model that sorts sentences: only the worker that reads files fetches it', async () => {
    const { weights } = JSON.parse(readFileSync('src/problems/model/weights.json', 'utf8')) as {
      weights: Record<string, string>
    }
    const [trait] = Object.values(weights).sort((a, b) => b.length - a.length)
    const page = await openApp()
    await ready(page.page)
    // What the page itself asks for; the worker that reads files has the model, and is not waited for.
    const scripts = await page.page
      .locator('script[src], link[rel=modulepreload]')
      .evaluateAll((all) => all.map((one) => (one as HTMLScriptElement).src || (one as HTMLLinkElement).href))
    expect(scripts.length).toBeGreaterThan(3)
    const texts = await Promise.all(scripts.map(async (url) => (await fetch(url)).text()))
    expect(texts.filter((text) => text.includes(trait!))).toEqual([])
    await page.close()
  })
})

describe('雷同文字', () => {
  it('lays a planted copy beside its source, the new figure marked, and says the rule', async () => {
    await goTo(app.page, '问题')
    await openTab('雷同文字')
    await main()
      .getByRole('button', { name: /全部年度/ })
      .click()
    const pair = main().getByRole('article').filter({ hasText: '澄川区总工会' }).first()
    await pair.waitFor()
    expect(await pair.getByRole('link', { name: '澄川区总工会 2023 年' }).count()).toBe(1)
    expect(await pair.getByRole('deletion').allInnerTexts()).toEqual(['17'])
    expect(await pair.getByRole('insertion').allInnerTexts()).toEqual(['11'])
    await main().getByRole('heading', { name: '怎样算雷同' }).waitFor()
    expect(await axeViolations(app.page)).toEqual([])
  })

  it('shows one kind alone; the link keeps the choice', async () => {
    const own = main().getByRole('button', { name: /^与本部门往年/ })
    await own.click()
    await app.page.waitForURL(/copies=year/)
    await app.page.reload()
    await main().getByRole('article').first().waitFor()
    expect(await own.getAttribute('aria-pressed')).toBe('true')
    expect(await main().getByRole('article').filter({ hasText: '与其他部门' }).count()).toBe(0)
  })
})
