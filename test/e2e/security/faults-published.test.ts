import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { goTo, ready } from '../as-a-person'
import { closeBrowser, openApp, type OpenApp } from '../browser'
import { ownFolder, publish } from '../published/publish'
import { pythonServer, type Server } from '../published/servers'

const root = ownFolder()
const site = join(root, 'site')
const later = join(root, 'later')
const REAL = 'data/real/2022年度上街区政务服务中心部门整体自评表.csv'
let server: Server | null
let laterServer: Server | null
let app: OpenApp
let page: Page

beforeAll(async () => {
  await publish(REAL, '--out', site, '--date', '2026-11-27')
  await publish(REAL, '--out', later, '--date', '2026-11-28', '--no-texts')
  server = await pythonServer(site)
  laterServer = await pythonServer(later)
}, 300_000)
beforeEach(async ({ skip }) => {
  if (!server || !laterServer) return skip()
  app = await openApp('', { base: server.address })
  page = app.page
  page.setDefaultTimeout(60_000)
})
afterEach(() => app?.close())
afterAll(async () => {
  await closeBrowser()
  server?.stop()
  laterServer?.stop()
  rmSync(root, { recursive: true })
})

const SNAPSHOT = /\.duckdb(\.gz)?$/
const MARTS = /marts.*\.json(\.gz)?$/
/** What a reader sees when a part does not come: what, and what to do. */
const alert = () => page.getByRole('alert').first()

/** Answers for a part of the page as a server in trouble would. */
const answer = (part: RegExp, how: 'missing' | 'cut' | 'garbage' | 'of another publication') =>
  app.context.route(part, async (route) => {
    if (how === 'missing') return route.fulfill({ status: 404, body: 'not found' })
    if (how === 'garbage') return route.fulfill({ body: 'x'.repeat(20_000) })
    const response = await route.fetch()
    const bytes = await response.body()
    return route.fulfill({ response, body: bytes.subarray(0, bytes.length / 2) })
  })

describe('a published page whose snapshot', () => {
  it.each([
    { how: 'missing', says: /没能取到 .*HTTP 404.*刷新本页.*告诉发布者/ },
    { how: 'cut', says: /没能取到 .*没有传完.*刷新本页/ },
    { how: 'garbage', says: /刷新本页|重新导入|没能/ },
  ] as const)(
    'is $how: the first screen stands, a sentence, and it comes back',
    async ({ how, says }) => {
      await ready(page)
      await answer(SNAPSHOT, how)
      await goTo(page, '部门')
      await alert().waitFor()
      expect(await alert().innerText()).toMatch(says)
      await goTo(page, '总览')
      await page.getByRole('main').getByRole('img').first().waitFor()
      await app.context.unroute(SNAPSHOT)
      await goTo(page, '部门')
      const retry = page.getByRole('button', { name: '重试' }).first()
      if (await retry.isVisible()) await retry.click()
      await page.getByRole('main').getByRole('rowheader').first().waitFor()
    },
    200_000,
  )
})

describe('a published page whose first figures', () => {
  it.each(['missing', 'cut', 'garbage'] as const)(
    'are %s: a sentence, and it comes back',
    async (how) => {
      await answer(MARTS, how)
      await page.reload()
      await alert().waitFor()
      expect(await alert().innerText()).toMatch(/刷新本页.*告诉发布者/)
      await app.context.unroute(MARTS)
      await alert().getByRole('button', { name: '重试' }).click()
      await ready(page)
      await page.getByRole('main').getByRole('img').first().waitFor()
    },
    200_000,
  )
})

describe('a site that is replaced', () => {
  it('half: the page of one publication with the data of another says so', async () => {
    const other = await (await fetch(`${laterServer!.address}index.html`)).text()
    await app.context.route(
      (url) => url.pathname === '/',
      async (route) => route.fulfill({ response: await route.fetch(), body: other }),
    )
    await page.reload()
    await alert().waitFor()
    expect(await alert().innerText()).toMatch(/刷新本页/)
  }, 200_000)

  it('while it is open: the old snapshot is gone, and the sentence says to reload; a reload shows the new one', async () => {
    await ready(page)
    await app.context.route(`${server!.address}**`, async (route) => {
      const { pathname } = new URL(route.request().url())
      await route.fulfill({
        response: await route.fetch({ url: `${laterServer!.address}${pathname.slice(1)}` }),
      })
    })
    await goTo(page, '部门')
    await alert().waitFor()
    expect(await alert().innerText()).toMatch(/刷新本页/)
    await page.reload()
    await ready(page)
    await goTo(page, '部门')
    await page.getByRole('main').getByRole('rowheader').first().waitFor()
  }, 200_000)

  it('under the same names: figures of one publication are never shown with those of another', async () => {
    const names = async (address: string) =>
      [...(await (await fetch(`${address}index.html`)).text()).matchAll(/"whole":\["([^"]+)"/g)].map(
        ([, name]) => name!,
      )
    const [before] = await names(server!.address)
    const [after] = await names(laterServer!.address)
    await app.context.route(`**/${before}`, async (route) =>
      route.fulfill({ response: await route.fetch({ url: `${laterServer!.address}${after}` }) }),
    )
    await page.reload()
    await ready(page)
    await goTo(page, '部门')
    await alert().waitFor()
    expect(await alert().innerText()).toContain('不是同一次发布的')
  }, 200_000)
})
