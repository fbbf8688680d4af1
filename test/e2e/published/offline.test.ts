import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { goTo, ready } from '../as-a-person'
import { closeBrowser, openApp } from '../browser'
import { countingServer } from './counting-server'
import { firstScreen } from './first-screen'
import { ownFolder, publish } from './publish'
import { pythonServer } from './servers'

const root = ownFolder()
const SITE = 'bureau/2024'
const NEWER = 'newer'
beforeAll(async () => {
  await publish('data/sample', '--out', join(root, SITE), '--title', '示范区看板', '--date', '2026-11-27')
  await publish('data/sample', '--out', join(root, NEWER), '--title', '新版看板', '--date', '2026-11-28')
}, 300_000)
afterAll(async () => {
  await closeBrowser()
  rmSync(root, { recursive: true })
})

/** The page is kept once its worker answers what it asks for. */
const kept = (page: Page) =>
  page.waitForFunction(() => navigator.serviceWorker.controller, null, { timeout: 60_000 })

it('a published site under a sub-path opens with its server gone, DuckDB too, and can be installed', async ({
  skip,
}) => {
  const server = await pythonServer(root)
  if (!server) return skip()
  const app = await openApp('', { base: `${server.address}${SITE}/`, serviceWorkers: 'allow' })
  const { page } = app
  await ready(page)
  const said = await firstScreen(page)
  const manifest = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="manifest"]')!
    const { name, icons } = (await (await fetch(link.href)).json()) as {
      name: string
      icons: { src: string }[]
    }
    const found = await Promise.all(icons.map(async ({ src }) => (await fetch(new URL(src, link.href))).ok))
    return { name, found }
  })
  expect(manifest).toEqual({ name: '示范区看板', found: [true, true, true] })
  await kept(page)
  server.stop()
  await expect.poll(() => fetch(server.address).then(Boolean, () => false)).toBe(false)

  await page.reload()
  await ready(page)
  await expect.poll(() => firstScreen(page)).toEqual(said)
  // What nothing was written down for, on pages that were never opened: engine, snapshot and code come from the browser.
  await goTo(page, '部门')
  await page.getByRole('main').getByRole('rowheader').first().waitFor({ timeout: 60_000 })
  await page.getByRole('main').getByRole('rowheader').getByRole('link').first().click()
  await page.getByRole('heading', { level: 2, name: '核查发现' }).waitFor()
  expect(app.complaints).toEqual([])
  await app.close()
})

it('a newer publication is announced in an open tab, and shown when the reader says so; other tabs go on with theirs', async () => {
  const server = await countingServer(join(root, SITE))
  const app = await openApp('', { base: server.address, serviceWorkers: 'allow' })
  const { page, context } = app
  await ready(page)
  await kept(page)
  // It has shown the first screen and asked for nothing else yet: no DuckDB, no snapshot, no other page.
  const other = await openApp('', { base: server.address, context })
  await ready(other.page)
  await goTo(page, '执行率')
  await page.evaluate(() => Object.assign(globalThis, { stillTheSame: true }))
  const notice = page.getByRole('status').filter({ hasText: '有新版本' })
  expect(await notice.count()).toBe(0)

  server.show(join(root, NEWER))
  // The reader comes back to the tab.
  await page.bringToFront()
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await notice.waitFor({ timeout: 60_000 })
  // Nothing has happened to what the reader is at.
  expect(await page.evaluate(() => 'stillTheSame' in globalThis)).toBe(true)
  await page.getByRole('banner').getByText('示范区看板').waitFor()

  await notice.getByRole('button').first().click()
  await page.getByRole('banner').getByText('新版看板').waitFor({ timeout: 60_000 })
  expect(await page.evaluate(() => 'stillTheSame' in globalThis)).toBe(false)
  expect(new URL(page.url()).hash).toMatch(/^#\/execution/)
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
  expect(await notice.count()).toBe(0)

  // What the other tab asks for now, its server has no more.
  await goTo(other.page, '部门')
  await other.page.getByRole('main').getByRole('rowheader').first().waitFor({ timeout: 60_000 })
  await other.page.getByRole('banner').getByText('示范区看板').waitFor()
  expect(other.complaints).toEqual([])
  const caches = () => page.evaluate(async () => (await globalThis.caches.keys()).length)
  expect(await caches()).toBe(2)
  // With the last page of the older version its files go, too.
  await other.close()
  await page.reload()
  await expect.poll(caches, { timeout: 30_000 }).toBe(1)
  expect(server.answered.filter(({ status }) => status !== 200)).toEqual([])
  expect(app.complaints).toEqual([])
  await app.close()
  server.stop()
})

it('where nothing is kept, a page whose file is gone is no dead click: it says so and opens anew', async () => {
  const server = await countingServer(join(root, SITE))
  const app = await openApp('', { base: server.address })
  const { page } = app
  await ready(page)
  server.show(join(root, 'being replaced'))
  await page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link', { name: '部门', exact: true })
    .click()
  const lost = page.getByRole('alert').filter({ hasText: '没能取到' })
  await lost.waitFor()
  server.show(join(root, NEWER))
  await lost.getByRole('button', { name: '重新打开' }).click()
  await page.getByRole('main').getByRole('rowheader').first().waitFor({ timeout: 60_000 })
  await page.getByRole('banner').getByText('新版看板').waitFor()
  expect(await lost.count()).toBe(0)
  expect(app.complaints.filter((one) => !one.includes('404'))).toEqual([])
  await app.close()
  server.stop()
})
