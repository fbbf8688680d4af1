import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drop, goTo, publishedTable, ready, SHANGJIE } from '../as-a-person'
import { closeBrowser, openApp, type OpenApp } from '../browser'
import { firstScreen } from './first-screen'
import { ownFolder, publish } from './publish'
import { nginxServer, pythonServer, type Server } from './servers'

const root = ownFolder()
const site = join(root, 'bureau/2024')

beforeAll(async () => {
  await publish('data/sample', '--out', site, '--title', '示范区看板', '--date', '2026-11-27')
}, 300_000)
afterAll(async () => {
  await closeBrowser()
  rmSync(root, { recursive: true })
})

/** What the page has fetched of the database, its engine and its data. */
const ofDuckDb = (page: Page) =>
  page.evaluate(() =>
    performance.getEntriesByType('resource').flatMap(({ name }) => (/duckdb/.test(name) ? name : [])),
  )

describe.each([
  { name: 'python3 -m http.server', start: () => pythonServer(site), path: '' },
  { name: 'nginx with gzip', start: () => nginxServer(site), path: '' },
  { name: 'a sub-path', start: () => pythonServer(root), path: 'bureau/2024/' },
])('a published site under $name', ({ start, path }) => {
  let server: Server | null
  let app: OpenApp | null = null
  beforeAll(async () => {
    server = await start()
    if (!server) return
    app = await openApp('', { base: `${server.address}${path}` })
    await ready(app.page)
  })
  afterAll(async () => {
    await app?.close()
    server?.stop()
  })

  it('says the same before and after DuckDB has taken over', async ({ skip }) => {
    if (!app) return skip()
    const { page } = app
    const before = await firstScreen(page)
    expect(await ofDuckDb(page)).toEqual([])
    // A page that nothing was written down for: its table comes from DuckDB, and so does everything after it.
    await goTo(page, '部门')
    await page.getByRole('main').getByRole('rowheader').first().waitFor()
    expect((await ofDuckDb(page)).length).toBeGreaterThan(0)
    await goTo(page, '总览')
    await expect.poll(() => firstScreen(page)).toEqual(before)
    expect(app.complaints).toEqual([])
    expect(app.strangers).toEqual([])
  })

  it('is filtered and drilled into, and never imports', async ({ skip }) => {
    if (!app) return skip()
    const { page } = app
    for (const name of ['执行率', '得分', '问题', '核查', '部门']) {
      await goTo(page, name)
      const main = page.getByRole('main')
      await main.getByRole('table').or(main.getByRole('img')).or(main.getByRole('listitem')).first().waitFor()
    }
    await page.getByRole('main').getByRole('rowheader').getByRole('link').first().click()
    await page.getByRole('heading', { level: 2, name: '核查发现' }).waitFor()
    expect(await page.locator('input[type="file"]').count()).toBe(0)
    await drop(page, [publishedTable(SHANGJIE)])
    await goTo(page, '关于')
    expect(await page.getByRole('banner').getByText('示范区看板').count()).toBe(1)
    expect(await page.getByRole('banner').getByText('模拟数据', { exact: true }).count()).toBe(1)
    await page.getByRole('rowheader', { name: 'data/sample/指标明细.csv' }).first().waitFor()
    expect(await page.getByText('已导入').count()).toBe(0)
    expect(app.complaints).toEqual([])
    expect(app.strangers).toEqual([])
  })
})

describe('a published site whose engine is slow to come', () => {
  it('shows no figure of another year while the answer is on its way', async ({ skip }) => {
    const server = await pythonServer(site)
    if (!server) return skip()
    const app = await openApp('', { base: server.address })
    const { page } = app
    const main = page.getByRole('main')
    let letThrough = () => {}
    const engine = new Promise<void>((resolve) => (letThrough = resolve))
    await page.route(/duckdb.*\.wasm/, async (route) => {
      await engine
      await route.continue()
    })
    await ready(page)
    await firstScreen(page)
    // The first picture is of all years; the grades are of the chosen one.
    const grades = () => main.getByRole('img').nth(1).getAttribute('aria-label')
    const before = await grades()
    await main.getByRole('button', { name: '2023', exact: true }).click()
    await main.getByRole('heading', { level: 1, name: /2023/ }).waitFor()
    // What stood there is marked as being replaced, and lies under a cover.
    await expect.poll(() => main.locator('[aria-busy="true"]').count()).toBeGreaterThan(0)
    const figure = main.locator('[aria-busy="true"] > *').first()
    expect(
      await figure.evaluate((element) => {
        const cover = getComputedStyle(element, '::after')
        return [cover.position, cover.content, cover.backgroundImage.startsWith('linear-gradient')]
      }),
    ).toEqual(['absolute', '""', true])
    letThrough()
    await expect.poll(() => main.locator('[aria-busy="true"]').count(), { timeout: 30_000 }).toBe(0)
    expect(await grades()).not.toBe(before)
    expect(app.complaints).toEqual([])
    await app.close()
    server.stop()
  })
})
